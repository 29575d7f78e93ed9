import { endsSentence } from './line-kinds.ts'
import type { Line } from './lines.ts'

/** How a hard-wrapped text was broken: a line of at least `least` columns (or characters) is full. */
export type Wrap = { isFull: (line: Line) => boolean }

/**
 * Where the lines of a text were broken by a program and not by its author; `undefined` where they were not.
 *
 * Then many lines come close to one width, few go beyond it, and most of them end in mid-sentence. Programs
 * count columns or characters: the sharper of the two is taken.
 */
export function findWrap(lines: readonly Line[]): Wrap | undefined {
  const measures = [(line: Line) => line.width, (line: Line) => [...line.text].length]
  const found = measures.flatMap((measure, index) => {
    const least = leastOfFull(lines, measure, index === 0 ? 30 : 20)
    return least === undefined ? [] : [{ measure, ...least }]
  })
  const [first, second] = found
  const best = first && second && second.full > first.full ? second : first
  if (!best) return undefined
  const isFull = (line: Line) => best.measure(line) >= best.least
  const full = lines.filter((line, index) => isFull(line) && lines[index + 1]?.afterBlank === false)
  const ended = full.filter((line) => endsSentence(line.text)).length
  return full.length >= 3 && ended <= full.length * 0.5 ? { isFull } : undefined
}

function leastOfFull(lines: readonly Line[], measure: (line: Line) => number, narrowest: number) {
  const limit = 200
  const histogram = new Array<number>(limit + 2).fill(0)
  for (const line of lines) {
    const width = Math.min(measure(line), limit + 1)
    histogram[width] = (histogram[width] ?? 0) + 1
  }
  let best: { full: number; least: number } | undefined
  let longer = histogram[limit + 1] ?? 0
  for (let width = limit; width >= narrowest && longer <= lines.length * 0.03; width -= 1) {
    // Latin words make the right edge ragged.
    for (const slack of [6, 12]) {
      const full = histogram
        .slice(Math.max(0, width - slack), width + 1)
        .reduce((sum, count) => sum + count, 0)
      const isSharper = best === undefined || full > best.full * (slack === 6 ? 1 : 1.5)
      if (full >= lines.length * 0.3 && isSharper) best = { full, least: width - slack }
    }
    longer += histogram[width] ?? 0
  }
  return best
}
