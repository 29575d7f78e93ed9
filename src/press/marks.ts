import type { Box } from '../pdf/page-box.ts'
import type { Pt } from '../units.ts'

export const mm = 72 / 25.4

/** From the trim to the edge of the media beyond the bleed: room for the marks. */
export const SLUG: Pt = 9 * mm

/** Hairlines of printers: 0.25 pt. */
const LINE_WIDTH = 0.25

const LENGTH = 5 * mm

/** White between the bleed and the marks. */
export const GAP = 0.5 * mm

/** Which marks are wanted. */
export type Marks = {
  crop: boolean
  centre: boolean
  registration: boolean
  fold: boolean
  bar: boolean
  slug: boolean
}

/** None of them. */
export const noMarks: Marks = {
  crop: false,
  centre: false,
  registration: false,
  fold: false,
  bar: false,
  slug: false,
}

/**
 * Crop, centre, registration and fold marks on all plates, and a colour bar, as operators of a content stream. All of it
 * is outside of the bleed (GWG 2022, R0024); `all` is the name of the colour space `/Separation /All` in the resources,
 * `bar` sets the colour of one field each, `folds` are places from the left of the trim.
 */
export function marksOf(
  trim: Box,
  bleed: Pt,
  wanted: Marks,
  all: string,
  bar: readonly string[],
  folds: readonly Pt[],
): string {
  const inks = [
    ...(wanted.crop ? cropMarks(trim, bleed) : []),
    ...(wanted.centre || wanted.registration ? targets(trim, bleed, wanted) : []),
    ...(wanted.fold && folds.length > 0 ? foldMarks(trim, bleed, folds) : []),
  ]
  const [left, bottom, right] = trim
  const beside = (left + right) / 2 + 8 * mm
  return [
    ...(inks.length > 0 ? ['q', `/${all} CS 1 SCN ${LINE_WIDTH} w`, ...inks, 'Q'] : []),
    ...(wanted.bar ? ['q', ...colourBar(beside, bottom - bleed - GAP - LENGTH, bar), 'Q'] : []),
    '',
  ].join('\n')
}

function cropMarks([left, bottom, right, top]: Box, bleed: Pt): string[] {
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
  return lines
}

function targets([left, bottom, right, top]: Box, bleed: Pt, wanted: Marks): string[] {
  const [middle, half] = [(left + right) / 2, (bottom + top) / 2]
  const away = bleed + GAP + LENGTH / 2
  const places = [
    [middle, bottom - away],
    [middle, top + away],
    [left - away, half],
    [right + away, half],
  ] as const
  return places.map(([x, y]) =>
    [...(wanted.registration ? [circle(x, y)] : []), cross(x, y, wanted.centre ? 1.6 : 1)].join('\n'),
  )
}

/** Dashed above and below, so that nobody cuts there. */
function foldMarks([left, bottom, , top]: Box, bleed: Pt, folds: readonly Pt[]): string[] {
  const [near, far] = [bleed + GAP, bleed + GAP + LENGTH]
  return [
    '[2 1.5] 0 d',
    ...folds.flatMap((fold) => [
      line(left + fold, bottom - near, left + fold, bottom - far),
      line(left + fold, top + near, left + fold, top + far),
    ]),
  ]
}

/** Of registration marks: 3 mm across. */
const RADIUS = 1.5 * mm

function cross(x: Pt, y: Pt, reach: number): string {
  const half = reach * RADIUS
  return `${line(x - half, y, x + half, y)}\n${line(x, y - half, x, y + half)}`
}

function circle(x: Pt, y: Pt): string {
  const radius = RADIUS
  const pull = radius * 0.5523
  const curve = (...places: Pt[]) => `${places.map(write).join(' ')} c`
  return [
    `${write(x + radius)} ${write(y)} m`,
    curve(x + radius, y + pull, x + pull, y + radius, x, y + radius),
    curve(x - pull, y + radius, x - radius, y + pull, x - radius, y),
    curve(x - radius, y - pull, x - pull, y - radius, x, y - radius),
    curve(x + pull, y - radius, x + radius, y - pull, x + radius, y),
    'S',
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
