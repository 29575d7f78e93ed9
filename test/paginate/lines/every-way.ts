import { type Line, type Measures, NEVER } from './modules.ts'

/**
 * The least cost of all ways to break, each tried; what a line costs is the caller's. Infinity where nothing fits.
 */
export function leastOfEveryWay(
  measures: Measures,
  room: { first: number; rest: number },
  costOf: (line: Line) => number,
): number {
  const count = measures.width.length
  /** By where the first line begins. */
  const known = new Map<number, number>()
  return leastFrom(0)

  function leastFrom(from: number): number {
    const before = known.get(from)
    if (before !== undefined) return before
    let best = Number.POSITIVE_INFINITY
    for (let to = from + 1; to <= count; to++) {
      const penalty = measures.penalty[to - 1] ?? NEVER
      if (to < count && penalty === NEVER) continue
      const own = costOf(lineOf(measures, from === 0 ? room.first : room.rest, from, to))
      if (own === Number.POSITIVE_INFINITY) continue
      best = Math.min(best, own + (to === count ? 0 : leastFrom(to)))
    }
    known.set(from, best)
    return best
  }
}

/** A line by adding up its items, one by one. */
function lineOf(measures: Measures, room: number, from: number, to: number): Line {
  const end = to - 1
  const last = to === measures.width.length
  const at = (list: number[], index: number) => list[index] ?? 0
  const line: Line = {
    from,
    to,
    slack: room,
    shrink: 0,
    lastShrink: 0,
    gapShrink: 0,
    gapStretch: 0,
    even: 0,
    letters: at(measures.letters, end) > 0 ? at(measures.letters, end) - 1 : 0,
    last,
    trimmed: false,
  }
  for (let index = from; index < to; index++) {
    line.slack -= at(measures.width, index)
    line.shrink += at(measures.shrink, index)
    line.lastShrink += at(measures.lastShrink, index)
    if (index === end) break
    line.slack -= at(measures.gap, index)
    line.gapShrink += at(measures.gapShrink, index)
    line.gapStretch += at(measures.gapStretch, index)
    line.even += at(measures.even, index)
    line.letters += at(measures.letters, index)
  }
  if (at(measures.lead, from) < 0) {
    line.slack -= at(measures.lead, from)
    line.shrink -= at(measures.shrink, from)
    line.lastShrink -= at(measures.lastShrink, from)
  }
  const trail = at(measures.trail, end)
  if (trail < 0 && (!last || line.slack < -trail)) {
    line.slack -= trail
    line.shrink -= at(measures.shrink, end)
    line.lastShrink -= at(measures.lastShrink, end)
    line.trimmed = true
  }
  return line
}
