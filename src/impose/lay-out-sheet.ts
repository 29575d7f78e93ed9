import type { Box } from '../pdf/page-box.ts'
import type { Pt } from '../units.ts'
import type { Sheet } from './plan.ts'
import type { SheetSize } from './sheet-sizes.ts'

/** White between the pages of a sheet. */
export type Gaps = {
  /** Where two pages are folded into the spine: the sum of both sides. */
  spine: Pt
  /** Elsewhere: what is cut off. */
  cut: Pt
}

export type SheetLayout = {
  /** Trim of each column: left and right. */
  columns: [left: Pt, right: Pt][]
  /** Trim of each row from the top: bottom and top. */
  rows: [bottom: Pt, top: Pt][]
  /** From the first trim edge to the last. */
  block: Box
}

type Grid = Pick<Sheet, 'columns' | 'rows' | 'folds'>

/** Whether the gap to the right of a column is folded into the spine. */
export function isSpine(column: number, { folds }: Pick<Sheet, 'folds'>): boolean {
  return folds !== 'none' && column % 2 === 0
}

/** What the pages of a grid take, from the first trim edge to the last. */
export function blockSize(
  grid: Grid,
  page: { width: Pt; height: Pt },
  gaps: Gaps,
): { width: Pt; height: Pt } {
  const between = Array.from({ length: grid.columns - 1 }, (_, column) => gapAfter(column, grid, gaps))
  const width = grid.columns * page.width + between.reduce((sum, gap) => sum + gap, 0)
  return { width, height: grid.rows * page.height + (grid.rows - 1) * gaps.cut }
}

/** The grid in the middle of the sheet, so that front and back meet. */
export function layOutSheet(
  grid: Grid,
  page: { width: Pt; height: Pt },
  gaps: Gaps,
  sheet: SheetSize,
): SheetLayout {
  const { width, height } = blockSize(grid, page, gaps)
  const left = (sheet.width - width) / 2
  const top = (sheet.height + height) / 2
  const columns: [Pt, Pt][] = []
  for (let column = 0, x = left; column < grid.columns; column++) {
    columns.push([x, x + page.width])
    x += page.width + gapAfter(column, grid, gaps)
  }
  const rows = Array.from({ length: grid.rows }, (_, row): [Pt, Pt] => {
    const y = top - row * (page.height + gaps.cut)
    return [y - page.height, y]
  })
  return { columns, rows, block: [left, top - height, left + width, top] }
}

function gapAfter(column: number, grid: Grid, gaps: Gaps): Pt {
  return isSpine(column, grid) ? gaps.spine : gaps.cut
}
