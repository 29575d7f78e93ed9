import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clampPath, type PathPart, type Point } from '../../src/press/clamp-path.ts'

const box = { left: -40, bottom: -30, right: 60, top: 50 }

const move = (...point: [number, number]): PathPart => ({ type: 'move', points: [point] })
const line = (...point: [number, number]): PathPart => ({ type: 'line', points: [point] })
const curve = (...points: Point[]): PathPart => ({ type: 'curve', points })
const close: PathPart = { type: 'close', points: [] }

/** As one writes it: `0,0 l10,0 z`. */
function told(path: readonly PathPart[]): string {
  const letters = { move: 'm', line: 'l', curve: 'c', close: 'z' }
  return path
    .map(({ type, points }) => letters[type] + points.map((point) => point.join()).join(' '))
    .join(' ')
}

/** Corner by corner, every part of the path closed as for filling. */
function polygons(path: readonly PathPart[]): Point[][] {
  const all: Point[][] = []
  let start: Point = [0, 0]
  for (const { type, points } of path) {
    if (type === 'move') {
      start = points[0] ?? start
      all.push([start])
    } else if (type === 'close') all.push([start])
    else if (type === 'line') all.at(-1)?.push(points[0] ?? start)
    else {
      const from = all.at(-1)?.at(-1) ?? start
      const [one = from, two = one, end = two] = points
      for (let step = 1; step <= 400; step++) {
        const [t, u] = [step / 400, 1 - step / 400]
        const at = (axis: 0 | 1) =>
          u * u * u * from[axis] +
          3 * u * u * t * one[axis] +
          3 * u * t * t * two[axis] +
          t * t * t * end[axis]
        all.at(-1)?.push([at(0), at(1)])
      }
    }
  }
  return all
}

/** How often a path goes round a place, and how near it comes to it. */
function around(path: readonly PathPart[], [x, y]: Point): { winding: number; near: number } {
  let winding = 0
  let near = Number.POSITIVE_INFINITY
  for (const corners of polygons(path))
    for (const [index, to] of corners.entries()) {
      const from = corners[(index || corners.length) - 1] ?? to
      const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
      const t = Math.min(1, Math.max(0, ((x - from[0]) * dx + (y - from[1]) * dy) / (dx * dx + dy * dy || 1)))
      near = Math.min(near, Math.hypot(from[0] + t * dx - x, from[1] + t * dy - y))
      const side = dx * (y - from[1]) - (x - from[0]) * dy
      if (from[1] <= y && to[1] > y && side > 0) winding++
      if (from[1] > y && to[1] <= y && side < 0) winding--
    }
  return { winding, near }
}

/** Numbers from 0 to 1, the same for the same seed: those of fast-check are 0 more often than not. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0
    return (state >>> 0) / 2 ** 32
  }
}

function randomPath(seed: number): PathPart[] {
  const roll = dice(seed)
  const place = (): Point => {
    const reach = [60, 90, 400, 50_000][Math.floor(roll() * 4)] ?? 60
    return [(2 * roll() - 1) * reach, (2 * roll() - 1) * reach]
  }
  const kinds = [
    (): PathPart => ({ type: 'line', points: [place()] }),
    (): PathPart => curve(place(), place(), place()),
    (): PathPart => close,
    (): PathPart => ({ type: 'move', points: [place()] }),
  ]
  const parts = Array.from(
    { length: 2 + Math.floor(roll() * 7) },
    () => kinds[Math.floor(roll() ** 2 * 4)]?.() ?? close,
  )
  return [{ type: 'move', points: [place()] }, ...parts]
}

const paths = fc.nat({ max: 1e6 }).map(randomPath)

/** Not on the edge. */
const insides = fc.nat({ max: 1e6 }).map((seed) => {
  const roll = dice(seed)
  return Array.from({ length: 8 }, (): Point => [98 * roll() - 39, 78 * roll() - 29])
})

describe('what lies in the box', () => {
  test('is wound round as often as before: concave, crossing itself, closed or not, with curves', () => {
    fc.assert(
      fc.property(paths, insides, (path, points) => {
        const made = clampPath(path, box, 0)
        for (const point of points) {
          const [before, after] = [around(path, point), around(made, point)]
          // Where both are drawn by corners, near a curve they may err.
          if (before.near > 0.5) expect(after.winding).toBe(before.winding)
        }
      }),
      { numRuns: 300, seed: 20_261_128 },
    )
  })

  test('is the whole of it: nothing reaches far beyond', () => {
    fc.assert(
      fc.property(paths, fc.constantFrom(0, 7, 24), (path, period) => {
        for (const { points } of clampPath(path, box, period))
          for (const [x, y] of points) {
            expect(Math.abs(x - 10)).toBeLessThan(50 + 150 + period)
            expect(Math.abs(y - 10)).toBeLessThan(40 + 150 + period)
          }
      }),
      { numRuns: 400, seed: 5 },
    )
  })

  test('stays to the last digit where all of the path lies in it', () => {
    const path = [move(1, 2), line(3, 4), curve([5, 6], [70, 8], [9, 10]), close]
    const inside = [move(1, 2), line(3, 4), curve([5, 6], [7, 8], [9, 10]), close]
    expect(clampPath(inside, box, 3)).toEqual(inside)
    expect(clampPath(path, box, 0)[1]).toEqual(path[1])
  })
})

describe('what goes beyond', () => {
  test('goes along the edge', () => {
    const bar = [move(0, 0), line(400_000, 0), line(400_000, 10), line(0, 10), close]
    expect(told(clampPath(bar, box, 0))).toBe('m0,0 l60,0 l60,10 l0,10 z')
    const half = [move(-9999, -9999), line(9999, -9999), line(9999, 9999), close]
    expect(told(clampPath(half, box, 0))).toBe('m-40,-30 l60,-30 l60,50 l50,50 l-30,-30 l-40,-30 z')
  })

  test('is as long as before, but for whole periods of the dashes', () => {
    // 40 to the right beyond the edge, 10 up, 40 back: 90, of which the edge has 10; 80 is 4 more than 4 periods of 19.
    expect(told(clampPath([move(0, 0), line(100, 0), line(100, 10), line(0, 10)], box, 19))).toBe(
      'm0,0 l60,0 l60,10 l62,10 l60,10 l0,10',
    )
  })
})
