import type { BookConfig } from '../book.ts'
import type { Run } from '../run.ts'
import { codePointsOf, isInvisible } from './characters.ts'
import { cutFonts } from './cut-fonts.ts'
import { type FacePart, faces, metrics, shows, symbolSources } from './faces.ts'
import type { FontSource } from './font-source.ts'
import type { Sources } from './plan-faces.ts'
import { type FontRequest, openSources } from './prepare-fonts.ts'
import { setLineMetrics } from './set-line-metrics.ts'

export type EmbedRequest = Pick<FontRequest, 'own' | 'folder' | 'language'> & {
  kind: BookConfig['epub']['fonts']
  /** Text of the headings, of code, of formulas, and all of it. */
  headings: string
  code: string
  formulas: string
  text: string
  /** Are there emphasis dots? */
  hasDots: boolean
}

/** Fonts that travel with a book; paths in `css` are relative to it: `fonts/hei-700.ttf`. */
export type EmbeddedFonts = { css: string; files: Map<string, Uint8Array> }

/**
 * Cut the fonts that an EPUB brings along, as TrueType, which every reading system takes.
 *
 * `headings`: `Banxin Head` for headings, `Banxin Dot` for emphasis, and `Banxin Rare` with the Han characters that fonts
 * of reading systems often lack. `full`: `Banxin Song`, `Banxin Hei` and `Banxin Kai` besides, with all characters of the text,
 * `Banxin Mono` for code and `Banxin Math` for formulas.
 */
export async function embedFonts(run: Run, request: EmbedRequest): Promise<EmbeddedFonts> {
  if (request.kind === 'none') return { css: '', files: new Map() }
  const sources = await openSources(run, request)
  const wanted = families
    .filter(({ kind }) => kind === 'headings' || request.kind === 'full')
    .map((family) => ({ ...family, codePoints: visible(family.textOf(request)) }))
  const planned = (await Promise.all(wanted.map((family) => planFamily(family, sources)))).flat()
  const cut = await cutFonts(sources.cacheFolder, planned, run.signal, (done, total) =>
    run.progress('fonts', done, total),
  )
  const named = planned.map((part, index) => ({
    ...part,
    path: `fonts/${part.slug}${part.part === 0 ? '' : `-${part.part + 1}`}.ttf`,
    bytes: withLineMetrics(part.name, cut[index] ?? new Uint8Array()),
  }))
  return {
    css: [...licences(named.map(({ source }) => source.name)), ...[...named].reverse().map(fontFace)].join(
      '\n',
    ),
    files: new Map(named.map(({ path, bytes }) => [path, bytes])),
  }
}

type Family = {
  name: string
  slug: string
  weight: 400 | 700
  /** The smallest choice that has it. */
  kind: 'headings' | 'full'
  textOf: (request: EmbedRequest) => string
  /** The first that has a character shows it. */
  parts: readonly FacePart[]
}

const symbols: readonly FacePart[] = symbolSources.map((source) => ({ source }))

const families: readonly Family[] = [
  {
    name: 'Banxin Head',
    slug: 'head-700',
    weight: 700,
    kind: 'headings',
    textOf: ({ headings }) => headings,
    parts: partsOf('Hei', 700),
  },
  {
    name: 'Banxin Rare',
    slug: 'rare-400',
    weight: 400,
    kind: 'headings',
    textOf: ({ text }) => (text.match(rare) ?? []).join(''),
    parts: [...partsOf('Song', 400), ...symbols],
  },
  {
    // Emphasis dots are drawn with the bullet, which in Song is hardly to be seen.
    name: 'Banxin Dot',
    slug: 'dot-700',
    weight: 400,
    kind: 'headings',
    textOf: ({ hasDots }) => (hasDots ? '•' : ''),
    parts: partsOf('Hei', 700),
  },
  {
    name: 'Banxin Mono',
    slug: 'mono-400',
    weight: 400,
    kind: 'full',
    textOf: ({ code }) => code,
    parts: partsOf('Mono', 400),
  },
  {
    name: 'Banxin Math',
    slug: 'math-400',
    weight: 400,
    kind: 'full',
    textOf: ({ formulas }) => formulas,
    parts: [{ source: 'math' }],
  },
  ...(
    [
      ['Song', 400],
      ['Song', 700],
      ['Hei', 700],
      ['Kai', 400],
    ] as const
  ).map(
    ([name, weight]): Family => ({
      name: `Banxin ${name}`,
      slug: `${name.toLowerCase()}-${weight}`,
      weight,
      kind: 'full',
      textOf: ({ text }) => text,
      // What the text has besides, one weight must show.
      parts: [...partsOf(name, weight), ...(name === 'Song' && weight === 400 ? symbols : [])],
    }),
  ),
]

