import { readTables } from '../read-sfnt.ts'
import { readCmap } from './read-cmap.ts'

/** Text as filled outlines, in operators of PDF, from the origin to the right; lengths are those of `size`. */
export type OutlinedText = { operators: string; width: number }

type Point = { x: number; y: number; onCurve: boolean }

/**
 * Draw text with the outlines of a TrueType font, for what has to be seen but is no text of the document.
 *
 * Characters that the font lacks are left out. OpenType 1.9: `glyf`, `loca`, `hmtx`.
 *
 * @throws Error where the font is none of that kind
 */
export function openOutlines(font: Uint8Array): (text: string, size: number) => OutlinedText {
  const tables = readTables(font)
  const table = (tag: string): DataView => {
    const found = tables?.get(tag)
    if (!found) throw new Error(`a font without ${tag}`)
    return found
  }
  const [head, loca, glyf, hhea, hmtx] = [
    table('head'),
    table('loca'),
    table('glyf'),
    table('hhea'),
    table('hmtx'),
  ]
  const glyphs = readCmap(table('cmap')) ?? new Map<number, number>()
  const unitsPerEm = head.getUint16(18)
  const isLong = head.getInt16(50) === 1
  const metrics = hhea.getUint16(34)
  const offsetOf = (glyph: number) => (isLong ? loca.getUint32(4 * glyph) : 2 * loca.getUint16(2 * glyph))
  const advanceOf = (glyph: number) => hmtx.getUint16(4 * Math.min(glyph, metrics - 1))
  const contoursOf = (glyph: number, depth = 0): Point[][] => {
    const start = offsetOf(glyph)
    if (offsetOf(glyph + 1) <= start || depth > 4) return []
    const outline = new DataView(glyf.buffer, glyf.byteOffset + start, offsetOf(glyph + 1) - start)
    if (outline.getInt16(0) >= 0) return simpleContours(outline)
    return components(outline).flatMap(({ part, place }) =>
      contoursOf(part, depth + 1).map((contour) => contour.map(place)),
    )
  }
  return (text, size) => {
    const scale = size / unitsPerEm
    const operators: string[] = []
    let x = 0
    for (const character of text) {
      const glyph = glyphs.get(character.codePointAt(0) ?? 0)
      if (glyph === undefined) continue
      const write = (point: { x: number; y: number }) =>
        `${round(x + point.x * scale)} ${round(point.y * scale)}`
      const contours = contoursOf(glyph).map((contour) => pathOf(contour, write))
      if (contours.length > 0) operators.push(`${contours.join(' ')} f`)
      x += advanceOf(glyph) * scale
    }
    return { operators: operators.join('\n'), width: x }
  }
}

function simpleContours(outline: DataView): Point[][] {
  const count = outline.getInt16(0)
  const ends = Array.from({ length: count }, (_, index) => outline.getUint16(10 + 2 * index))
  const total = (ends.at(-1) ?? -1) + 1
  let at = 10 + 2 * count
  at += 2 + outline.getUint16(at)
  const flags: number[] = []
  while (flags.length < total) {
    const flag = outline.getUint8(at++)
    const repeats = flag & 8 ? outline.getUint8(at++) : 0
    for (let index = 0; index <= repeats; index++) flags.push(flag)
  }
  const read = (short: number, same: number) => {
    let value = 0
    return flags.slice(0, total).map((flag) => {
      if (flag & short) value += flag & same ? outline.getUint8(at++) : -outline.getUint8(at++)
      else if (!(flag & same)) {
        value += outline.getInt16(at)
        at += 2
      }
      return value
    })
  }
  const xs = read(2, 16)
  const ys = read(4, 32)
  const points = flags.map((flag, index) => ({
    x: xs[index] ?? 0,
    y: ys[index] ?? 0,
    onCurve: (flag & 1) === 1,
  }))
  return ends.map((end, index) => points.slice(index === 0 ? 0 : (ends[index - 1] ?? 0) + 1, end + 1))
}

/** Glyphs that a glyph is put together of, and where. */
function components(outline: DataView): { part: number; place: (point: Point) => Point }[] {
  const found: { part: number; place: (point: Point) => Point }[] = []
  let at = 10
  for (let more = true; more; ) {
    const flags = outline.getUint16(at)
    const part = outline.getUint16(at + 2)
    const [dx, dy] =
      flags & 1
        ? [outline.getInt16(at + 4), outline.getInt16(at + 6)]
        : [outline.getInt8(at + 4), outline.getInt8(at + 5)]
    at += flags & 1 ? 8 : 6
    const f2dot14 = () => {
      at += 2
      return outline.getInt16(at - 2) / 16384
    }
    let [a, b, c, d] = [1, 0, 0, 1]
    if (flags & 0x08) a = d = f2dot14()
    else if (flags & 0x40) [a, d] = [f2dot14(), f2dot14()]
    else if (flags & 0x80) [a, b, c, d] = [f2dot14(), f2dot14(), f2dot14(), f2dot14()]
    found.push({
      part,
      place: ({ x, y, onCurve }) => ({ x: a * x + c * y + dx, y: b * x + d * y + dy, onCurve }),
    })
    more = (flags & 0x20) !== 0
  }
  return found
}

/** Quadratic curves of TrueType as cubic ones of PDF; between two points off the curve one lies on it. */
function pathOf(contour: Point[], write: (point: { x: number; y: number }) => string): string {
  const between = (one: Point, other: Point): Point => ({
    x: (one.x + other.x) / 2,
    y: (one.y + other.y) / 2,
    onCurve: true,
  })
  const whole = contour.flatMap((point, index) => {
    const next = contour[(index + 1) % contour.length] ?? point
    return point.onCurve || next.onCurve ? [point] : [point, between(point, next)]
  })
  const first = whole.findIndex(({ onCurve }) => onCurve)
  const points = first < 0 ? [] : [...whole.slice(first), ...whole.slice(0, first + 1)]
  const [start] = points
  if (!start) return ''
  const parts = [`${write(start)} m`]
  for (let index = 1, from = start; index < points.length; index++) {
    const point = points[index] ?? start
    if (point.onCurve) parts.push(`${write(point)} l`)
    const to = point.onCurve ? point : (points[++index] ?? start)
    if (!point.onCurve) {
      const pull = (end: Point) => ({
        x: end.x + (2 / 3) * (point.x - end.x),
        y: end.y + (2 / 3) * (point.y - end.y),
      })
      parts.push(`${write(pull(from))} ${write(pull(to))} ${write(to)} c`)
    }
    from = to
  }
  return `${parts.join(' ')} h`
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
