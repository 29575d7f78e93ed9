import type { Pt } from '../units.ts'

/** Left, bottom, right, top, from the lower left corner of the media. */
export type Box = readonly [left: Pt, bottom: Pt, right: Pt, top: Pt]

export const mm = 72 / 25.4

/** From the trim to the edge of the media beyond the bleed: room for the marks. */
export const SLUG: Pt = 9 * mm

/** Hairlines of printers: 0.25 pt. */
const LINE_WIDTH = 0.25

const LENGTH = 5 * mm

/** White between the bleed and the marks. */
export const GAP = 0.5 * mm

/**
 * Crop, centre and registration marks on all plates, and a colour bar, as operators of a content stream. All of it is
 * outside of the bleed (GWG 2022, R0024); `all` is the name of the colour space `/Separation /All` in the resources, `bar`
 * sets the colour of one field each.
 */
export function marksOf(trim: Box, bleed: Pt, all: string, bar: readonly string[]): string {
  const [left, bottom, right, top] = trim
  const lines: string[] = []
  for (const [x, toX] of [
    [left, -1],
    [right, 1],
  ] as const)
    for (const [y, toY] of [
      [bottom, -1],
      [top, 1],
    ] as const) {
      const [near, far] = [bleed + GAP, bleed + GAP + LENGTH]
      lines.push(line(x + toX * near, y, x + toX * far, y))
      lines.push(line(x, y + toY * near, x, y + toY * far))
    }
  const [middle, half] = [(left + right) / 2, (bottom + top) / 2]
  const away = bleed + GAP + LENGTH / 2
  for (const [x, y] of [
    [middle, bottom - away],
    [middle, top + away],
    [left - away, half],
    [right + away, half],
  ] as const)
    lines.push(target(x, y))
  return [
    'q',
    `/${all} CS 1 SCN ${LINE_WIDTH} w`,
    ...lines,
    'Q',
    'q',
    ...colourBar(middle + 8 * mm, bottom - bleed - GAP - LENGTH, bar),
    'Q',
    '',
  ].join('\n')
}

/** A circle with a cross, 3 mm across. */
function target(x: Pt, y: Pt): string {
  const radius = 1.5 * mm
  const pull = radius * 0.5523
  const curve = (...places: Pt[]) => `${places.map(write).join(' ')} c`
  return [
    `${write(x + radius)} ${write(y)} m`,
    curve(x + radius, y + pull, x + pull, y + radius, x, y + radius),
    curve(x - pull, y + radius, x - radius, y + pull, x - radius, y),
    curve(x - radius, y - pull, x - pull, y - radius, x, y - radius),
    curve(x + pull, y - radius, x + radius, y - pull, x + radius, y),
    'S',
    line(x - 1.6 * radius, y, x + 1.6 * radius, y),
    line(x, y - 1.6 * radius, x, y + 1.6 * radius),
  ].join('\n')
}

/** Fields of 4 mm. */
function colourBar(left: Pt, bottom: Pt, bar: readonly string[]): string[] {
  const side = 4 * mm
  return bar.map(
    (colour, index) =>
      `${colour} ${write(left + index * side)} ${write(bottom)} ${write(side)} ${write(side)} re f`,
  )
}

function line(fromX: Pt, fromY: Pt, toX: Pt, toY: Pt): string {
  return `${write(fromX)} ${write(fromY)} m ${write(toX)} ${write(toY)} l S`
}

function write(value: number): string {
  return String(Math.round(value * 1000) / 1000)
}
