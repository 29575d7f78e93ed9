/** Pages of an index: one, or several that follow each other. `at` are those in the list that was given. */
export type PageRun = { from: number; to: number }

/**
 * Places in the order of the book, by the labels of their pages, as runs: of each page the first place counts.
 *
 *     joinPages(['ix', '3', '3', '4', '5', '9']) → [{from: 0, to: 0}, {from: 1, to: 4}, {from: 5, to: 5}]
 */
export function joinPages(labels: readonly string[]): PageRun[] {
  const runs: PageRun[] = []
  for (const [index, label] of labels.entries()) {
    const run = runs.at(-1)
    const last = run && labels[run.to]
    if (run && last === label) continue
    if (run && last !== undefined && follows(last, label)) run.to = index
    else runs.push({ from: index, to: index })
  }
  return runs
}

function follows(before: string, label: string): boolean {
  const [a, b] = [before, label].map((page) => (/^\d+$/.test(page) ? Number(page) : -romanValue(page)))
  if (a === undefined || b === undefined || a === 0 || b === 0) return false
  return a > 0 ? b === a + 1 : b === a - 1
}

const letters: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 }

/** 0 for what is no roman numeral. */
function romanValue(text: string): number {
  if (!/^[ivxlcdm]+$/.test(text)) return 0
  const values = [...text].map((letter) => letters[letter] ?? 0)
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0)
}