/**
 * Ascent and descent in the files themselves, for style sheets of reading systems know none.
 *
 * Text as in print; the dot, of half the size, so low that it is clear of the characters, and so little high that lines
 * of 1.75 times the size keep their height.
 */
function withLineMetrics(name: string, font: Uint8Array): Uint8Array {
  // Formulas are laid out by the tables of their font.
  if (name === 'Banxin Math') return font
  const { ascent, descent } = name === 'Banxin Dot' ? { ascent: 74, descent: 0 } : metrics.text
  return setLineMetrics(font, ascent, descent)
}

function partsOf(name: string, weight: number): FacePart[] {
  return faces.find((face) => face.family === name && face.weight === weight)?.sources ?? []
}

/** Han beyond the basic block: Extension A and all of planes 2 and 3, compatibility forms, and private characters. */
const rare = /[\u{3400}-\u{4dbf}\u{f900}-\u{faff}\u{20000}-\u{3ffff}\p{Co}]/gu

function visible(text: string): number[] {
  return codePointsOf(text).filter((codePoint) => !isInvisible(codePoint))
}

type Part = Pick<Family, 'name' | 'slug' | 'weight'> & {
  source: FontSource
  codePoints: number[]
  /** Counts from 0 in its family; the first has the most characters. */
  part: number
}

/** What each font shows of a family; one that has nothing to show is left out. */
async function planFamily(
  { name, slug, weight, parts, codePoints }: Family & { codePoints: number[] },
  sources: Sources,
): Promise<Part[]> {
  const left = new Set(codePoints)
  const planned: Part[] = []
  for (const part of parts) {
    if (left.size === 0) break
    const source =
      typeof part.source === 'string' ? await sources.builtIn(part.source) : sources.own[part.source.own]
    if (!source) continue
    const shown = [...left].filter((codePoint) => shows(part, source, codePoint))
    for (const codePoint of shown) left.delete(codePoint)
    if (shown.length > 0) planned.push({ name, slug, weight, source, codePoints: shown, part: 0 })
  }
  // The one that has the most stands for the family.
  const sorted = planned.sort((a, b) => b.codePoints.length - a.codePoints.length)
  return sorted.map((part, index) => ({ ...part, part: index }))
}

function fontFace({ name, weight, path, codePoints, part }: Part & { path: string }): string {
  // Of several files the last rule comes first with browsers: it is the family's first file, which serves all; the
  // others serve their characters only.
  const range = codePoints.map((codePoint) => `U+${codePoint.toString(16).toUpperCase()}`).join(',')
  const rules = [
    `font-family:"${name}"`,
    `font-weight:${weight === 700 ? 'bold' : 'normal'}`,
    'font-style:normal',
    `src:url("${path}") format("truetype")`,
    ...(part === 0 ? [] : [`unicode-range:${range}`]),
  ]
  return `@font-face{${rules.join(';')}}`
}

/** Whose fonts they are, as their licences ask. */
function licences(names: readonly string[]): string[] {
  const used = notices.filter(({ names: pattern }) => names.some((name) => pattern.test(name)))
  return used.length === 0 ? [] : [`/* ${used.map(({ notice }) => notice).join('\n   ')} */`]
}

const notices = [
  {
    names: /^(?:song|hei)-/,
    notice:
      'Noto Serif and Noto Sans SC/TC, © Adobe, cut to the characters of this book. SIL Open Font License 1.1, https://openfontlicense.org',
  },
  {
    names: /^kai$/,
    notice:
      'LXGW WenKai, © LXGW, cut to the characters of this book. SIL Open Font License 1.1, https://openfontlicense.org',
  },
  { names: /^own-/, notice: 'Fonts of the author of this book, cut to its characters.' },
  {
    names: /^(?:symbols|symbols-2|math|emoji)$/,
    notice: 'Noto, © The Noto Project Authors. SIL Open Font License 1.1, https://openfontlicense.org',
  },
  { names: /^(?:dejavu|mono-)/, notice: 'DejaVu, https://dejavu-fonts.github.io/License.html' },
]
