/** The number that comes most often, of two the one that comes first; NaN of none. */
export function mostCommon(list: number[]): number {
  return commonest(list) ?? Number.NaN
}

/** What comes most often, of two the one that comes first. */
export function commonest<Value>(list: Value[]): Value | undefined {
  const counts = new Map<Value, number>()
  let best: Value | undefined
  for (const value of list) {
    const count = (counts.get(value) ?? 0) + 1
    counts.set(value, count)
    if (best === undefined || count > (counts.get(best) ?? 0)) best = value
  }
  return best
}
