import { join } from 'node:path'
import type { BookConfig } from '../book.ts'
import { cacheKey } from '../cache.ts'
import { libraryFolder } from '../library-folder.ts'
import type { Run } from '../run.ts'
import { isInvisible, isPrivate } from './characters.ts'
import { openCutter } from './cut-fonts.ts'
import { metrics, type OwnName, textFamilies } from './faces.ts'
import { fontFaceCss } from './font-face-css.ts'
import { type BuiltInName, builtInSource, type FontSource } from './font-source.ts'
import { katexFonts } from './katex-fonts.ts'
import { ownSource } from './own-font.ts'
import { type PlannedFile, planFaces, type Sources } from './plan-faces.ts'
import { setLineMetrics } from './set-line-metrics.ts'
import { rehearseSubset, startSubsetThread } from './subset-in-thread.ts'
import { SUBSET_VERSION } from './subset-version.ts'

export type FontRequest = {
  /** All text of the book; print's own words and figures are added. */
  text: string
  /** Are there formulas? Then KaTeX's fonts come along. */
  math: boolean
  own: BookConfig['fonts']
  /** The manuscript folder, absolute. */
  folder: string
  /** Traditional text has other forms and other places of the punctuation (clreq 3.1.2). */
  language: BookConfig['language']
}

/** The fonts of one book, for print and EPUB alike. */
export type BookFonts = {
  /** All `@font-face` rules; the files are at `fonts/…`, relative to the style sheet. */
  css: string
  /** `fonts/song-400.ttf` → static TrueType. */
  files: Map<string, Uint8Array>
  /** Can the character be printed? True for all that need no glyph. */
  has: (codePoint: number) => boolean
  /** Characters of the text that can't be, ascending. */
  missing: number[]
  /** Letters of the text, with their marks, of which the marks can't be: `Accents.unset`. */
  unset: ReadonlySet<string>
  /**
   * Changes with all that may change how text is set: fonts, versions, rules. Not with the set of characters: with one
   * more character of the book, sections that lack it look as before.
   */
  identity: string
}

/**
 * Begin what is long and needs no text, as soon as a build starts: on a new machine, half a second.
 *
 * Nobody has to wait for it, and what fails will fail again, and be told, in `prepareFonts`.
 */
export function startFonts(): void {
  startSubsetThread()
  void rehearse().catch(() => undefined)
  void builtIn('kai').catch(() => undefined)
}

/** With the font that every book begins with, and then with others that most books are set in, where that costs little. */
async function rehearse(): Promise<void> {
  const { read, common } = await builtIn('song-400')
  const font = await read()
  if (typeof font === 'string') rehearseSubset({ font, common })
  for (const name of ['song-700', 'hei-400', 'hei-700', 'kai'] as const)
    rehearseSubset({ common: (await builtIn(name)).common })
}

/** The fonts of a book, each made when it is asked for: most books use a few of them. */
export type FontsToBe = Omit<BookFonts, 'files'> & {
  /** `fonts/song-400.ttf` → static TrueType. */
  files: Map<string, { key: string; make: () => Promise<Uint8Array> }>
  /** What is not made by then never will be. */
  close: () => void
}

/**
 * Choose and cut the fonts of a book: each file has the characters that the book uses, 15 MB become 0.4.
 *
 * An own font that can't serve is reported as an error, and ours stands in for it.
 */
export async function prepareFonts(run: Run, request: FontRequest): Promise<BookFonts> {
  const { files, close, ...fonts } = await planFonts(run, request)
  let done = 0
  const progress = () => run.progress('fonts', done++, files.size)
  try {
    progress()
    const made = [...files].map(async ([name, { make }]): Promise<[string, Uint8Array]> => {
      const font = await make()
      progress()
      return [name, font]
    })
    return { ...fonts, files: new Map(await Promise.all(made)) }
  } finally {
    close()
  }
}

