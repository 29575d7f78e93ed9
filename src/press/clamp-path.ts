import type { Bounds } from '../pdf/geometry.ts'

export type Point = readonly [x: number, y: number]

/** A piece of a path: ISO 32000-1, 8.5.2. Curves have two control points and their end, `close` has none. */
export type PathPart = { type: 'move' | 'line' | 'curve' | 'close'; points: readonly Point[] }

/**
 * A path that looks the same inside of `box` and stays near it: what goes on outside of it goes along its edge instead.
 *
 * Each place outside moves to the nearest of the box. No way there leads through the box, so every place inside of it is
 * wound round as often as before: fills and clips by either rule are the same to the last digit. Lines along the edge
 * are new where the path is stroked; the box has to be so much larger than what is seen.
 *
 * `period` is that of the dashes, 0 of lines without: a way outside that has become shorter is made up for by one
 * outwards and back, at most half a period long, so that dashes inside stay where they were.
 */
export function clampPath(path: readonly PathPart[], box: Bounds, period: number): PathPart[] {
  return subpathsOf(path).flatMap((subpath) => clampSubpath(subpath, box, period))
}

type Subpath = { start: Point; parts: PathPart[]; isClosed: boolean }

/** After a part is closed another one may begin where it did, without saying so. */
function subpathsOf(path: readonly PathPart[]): Subpath[] {
  const all: Subpath[] = []
  let open: Subpath | undefined
  let start: Point = [0, 0]
  for (const part of path) {
    if (part.type === 'move') start = part.points[0] ?? start
    if (part.type === 'move' || !open) {
      open = { start, parts: [], isClosed: false }
      all.push(open)
    }
    if (part.type === 'close') {
      open.isClosed = true
      open = undefined
    } else if (part.type !== 'move') open.parts.push(part)
  }
  return all
}

function clampSubpath({ start, parts, isClosed }: Subpath, box: Bounds, period: number): PathPart[] {
  const last = parts.at(-1)?.points.at(-1) ?? start
  const back = lineBetween(last, start, box)
  const inside = back.findIndex(({ middle }) => isIn(middle, box))
  // For fills an open path is closed by a line that is not stroked: where that goes outside it becomes part of the path,
  // before its beginning and after its end, and what is left of it runs through the box as before.
  const isOpen = !isClosed && parts.length > 0
  const after = isOpen ? back.slice(0, inside < 0 ? back.length : inside) : []
  const first = isOpen && inside >= 0 ? (back[inside]?.points[0] ?? start) : start
  const before = isOpen && inside >= 0 ? back.slice(inside + 1) : []

  const made: PathPart[] = [{ type: 'move', points: [clamp(first, box)] }]
  let at = first
  /** How much longer the way outside was. */
  let owed = 0
  const go = (to: Point) => made.push({ type: 'line', points: [to] })
  const settle = () => {
    const left = period > 0 ? owed - period * Math.floor(owed / period) : 0
    owed = 0
    if (left <= 1e-6 * period || left >= (1 - 1e-6) * period) return
    const turn = clamp(at, box)
    go(outwards(turn, box, left / 2))
    go(turn)
  }
  const draw = (pieces: readonly Piece[]) => {
    for (const { points, middle, length } of pieces) {
      const end = points.at(-1) ?? at
      if (isIn(middle, box)) {
        settle()
        made.push({ type: points.length === 3 ? 'curve' : 'line', points })
      } else {
        const [from, to] = [clamp(at, box), clamp(end, box)]
        owed += length() - distance(from, to)
        if (distance(from, to) > 0) go(to)
      }
      at = end
    }
  }
  draw(before)
  // It did not count for the dashes.
  owed = -lengthAlong(made)
  for (const { type, points } of parts)
    draw(type === 'line' ? lineBetween(at, points[0] ?? at, box) : curveFrom(at, points, box))
  if (isClosed && !(isIn(at, box) && isIn(start, box))) draw(back)
  draw(after)
  if (isClosed) made.push({ type: 'close', points: [] })
  return made
}

/** Of lines. */
function lengthAlong(parts: readonly PathPart[]): number {
  const points = parts.flatMap((part) => part.points)
  return points.reduce((sum, point, index) => sum + distance(points[index - 1] ?? point, point), 0)
}

/** A part of a line or curve that lies inside or outside as a whole. */
type Piece = { points: readonly Point[]; middle: Point; length: () => number }

function lineBetween(from: Point, to: Point, box: Bounds): Piece[] {
  const cuts = new Map<number, Point>()
  const place = (t: number): Point => [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t]
  for (const [axis, edges] of edgesOf(box))
    for (const edge of edges) {
      const t = (edge - from[axis]) / (to[axis] - from[axis])
      const [x, y] = place(t)
      if (t > 0 && t < 1) cuts.set(t, axis === 0 ? [edge, y] : [x, edge])
    }
  return between([...cuts.keys()]).map(([first, last]) => {
    const [begin, end] = [cuts.get(first) ?? from, cuts.get(last) ?? to]
    return { points: [end], middle: place((first + last) / 2), length: () => distance(begin, end) }
  })
}

type Cubic = readonly [Point, Point, Point, Point]

function curveFrom(from: Point, points: readonly Point[], box: Bounds): Piece[] {
  const [one = from, two = one, end = two] = points
  const curve: Cubic = [from, one, two, end]
  if (curve.every((point) => isIn(point, box)))
    return [{ points: [one, two, end], middle: placeOn(curve, 0.5), length: () => lengthOf(curve) }]
  const cuts: number[] = []
  for (const [axis, edges] of edgesOf(box)) {
    const along = curve.map((point) => point[axis]) as [number, number, number, number]
    for (const edge of edges) cuts.push(...crossings(along, edge))
  }
  return between(cuts).flatMap(([first, last]) => tame(partOf(curve, first, last), box, 0))
}

