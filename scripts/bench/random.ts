/** A source of choices: the same seed makes the same ones, on every machine. */
export type Random = {
  /** From `least` to `most`, both included. */
  integer: (least: number, most: number) => number
  /** True in so many of a hundred cases. */
  percent: (share: number) => boolean
  pick: <Entry>(entries: readonly [Entry, ...Entry[]]) => Entry
}

/** Xorshift with 32 bits (Marsaglia 2003): enough for books that nobody reads. */
export function seededRandom(seed: number): Random {
  // The state must not be 0, and neighbouring seeds must not begin alike.
  let state = Math.imul((seed >>> 0) + 1, 0x9e3779b1) >>> 0 || 1
  const next = () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state / 2 ** 32
  }
  const integer = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    integer,
    percent: (share) => next() * 100 < share,
    pick: (entries) => entries[integer(0, entries.length - 1)] ?? entries[0],
  }
}
