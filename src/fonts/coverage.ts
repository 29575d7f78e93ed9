import { readCached, writeCached } from '../cache.ts'
import { readTables } from '../read-sfnt.ts'
import { codePointsOf, isRadical, isSpace, pressCharacters } from './characters.ts'
import { readCmap } from './read-cmap.ts'

/** What a font can show. */
export type Coverage = {
  has: (codePoint: number) => boolean
  /** Characters drawn with one and the same glyph, e.g. `·` and `•`; the usual one comes first. */
  twins: number[][]
}

/** As it is kept in the cache. */
type Table = { ranges: [first: number, last: number][]; twins: number[][] }

/**
 * The coverage of a font; the table is kept, so that a font of 15 MB is read only when it is subset.
 *
 * @throws Error where the font has no Unicode `cmap`
 */
export async function coverageOf(
  cacheFolder: string,
  identity: string,
  read: () => Promise<Uint8Array>,
): Promise<Coverage> {
  const name = `coverage-1-${identity}.json`
  const cached = parse(await readCached(cacheFolder, name))
  if (cached) return coverage(cached)
  const table = tableOf(await read())
  await writeCached(cacheFolder, name, JSON.stringify(table))
  return coverage(table)
}

function parse(content: Buffer | undefined): Table | undefined {
  try {
    return content && (JSON.parse(content.toString()) as Table)
  } catch {
    return undefined
  }
}

/** The coverage of a font file that is at hand. */
export function coverageOfFont(font: Uint8Array): Coverage {
  return coverage(tableOf(font))
}

function tableOf(font: Uint8Array): Table {
  const cmap = readTables(font)?.get('cmap')
  const glyphs = cmap && readCmap(cmap)
  if (!glyphs) throw new Error('the font has no Unicode cmap')
  const ranges: Table['ranges'] = []
  const byGlyph = new Map<number, number[]>()
  for (const codePoint of [...glyphs.keys()].sort((a, b) => a - b)) {
    const last = ranges.at(-1)
    if (last?.[1] === codePoint - 1) last[1] = codePoint
    else ranges.push([codePoint, codePoint])
    if (isSpace(codePoint)) continue
    const glyph = glyphs.get(codePoint) ?? 0
    byGlyph.set(glyph, [...(byGlyph.get(glyph) ?? []), codePoint])
  }
  const twins = [...byGlyph.values()].filter((group) => group.length > 1)
  return { ranges, twins: twins.map((group) => group.sort((a, b) => rank(a) - rank(b))) }
}

/** Of twins, the one that books use most comes first; radicals come after all that they look like. */
function rank(codePoint: number): number {
  const group = isRadical(codePoint) ? 2 : pressSet.has(codePoint) ? 0 : 1
  return codePoint + group * 0x110000
}

const pressSet = new Set(codePointsOf(pressCharacters))

function coverage({ ranges, twins }: Table): Coverage {
  // A byte a character: a book asks thousands of times.
  const shown = new Uint8Array((ranges.at(-1)?.[1] ?? -1) + 1)
  for (const range of ranges) shown.fill(1, range[0], range[1] + 1)
  return { has: (codePoint) => shown[codePoint] === 1, twins }
}
