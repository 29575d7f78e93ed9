/** Which rows are wanted; `most` is the last that can be. */
export type WantedRows = { has: (number: number) => boolean; most: number }

/** `3-10`, `3-10,15`, `7-`: rows by number, from 1; `undefined` where it is none of these. */
export function readRowsOption(text: string): WantedRows | undefined {
  const ranges: { from: number; to: number }[] = []
  for (const part of text.split(/[,，、]/)) {
    const match = /^\s*(\d{1,7})\s*(?:([-–—~～])\s*(\d{0,7})\s*)?$/.exec(part)
    if (!match) return undefined
    const from = Number(match[1])
    const to = match[2] === undefined ? from : match[3] ? Number(match[3]) : Number.POSITIVE_INFINITY
    if (from < 1 || to < from) return undefined
    ranges.push({ from, to })
  }
  return {
    has: (number) => ranges.some(({ from, to }) => number >= from && number <= to),
    most: Math.max(...ranges.map(({ to }) => to)),
  }
}
