import { codePointsOf } from './characters.ts'
import type { BuiltInName, FontSource } from './font-source.ts'

/**
 * Letters with marks on them for which Unicode has no one character: m̀, ê̄, ḗ̀, n̩, 1⃣.
 *
 * A browser sets a letter and its marks in one font, and draws nothing where no font has all of them. Our Chinese fonts
 * have five marks, which they put beside the letter.
 */
export type Accents = {
  /** Which font sets which of them: all code points that it may need, composed or not. */
  fonts: Map<BuiltInName, Set<number>>
  /** All marks of the text. */
  marks: ReadonlySet<number>
  /** Marks that the Chinese fonts show, for want of one that has their letter. */
  kept: ReadonlySet<number>
  /** Those that no font can set: of each, the marks must be left out. */
  unset: ReadonlySet<string>
}

const marks = '\\u0300-\\u036f\\u0483-\\u0489\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f'
const accented = new RegExp(`[^${marks}\\ufe0f]\\ufe0f?[${marks}]+`, 'gu')
const mark = new RegExp(`[${marks}]`, 'u')

/** What a text has of them, composed as far as Unicode goes; and all characters that come of it, é for e and its accent. */
export function findAccents(text: string): { clusters: string[]; composed: number[] } {
  const found = new Set(text.match(accented)?.map(nameOf))
  const clusters = [...found]
  return {
    clusters: clusters.filter((cluster) => mark.test(cluster)).sort(),
    composed: codePointsOf(clusters.flatMap(stepsTo).join('')).filter(
      (codePoint) => !mark.test(String.fromCodePoint(codePoint)),
    ),
  }
}

/** A text in parts: letters with marks by themselves, with their name among the clusters of `findAccents`. */
export function accentedParts(text: string): { text: string; cluster?: string }[] {
  const parts: { text: string; cluster?: string }[] = []
  let end = 0
  for (const { 0: cluster, index } of text.matchAll(accented)) {
    if (index > end) parts.push({ text: text.slice(end, index) })
    parts.push({ text: cluster, cluster: nameOf(cluster) })
    end = index + cluster.length
  }
  if (end < text.length) parts.push({ text: text.slice(end) })
  return parts
}

export function isAccent(character: string): boolean {
  return mark.test(character)
}

function nameOf(cluster: string): string {
  return cluster.replace('\ufe0f', '').normalize()
}

/** What comes about on the way, as shapers put one mark after the other on its letter: e, ẹ, ệ. */
function stepsTo(cluster: string): string[] {
  const parts = [...cluster.normalize('NFD')]
  return parts.map((_, index) =>
    parts
      .slice(0, index + 1)
      .join('')
      .normalize(),
  )
}

/**
 * Choose a font for each: the first of `order` that has it. `chinese` shows what is left, if it can.
 *
 * @param clusters of `findAccents`
 */
export async function chooseAccents(
  clusters: readonly string[],
  order: readonly BuiltInName[],
  builtIn: (name: BuiltInName) => Promise<FontSource>,
  chinese: (codePoint: number) => boolean,
): Promise<Accents> {
  const fonts: Accents['fonts'] = new Map()
  const ofText = new Set<number>()
  const kept = new Set<number>()
  const unset = new Set<string>()
  for (const cluster of clusters) {
    const points = codePointsOf(cluster)
    const own = points.filter((codePoint) => mark.test(String.fromCodePoint(codePoint)))
    for (const codePoint of own) ofText.add(codePoint)
    const name = await firstWith(points, order, builtIn)
    if (name !== undefined) {
      const { coverage } = await builtIn(name)
      const wanted = fonts.get(name) ?? new Set()
      for (const codePoint of codePointsOf(stepsTo(cluster).join('') + cluster.normalize('NFD')))
        if (coverage.has(codePoint)) wanted.add(codePoint)
      fonts.set(name, wanted)
    } else if (points.every(chinese)) for (const codePoint of own) kept.add(codePoint)
    else unset.add(cluster)
  }
  return { fonts, marks: ofText, kept, unset }
}

async function firstWith(
  points: readonly number[],
  order: readonly BuiltInName[],
  builtIn: (name: BuiltInName) => Promise<FontSource>,
): Promise<BuiltInName | undefined> {
  for (const name of order) if (points.every((await builtIn(name)).coverage.has)) return name
  return undefined
}