/** The same, but for the cutting. */
export async function planFonts(
  run: Run,
  { text, math, own, folder, language }: FontRequest,
): Promise<FontsToBe> {
  const { cacheFolder, builtIn: sources, own: ownFonts } = await openSources(run, { own, folder, language })
  // All at once: one of them is unpacked in another thread.
  await Promise.all(alwaysUsed.map(sources))
  const { files: planned, missing, unset } = await planFaces(text, { builtIn: sources, own: ownFonts })

  const named = nameFiles(planned)
  const cutter = openCutter(cacheFolder, run.signal)
  const files: FontsToBe['files'] = new Map()
  for (const file of named) {
    const make = async () => finished(file, await cutter.cut(file))
    files.set(file.url, {
      key: cacheKey(cutter.keyOf(file), String(file.metricsInFile && file.metrics)),
      make,
    })
  }
  cutter.begin(named.filter(({ family }) => textFamilies.includes(family)))
  const formulas = math ? await katexFonts() : { css: '', files: new Map<string, Uint8Array>() }
  for (const [name, font] of formulas.files) files.set(name, { key: cacheKey(font), make: async () => font })

  const css = ['html{font-synthesis:none}', fontFaceCss(named), formulas.css].join('\n')
  const identities = named.map(({ source }) => source.identity)
  const shown = new Set(planned.flatMap(({ codePoints }) => codePoints))
  for (const codePoint of missing) shown.delete(codePoint)
  return {
    css,
    files,
    has: (codePoint) => shown.has(codePoint) || isInvisible(codePoint),
    missing: missing.filter((codePoint) => !(math && isPrivate(codePoint))),
    unset,
    identity: cacheKey(SUBSET_VERSION, css, ...identities),
    close: cutter.close,
  }
}

/** The fonts that a book may be set in, and where their subsets are kept. An own font that can't serve is reported. */
export async function openSources(
  run: Run,
  { own, folder, language }: Pick<FontRequest, 'own' | 'folder' | 'language'>,
): Promise<Sources & { cacheFolder: string }> {
  const isTraditional = language === 'zh-Hant'
  const sources = remembering((name: BuiltInName) => builtIn((isTraditional && traditional[name]) || name))
  return { cacheFolder: cacheOf(run), builtIn: sources, own: await ownSources(run, folder, own) }
}

/** Our fonts for Traditional text. Kai has one form only. */
const traditional: Partial<Record<BuiltInName, BuiltInName>> = {
  'song-400': 'song-400-tc',
  'song-700': 'song-700-tc',
  'hei-400': 'hei-400-tc',
  'hei-700': 'hei-700-tc',
}

/** What is learnt of our fonts is the same for all books, and learnt once. */
function builtIn(name: BuiltInName): Promise<FontSource> {
  const source = ours.get(name) ?? libraryFolder('fonts').then((folder) => builtInSource(folder, name))
  ours.set(name, source)
  source.catch(() => ours.delete(name))
  return source
}

const ours = new Map<BuiltInName, Promise<FontSource>>()

function cacheOf(run: Run): string {
  return run.cacheFolder === '' ? '' : join(run.cacheFolder, 'fonts')
}

/** Fonts that every book has. */
const alwaysUsed = ['kai', 'song-400', 'song-700', 'hei-400', 'hei-700', 'mono-400', 'mono-700'] as const

async function ownSources(
  run: Run,
  folder: string,
  own: BookConfig['fonts'],
): Promise<Partial<Record<OwnName, FontSource>>> {
  const found: Partial<Record<OwnName, FontSource>> = {}
  for (const name of ['song', 'hei', 'kai', 'fang', 'mono'] as const) {
    const file = own[name]
    const source = file === undefined ? undefined : await ownSource(run, folder, file, `own-${name}`)
    if (source) found[name] = source
  }
  return found
}

function finished({ metrics: kind, metricsInFile }: PlannedFile, font: Uint8Array): Uint8Array {
  if (!metricsInFile) return font
  const { ascent, descent } = metrics[kind]
  return setLineMetrics(font, ascent, descent)
}

/**
 * Every face has a file of its own: `song-400.ttf`, `song-400-2.ttf`. Were one the file of two, it would be one font or two in the
 * PDF, as they happen to load together or not.
 */
function nameFiles(planned: readonly PlannedFile[]): (PlannedFile & { url: string })[] {
  const counts = new Map<string, number>()
  return planned.map((file) => {
    const { name } = file.source
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    return { ...file, url: `fonts/${name}${count === 1 ? '' : `-${count}`}.ttf` }
  })
}

/** Read every font once, though several faces ask for it. */
function remembering<Key, Value>(read: (key: Key) => Promise<Value>): (key: Key) => Promise<Value> {
  const known = new Map<Key, Promise<Value>>()
  return (key) => {
    const value = known.get(key) ?? read(key)
    known.set(key, value)
    return value
  }
}
