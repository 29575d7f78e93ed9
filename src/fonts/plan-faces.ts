import { type Accents, chooseAccents, findAccents } from './accents.ts'
import { codePointsOf, isInvisible, pressCharacters } from './characters.ts'
import {
  accentSources,
  type Face,
  type FacePart,
  faces,
  type metrics,
  type OwnName,
  shows,
  symbolSources,
  textFamilies,
} from './faces.ts'
import type { BuiltInName, FontSource } from './font-source.ts'
import { splitTwins } from './split-twins.ts'

/** One file of a face: what to subset, and how the style sheet names it. */
export type PlannedFile = {
  family: string
  weight: 400 | 700
  metrics: keyof typeof metrics
  metricsInFile?: true
  noSubstitution?: true
  source: FontSource
  /** Ascending, never empty. */
  codePoints: number[]
  /** The file serves these characters only; left out for the file that a family is measured by. */
  unicodeRange?: readonly (readonly [first: number, last: number])[]
}

/** The sources at hand. `own` fonts are absent where the author gave none. */
export type Sources = {
  builtIn: (name: BuiltInName) => Promise<FontSource>
  own: Partial<Record<OwnName, FontSource>>
}

export type FontPlan = {
  files: PlannedFile[]
  /** Characters of the text that no font has. */
  missing: number[]
  /** Letters with marks that no font has together: `Accents.unset`. */
  unset: ReadonlySet<string>
}

/** Decide which font shows which character of the text, in every family. */
export async function planFaces(text: string, sources: Sources): Promise<FontPlan> {
  const isVisible = (codePoint: number) => !isInvisible(codePoint)
  const { clusters, composed } = findAccents(text)
  const ofText = [...new Set([...codePointsOf(text), ...composed])].filter(isVisible)
  const ofPrint = [...new Set([...ofText, ...codePointsOf(pressCharacters)])].sort((a, b) => a - b)
  const accents = { serif: await accentsIn('serif'), sans: await accentsIn('sans') }
  const files: PlannedFile[] = []
  const lacking = new Set<number>()
  for (const face of faces) {
    const left = new Set([...ofPrint, ...codePointsOf(face.always ?? '')])
    const own = face.accents && accents[face.accents]
    files.push(...(await faceFiles(face, left, sources, own)))
    if (!textFamilies.includes(face.family)) continue
    for (const codePoint of ofText) if (left.has(codePoint)) lacking.add(codePoint)
  }
  files.push(...(await symbolFiles(lacking, sources, toned(text))))
  return { files, missing: [...lacking].sort(inOrder), unset: accents.serif.unset }

  async function accentsIn(style: 'serif' | 'sans') {
    const { coverage } = await sources.builtIn('song-400')
    return chooseAccents(clusters, accentSources[style], sources.builtIn, coverage.has)
  }
}

/** Files of one face; removes from `left` what they show. */
async function faceFiles(
  face: Face,
  left: Set<number>,
  sources: Sources,
  accents: Accents | undefined,
): Promise<PlannedFile[]> {
  const files: PlannedFile[] = []
  let measured = false
  for (const part of face.sources) {
    const source = await sourceOf(part, sources)
    if (!source) continue
    const isOurs = typeof part.source === 'string'
    const isElsewhere = (codePoint: number) =>
      isOurs && accents?.marks.has(codePoint) && !accents.kept.has(codePoint)
    const codePoints = [...left].filter(
      (codePoint) => !isElsewhere(codePoint) && shows(part, source, codePoint),
    )
    for (const codePoint of codePoints) left.delete(codePoint)
    // The family is measured by the first part that may show everything.
    const measures: boolean = !part.only && !measured
    measured ||= measures
    files.push(...filesOf(face, source, codePoints, part.only, measures))
  }
  for (const [name, codePoints] of accents?.fonts ?? []) {
    const source = await sources.builtIn(name)
    files.push(...filesOf(face, source, [...codePoints].sort(inOrder), undefined, false))
  }
  for (const codePoint of accents?.marks ?? []) left.delete(codePoint)
  return files
}

function inOrder(a: number, b: number): number {
  return a - b
}

async function sourceOf({ source }: FacePart, sources: Sources): Promise<FontSource | undefined> {
  return typeof source === 'string' ? sources.builtIn(source) : sources.own[source.own]
}

/**
 * Emoji that a colour of skin follows, and the colours. A browser sets the two in one font, and draws nothing where none
 * has both.
 */
function toned(text: string): ReadonlySet<number> {
  return new Set(
    codePointsOf((text.match(/\p{Emoji_Modifier_Base}\ufe0f?\p{Emoji_Modifier}/gu) ?? []).join('')),
  )
}

/** What the text families lack; removes from `lacking` what it finds. */
async function symbolFiles(
  lacking: Set<number>,
  sources: Sources,
  toned: ReadonlySet<number>,
): Promise<PlannedFile[]> {
  const files: PlannedFile[] = []
  const add = (source: FontSource, wanted: Iterable<number>, noSubstitution?: true) => {
    const codePoints = [...wanted].filter(source.coverage.has).sort(inOrder)
    for (const codePoint of codePoints) lacking.delete(codePoint)
    // No ranges: each file has other characters, and the style sheet stays the same when the book gets one more.
    const face = { family: 'Symbols', weight: 400, metrics: 'text', noSubstitution } as const
    files.push(...filesOf(face, source, codePoints, undefined, true))
  }
  // 👩🏽 is the glyph of 👩 there: a PDF would not tell the colour.
  if (toned.size > 0) add(await sources.builtIn('emoji'), toned, true)
  for (const wanted of [...Object.values(sources.own), ...symbolSources]) {
    if (lacking.size === 0) break
    add(typeof wanted === 'string' ? await sources.builtIn(wanted) : wanted, lacking)
  }
  return files
}

function filesOf(
  {
    family,
    weight,
    metrics,
    metricsInFile,
    noSubstitution,
  }: Pick<PlannedFile, 'family' | 'weight' | 'metrics' | 'metricsInFile' | 'noSubstitution'>,
  source: FontSource,
  codePoints: number[],
  only: PlannedFile['unicodeRange'],
  measures: boolean,
): PlannedFile[] {
  if (codePoints.length === 0) return []
  return splitTwins(codePoints, source.coverage.twins).map((part, index) => ({
    family,
    weight,
    metrics,
    metricsInFile,
    noSubstitution,
    source,
    codePoints: part,
    ...(index === 0 && measures ? {} : { unicodeRange: index === 0 && only ? only : rangesOf(part) }),
  }))
}

function rangesOf(codePoints: readonly number[]): [first: number, last: number][] {
  const ranges: [first: number, last: number][] = []
  for (const codePoint of codePoints) {
    const last = ranges.at(-1)
    if (last?.[1] === codePoint - 1) last[1] = codePoint
    else ranges.push([codePoint, codePoint])
  }
  return ranges
}
