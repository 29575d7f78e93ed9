/** The number that comes most often, of two the one that comes first; NaN of none. */
export function mostCommon(list: number[]): number {
  const counts = new Map<number, number>()
  let best = Number.NaN
  for (const value of list) {
    const count = (counts.get(value) ?? 0) + 1
    counts.set(value, count)
    if (Number.isNaN(best) || count > (counts.get(best) ?? 0)) best = value
  }
  return best
}
