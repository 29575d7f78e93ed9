import type { Box } from '../pdf/page-box.ts'
import type { Pt } from '../units.ts'
import type { Gaps, SheetLayout } from './lay-out-sheet.ts'
import { isSpine } from './lay-out-sheet.ts'
import type { Place, Sheet } from './plan.ts'

/** `[a b c d e f]` of ISO 32000-1, 8.3.3. */
export type Matrix = readonly [number, number, number, number, number, number]

export type Bleed = {
  /** On every side that is cut. */
  cut: Pt
  /** At the spine: no more than there is white for. */
  spine: Pt
}

/**
 * Where a page goes: `matrix` takes a page that stands with the lower left corner of its trim in the origin to its place,
 * `clip` is what may be seen of it, in the page's own coordinates.
 */
export function placePage(
  place: Place,
  sheet: Sheet,
  layout: SheetLayout,
  gaps: Gaps,
  bleed: Bleed,
): { matrix: Matrix; clip: Box } {
  const [left, right] = layout.columns[place.column] ?? [0, 0]
  const [bottom, top] = layout.rows[place.row] ?? [0, 0]
  const { turned, shift } = place
  const matrix: Matrix = turned ? [-1, 0, 0, -1, right + shift, top] : [1, 0, 0, 1, left + shift, bottom]
  const half = (gap: Pt, wanted: Pt) => Math.min(wanted, gap / 2)
  const beside = (gap: number) =>
    isSpine(gap, sheet) ? half(gaps.spine, bleed.spine) : half(gaps.cut, bleed.cut)
  const isFirst = place.column === 0
  const isLast = place.column === sheet.columns - 1
  // The paper stays where it is when the creep moves the page: nothing may cross the fold.
  const seen: Box = [
    left - (isFirst ? bleed.cut : beside(place.column - 1)),
    bottom - (place.row === sheet.rows - 1 ? bleed.cut : half(gaps.cut, bleed.cut)),
    right + (isLast ? bleed.cut : beside(place.column)),
    top + (place.row === 0 ? bleed.cut : half(gaps.cut, bleed.cut)),
  ]
  const [, , , , x, y] = matrix
  const clip: Box = turned
    ? [x - seen[2], y - seen[3], x - seen[0], y - seen[1]]
    : [seen[0] - x, seen[1] - y, seen[2] - x, seen[3] - y]
  // Nor may what stands outside of the page's own bleed, its marks, come into view.
  const own: Box = [-bleed.cut, -bleed.cut, right - left + bleed.cut, top - bottom + bleed.cut]
  return {
    matrix,
    clip: [
      Math.max(clip[0], own[0]),
      Math.max(clip[1], own[1]),
      Math.min(clip[2], own[2]),
      Math.min(clip[3], own[3]),
    ],
  }
}

/** `first` happens first. */
export function multiply(first: Matrix, then: Matrix): Matrix {
  const [a, b, c, d, e, f] = first
  const [g, h, i, j, k, l] = then
  return [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l]
}
