import {
  type Bounds,
  boundsOf,
  grow,
  horizontalScale,
  intersect,
  transform,
  union,
  verticalScale,
  widened,
} from '../../pdf/geometry.ts'
import { addMark, change, clipped, numbers, type Operator, type Walk } from '../walk.ts'

/** ISO 32000-1, 8.5: building paths, painting them, clipping with them. */
export const pathOperators: Record<string, Operator> = {
  m: (walk, operation) => addPoints(walk, numbers(operation), true),
  l: (walk, operation) => addPoints(walk, numbers(operation), false),
  // A curve lies within its control points.
  c: (walk, operation) => addPoints(walk, numbers(operation), false),
  v: (walk, operation) => addPoints(walk, numbers(operation), false),
  y: (walk, operation) => addPoints(walk, numbers(operation), false),
  h: () => undefined,
  re: (walk, operation) => {
    const [x = 0, y = 0, width = 0, height = 0] = numbers(operation)
    addPoints(walk, [x, y, x + width, y, x + width, y + height, x, y + height], true)
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

/** Beyond so many parts they are taken together: a map has thousands, and all in one place. */
const MOST_PARTS = 64

function addPoints(walk: Walk, values: readonly number[], begins: boolean): void {
  const points: [number, number][] = []
  for (let at = 0; at + 1 < values.length; at += 2)
    points.push(transform(walk.state.ctm, values[at] ?? 0, values[at + 1] ?? 0))
  const last = walk.parts.at(-1)
  if (last && (!begins || walk.parts.length >= MOST_PARTS)) {
    const grown = points.reduce((bounds, [x, y]) => grow(bounds, x, y), last)
    walk.parts[walk.parts.length - 1] = grown
  } else {
    const first = boundsOf(points)
    if (first) walk.parts.push(first)
  }
}

function paint(walk: Walk, operator: string, fills: boolean, strokes: boolean): void {
  const { state } = walk
  const lineWidth = widthOnPaper(state)
  const half = strokes ? lineWidth / 2 : 0
  const parts = walk.parts
    .map((part) => clipped(walk, widened(part, half)))
    .filter((part) => part !== undefined)
  const [first, ...others] = parts
  if (walk.parts.length > 0)
    addMark(walk, {
      type: 'path',
      operator,
      parts,
      bounds: first && others.reduce(union, first),
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
  const [first, ...others] = walk.parts
  if (walk.clipping && first) {
    const path = others.reduce(union, first)
    const { clip } = walk.state
    // Nothing is seen any more: an empty place far away.
    change(walk, { clip: clip ? (intersect(clip, path) ?? nowhere) : path })
  }
  walk.clipping = false
  walk.parts = []
}

const nowhere: Bounds = { left: 1e9, bottom: 1e9, right: 1e9, top: 1e9 }
