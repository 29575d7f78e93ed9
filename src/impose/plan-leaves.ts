import { type BlanksPlace, placeBlanks } from './place-blanks.ts'
import type { Place, Plan, Sheet } from './plan.ts'

export type LeafWishes = {
  pages: number
  edge: 'left' | 'right'
  /** Pages beside and above each other on one side. */
  columns: number
  rows: number
  sides: 'both' | 'one'
  blanks: BlanksPlace
}

/**
 * Several pages on a side, to be read as the sheet lies: row by row, from the left or, for a book that is bound on the
 * right, from the right; then the back.
 *
 *     8 pages, 2 × 2 → front 1 2 / 3 4, back 5 6 / 7 8
 */
export function planNUp(wishes: LeafWishes): Plan {
  const { pages, columns, rows, sides } = wishes
  const perSide = columns * rows
  const perSheet = sides === 'both' ? 2 * perSide : perSide
  const side = (first: number): Place[] =>
    cellsOf(wishes).flatMap((cell, index) => {
      const page = first + index + 1
      return page <= pages ? [{ ...cell, page, turned: false, shift: 0 }] : []
    })
  const sheets = Array.from({ length: Math.ceil(pages / perSheet) }, (_, layer): Sheet => {
    const first = layer * perSheet
    const back = sides === 'both' ? side(first + perSide) : []
    return { signature: 1, layer, columns, rows, folds: 'none', front: side(first), back }
  })
  return { sheets, blanks: 0, signatures: [] }
}

/**
 * Several leaves on a sheet, so that the stacks that the cut sheets make, laid on each other, are the book.
 *
 * `stack` sheets are cut at a time, all of them where it is left out; with 1, every sheet is cut and gathered by itself.
 *
 *     8 pages, 2 × 1 → front 1 5, back 6 2; front 3 7, back 8 4
 */
export function planCutAndStack(wishes: LeafWishes & { stack?: number }): Plan {
  const { columns, rows, sides, stack } = wishes
  const sidesOfLeaf = sides === 'both' ? 2 : 1
  const leaves = Math.ceil(wishes.pages / sidesOfLeaf)
  const order = placeBlanks(wishes.pages, leaves * sidesOfLeaf, wishes.blanks)
  const cells = cellsOf(wishes)
  const high = Math.min(stack ?? Number.POSITIVE_INFINITY, Math.ceil(leaves / cells.length))
  const sheets = Array.from({ length: sheetsFor(leaves, cells.length, high) }, (_, layer): Sheet => {
    const front: Place[] = []
    const back: Place[] = []
    const before = Math.floor(layer / high) * high * cells.length
    // The last stacks may be lower than the others.
    const lower = Math.min(high, Math.ceil((leaves - before) / cells.length))
    cells.forEach(({ column, row }, pile) => {
      const leaf = before + pile * lower + (layer % high)
      if (leaf >= leaves) return
      const page = order[leaf * sidesOfLeaf]
      front.push({ page, column, row, turned: false, shift: 0 })
      if (sides === 'one') return
      const behind = columns - 1 - column
      back.push({ page: order[leaf * 2 + 1], column: behind, row, turned: false, shift: 0 })
    })
    back.sort((one, other) => one.row - other.row || one.column - other.column)
    return { signature: 1, layer, columns, rows, folds: 'none', front, back }
  })
  return { sheets, blanks: order.length - wishes.pages, signatures: [] }
}

function sheetsFor(leaves: number, perSheet: number, high: number): number {
  const full = Math.floor(leaves / (perSheet * high))
  return full * high + Math.ceil((leaves - full * perSheet * high) / perSheet)
}

/** Row by row, in the direction that the book is read in. */
function cellsOf({ columns, rows, edge }: LeafWishes): { column: number; row: number }[] {
  return Array.from({ length: columns * rows }, (_, index) => {
    const column = index % columns
    return { column: edge === 'left' ? column : columns - 1 - column, row: Math.floor(index / columns) }
  })
}
