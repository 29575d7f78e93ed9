/** Pages that a sheet has once it is folded. */
export type FoldedPages = 4 | 8 | 16 | 32

/** A page of a folded sheet, from 1, and whether its head is down. */
export type FoldedPage = { page: number; turned: boolean }

/** Rows from the top, in each from the left. */
export type FoldScheme = { front: FoldedPage[][]; back: FoldedPage[][] }

/**
 * Where the pages of a folded sheet stand on it, for a book that is bound on the left.
 *
 * One fold gives 4 pages, each further one at a right angle to the one before doubles them; the last is the spine. Heads
 * touch heads, so the fold between them is cut off. `'` after a page: head down.
 */
const written: Record<FoldedPages, { front: string[]; back: string[] }> = {
  4: { front: ['4 1'], back: ['2 3'] },
  8: { front: ["5' 4'", '8 1'], back: ["3' 6'", '2 7'] },
  16: { front: ["5' 12' 9' 8'", '4 13 16 1'], back: ["7' 10' 11' 6'", '2 15 14 3'] },
  32: {
    front: ["9' 24' 17' 16'", '8 25 32 1', "5' 28' 29' 4'", '12 21 20 13'],
    back: ["15' 18' 23' 10'", '2 31 26 7', "3' 30' 27' 6'", '14 19 22 11'],
  },
}

export const foldedPages = Object.keys(written).map(Number) as FoldedPages[]

/** The scheme for a book bound on the left or, mirrored, on the right. */
export function foldScheme(pages: FoldedPages, edge: 'left' | 'right'): FoldScheme {
  const read = (rows: string[]) =>
    rows.map((row) => {
      const line = row
        .split(' ')
        .map((text) => ({ page: Number.parseInt(text, 10), turned: text.endsWith("'") }))
      return edge === 'left' ? line : line.reverse()
    })
  const { front, back } = written[pages]
  return { front: read(front), back: read(back) }
}
