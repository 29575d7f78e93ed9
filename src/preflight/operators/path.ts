import { type Bounds, boundsOf, horizontalScale, intersect, transform, verticalScale } from '../geometry.ts'
import { addMark, change, clipped, numbers, type Operator, type Walk } from '../walk.ts'

/** ISO 32000-1, 8.5: building paths, painting them, clipping with them. */
export const pathOperators: Record<string, Operator> = {
  m: addPoints,
  l: addPoints,
  // A curve lies within its control points.
  c: addPoints,
  v: addPoints,
  y: addPoints,
  h: () => undefined,
  re: (walk, operation) => {
    const [x = 0, y = 0, width = 0, height = 0] = numbers(operation)
    const corners: [number, number][] = [
      [x, y],
      [x + width, y],
      [x + width, y + height],
      [x, y + height],
    ]
    for (const [cornerX, cornerY] of corners) walk.points.push(transform(walk.state.ctm, cornerX, cornerY))
  },
  W: (walk) => {
    walk.clipping = true
  },
  'W*': (walk) => {
    walk.clipping = true
  },
  n: (walk) => endPath(walk),
  S: (walk, { operator }) => paint(walk, operator, false, true),
  s: (walk, { operator }) => paint(walk, operator, false, true),
  f: (walk, { operator }) => paint(walk, operator, true, false),
  F: (walk, { operator }) => paint(walk, operator, true, false),
  'f*': (walk, { operator }) => paint(walk, operator, true, false),
  B: (walk, { operator }) => paint(walk, operator, true, true),
  'B*': (walk, { operator }) => paint(walk, operator, true, true),
  b: (walk, { operator }) => paint(walk, operator, true, true),
  'b*': (walk, { operator }) => paint(walk, operator, true, true),
}

function addPoints(walk: Walk, operation: Parameters<Operator>[1]): void {
  const values = numbers(operation)
  for (let at = 0; at + 1 < values.length; at += 2)
    walk.points.push(transform(walk.state.ctm, values[at] ?? 0, values[at + 1] ?? 0))
}

function paint(walk: Walk, operator: string, fills: boolean, strokes: boolean): void {
  const { state } = walk
  const path = boundsOf(walk.points)
  const lineWidth = widthOnPaper(state)
  const half = strokes ? lineWidth / 2 : 0
  if (path)
    addMark(walk, {
      type: 'path',
      operator,
      bounds: clipped(walk, widened(path, half)),
      fill: fills ? state.fill : undefined,
      stroke: strokes ? state.stroke : undefined,
      lineWidth: strokes ? lineWidth : undefined,
    })
  endPath(walk)
}

/** The scale of an uneven matrix is that of its area. */
function widthOnPaper({ lineWidth, ctm }: Walk['state']): number {
  return lineWidth * Math.sqrt(horizontalScale(ctm) * verticalScale(ctm))
}

function endPath(walk: Walk): void {
  const path = boundsOf(walk.points)
  if (walk.clipping && path) {
    const { clip } = walk.state
    // Nothing is seen any more: an empty place far away.
    change(walk, { clip: clip ? (intersect(clip, path) ?? nowhere) : path })
  }
  walk.clipping = false
  walk.points = []
}

const nowhere: Bounds = { left: 1e9, bottom: 1e9, right: 1e9, top: 1e9 }

function widened({ left, bottom, right, top }: Bounds, by: number): Bounds {
  return { left: left - by, bottom: bottom - by, right: right + by, top: top + by }
}
