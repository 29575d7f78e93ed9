import { type Pt, parseLength } from '../units.ts'

export type Size = { width: Pt; height: Pt }

/** What fills a page: `characters` of `fontSize` on a line, `lines` one `linePitch` apart. */
export type TypeArea = { characters: number; lines: number; fontSize: Pt; linePitch: Pt }

const mm = (length: number): Pt => (length * 72) / 25.4

/**
 * The trim sizes with a name, each with the type area that a book of that size has by default.
 *
 * A4, A5, A6: ISO 216. B5 is the 176 × 250 mm of ISO 216, not the 182 × 257 mm of JIS. The 开本 are those of
 * GB/T 788 as printers sell them. Type sizes and pitches are whole CSS pixels, so that a browser keeps them.
 */
const namedTrims: Record<string, { trim: Size; typeArea: TypeArea }> = {
  A4: { trim: { width: mm(210), height: mm(297) }, typeArea: area(38, 33, 12, 21) },
  A5: { trim: { width: mm(148), height: mm(210) }, typeArea: area(28, 26, 10.5, 18) },
  A6: { trim: { width: mm(105), height: mm(148) }, typeArea: area(24, 22, 9, 15) },
  B5: { trim: { width: mm(176), height: mm(250) }, typeArea: area(34, 31, 10.5, 18) },
  大32开: { trim: { width: mm(140), height: mm(203) }, typeArea: area(27, 25, 10.5, 18) },
  '32开': { trim: { width: mm(130), height: mm(184) }, typeArea: area(25, 23, 10.5, 18) },
  大16开: { trim: { width: mm(210), height: mm(285) }, typeArea: area(38, 31, 12, 21) },
  '16开': { trim: { width: mm(185), height: mm(260) }, typeArea: area(36, 32, 10.5, 18) },
}

export const trimNames = Object.keys(namedTrims)

/** Smallest and largest edge: below it no line holds ten characters, above it no book is cut. */
const edges = { smallest: mm(60), largest: mm(500) }

/**
 * Read `A5`, `大32开`, `148mm x 210mm`, `148 × 210 mm`: width before height.
 *
 * `undefined` for another name, another form, or an edge under 60 mm or over 500 mm.
 */
export function parseTrim(text: string): Size | undefined {
  const name = text.trim().replace(/\s+/g, '').toUpperCase()
  const named = namedTrims[name]
  if (named) return named.trim
  const [first = '', second = '', ...rest] = text.split(/[x×X*]/)
  if (rest.length > 0) return undefined
  const unit = /[a-z]+\s*$/.exec(second)?.[0] ?? ''
  const width = parseLength(first) ?? parseLength(`${first.trim()}${unit}`)
  const height = parseLength(second)
  if (width === undefined || height === undefined) return undefined
  const fits = (edge: Pt) => edge >= edges.smallest && edge <= edges.largest
  return fits(width) && fits(height) ? { width, height } : undefined
}

/** The type area that suits a trim size: from the table, else in the same proportions. */
export function defaultTypeArea(trim: Size): TypeArea {
  const named = Object.values(namedTrims).find(
    (row) => Math.abs(row.trim.width - trim.width) < 0.01 && Math.abs(row.trim.height - trim.height) < 0.01,
  )
  if (named) return named.typeArea
  const [fontSize, linePitch] = trim.width < mm(115) ? [9, 15] : trim.width < mm(195) ? [10.5, 18] : [12, 21]
  // The shares that the table's rows have: 0.70 to 0.76 of the width, 0.77 to 0.80 of the height.
  const characters = Math.floor((trim.width * 0.705) / fontSize)
  return area(characters, Math.floor((trim.height * 0.79) / linePitch), fontSize, linePitch)
}

function area(characters: number, lines: number, fontSize: Pt, linePitch: Pt): TypeArea {
  return { characters, lines, fontSize, linePitch }
}