/** In halves where its control points lie far from the box, as they may while the curve does not. */
function tame(curve: Cubic, box: Bounds, depth: number): Piece[] {
  const [, one, two, end] = curve
  const middle = placeOn(curve, 0.5)
  const reach = Math.max(box.right - box.left, box.top - box.bottom)
  const isFar = [one, two].some((point) => distance(point, clamp(point, box)) > reach)
  if (depth < 16 && isFar && isIn(middle, box))
    return [[0, 0.5] as const, [0.5, 1] as const].flatMap(([first, last]) =>
      tame(partOf(curve, first, last), box, depth + 1),
    )
  return [{ points: [one, two, end], middle, length: () => lengthOf(curve) }]
}

function edgesOf({ left, right, bottom, top }: Bounds) {
  return [
    [0, [left, right]],
    [1, [bottom, top]],
  ] as const
}

/** From cut to cut, the ends among them. */
function between(cuts: number[]): [first: number, last: number][] {
  const all = [0, ...new Set(cuts.sort((a, b) => a - b)), 1]
  return all.slice(1).map((last, index) => [all[index] ?? 0, last])
}

/** Where a curve, along one axis, is at `edge`: between its turning points it goes one way. */
function crossings(values: readonly [number, number, number, number], edge: number): number[] {
  const [p, q, r, s] = values
  if (Math.min(p, q, r, s) > edge || Math.max(p, q, r, s) < edge) return []
  const at = (t: number) => {
    const u = 1 - t
    return u * u * u * p + 3 * u * u * t * q + 3 * u * t * t * r + t * t * t * s - edge
  }
  const turns = quadraticRoots(s - 3 * r + 3 * q - p, 2 * (r - 2 * q + p), q - p)
  return between(turns.filter((t) => t > 0 && t < 1)).flatMap(([first, last]) => {
    let [low, high] = [first, last]
    if (at(low) * at(high) >= 0) return []
    const rises = at(high) > 0
    for (let step = 0; step < 60; step++) {
      const t = (low + high) / 2
      if (at(t) > 0 === rises) high = t
      else low = t
    }
    return [(low + high) / 2]
  })
}

function quadraticRoots(a: number, b: number, c: number): number[] {
  const under = b * b - 4 * a * c
  if (under < 0) return []
  // The usual formula loses the digits of the smaller root.
  const q = -(b + (b < 0 ? -1 : 1) * Math.sqrt(under)) / 2
  return [q / a, c / q].filter(Number.isFinite)
}

/** From `first` to `last`, by blossoming. */
function partOf(curve: Cubic, first: number, last: number): Cubic {
  const at = (r: number, s: number, t: number) => blossom(curve, r, s, t)
  return [
    first === 0 ? curve[0] : at(first, first, first),
    at(first, first, last),
    at(first, last, last),
    last === 1 ? curve[3] : at(last, last, last),
  ]
}

function placeOn(curve: Cubic, t: number): Point {
  return blossom(curve, t, t, t)
}

function blossom([p, q, r, s]: Cubic, one: number, two: number, three: number): Point {
  const mix = (a: Point, b: Point, t: number): Point => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t]
  const [pq, qr, rs] = [mix(p, q, one), mix(q, r, one), mix(r, s, one)]
  return mix(mix(pq, qr, two), mix(qr, rs, two), three)
}

/** By Gauss and Legendre, five places in each of 32 parts. */
function lengthOf(curve: Cubic): number {
  const [p, q, r, s] = curve
  let sum = 0
  for (let part = 0; part < PARTS; part++)
    for (const [place, weight] of gauss) {
      const t = (part + (place + 1) / 2) / PARTS
      const u = 1 - t
      const along = ([0, 1] as const).map(
        (axis) =>
          3 * (u * u * (q[axis] - p[axis]) + 2 * u * t * (r[axis] - q[axis]) + t * t * (s[axis] - r[axis])),
      )
      sum += (weight / 2 / PARTS) * Math.hypot(...along)
    }
  return sum
}

const PARTS = 32

/** Abramowitz and Stegun, table 25.4. */
const gauss: [place: number, weight: number][] = [
  [0, 128 / 225],
  [0.538469310105683, 0.478628670499366],
  [-0.538469310105683, 0.478628670499366],
  [0.906179845938664, 0.236926885056189],
  [-0.906179845938664, 0.236926885056189],
]

function clamp([x, y]: Point, { left, right, bottom, top }: Bounds): Point {
  return [Math.min(Math.max(x, left), right), Math.min(Math.max(y, bottom), top)]
}

function isIn([x, y]: Point, { left, right, bottom, top }: Bounds): boolean {
  return x >= left && x <= right && y >= bottom && y <= top
}

/** From a place on the edge, or as near to it as numbers are. */
function outwards([x, y]: Point, { left, right, bottom, top }: Bounds, by: number): Point {
  const ways: [far: number, to: Point][] = [
    [x - left, [x - by, y]],
    [right - x, [x + by, y]],
    [y - bottom, [x, y - by]],
    [top - y, [x, y + by]],
  ]
  return ways.reduce((nearest, way) => (way[0] < nearest[0] ? way : nearest))[1]
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1])
}
