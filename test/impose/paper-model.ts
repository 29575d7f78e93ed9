/**
 * Paper, as a bookbinder has it in hand: sheets are printed, folded, cut, nested, gathered, stacked and read. It knows
 * what was printed where on each side, nothing of how it was planned.
 */

/** Ink on one side of one cell. `move` is how far it was moved to the right on its side of the sheet. */
type Face = { page?: number; turned: boolean; move: number }

/** A piece of paper of a page's size, as it lies. */
type Leaf = { top: Face; bottom: Face }

/** Leaves that lie on each other at one place, the uppermost first. */
type Pile = Leaf[]

/** Rows from the top, in each from the left. */
type Grid = Pile[][]

type Printed = { column: number; row: number; page?: number; turned: boolean; shift: number }

export type PrintedSheet = { columns: number; rows: number; front: Printed[]; back: Printed[] }

/** How the printer turns the sheet over between its sides. */
export type Turn = 'like a leaf' | 'head to foot'

/** What one reads of a leaf: `isRecto` of its front, `depth` counts the leaves around it in its signature. */
export type ReadPage = { page?: number; isRecto: boolean; turned: boolean; move: number; depth: number }

const nothing: Face = { turned: false, move: 0 }

/** The printed sheet, lying with its front up. */
function printed({ columns, rows, front, back }: PrintedSheet, turn: Turn): Grid {
  const face = (side: Printed[], row: number, column: number): Face => {
    const found = side.filter((place) => place.row === row && place.column === column)
    if (found.length > 1) throw new Error(`two pages in row ${row}, column ${column}`)
    const [place] = found
    return place ? { page: place.page, turned: place.turned, move: place.shift } : nothing
  }
  for (const { row, column } of [...front, ...back])
    if (row < 0 || row >= rows || column < 0 || column >= columns) throw new Error('beside the paper')
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column): Pile => {
      const behind =
        turn === 'like a leaf'
          ? face(back, row, columns - 1 - column)
          : onItsHead(face(back, rows - 1 - row, column))
      return [{ top: face(front, row, column), bottom: behind }]
    }),
  )
}

function onItsHead(face: Face): Face {
  return face === nothing ? nothing : { ...face, turned: !face.turned, move: -face.move }
}

const turnedLikeALeaf = (pile: Pile): Pile =>
  pile.map(({ top, bottom }) => ({ top: bottom, bottom: top })).reverse()

const turnedHeadToFoot = (pile: Pile): Pile =>
  turnedLikeALeaf(pile).map(({ top, bottom }) => ({ top: onItsHead(top), bottom: onItsHead(bottom) }))

const onto = (above: Grid, below: Grid): Grid =>
  below.map((row, r) => row.map((pile, c) => [...(above[r]?.[c] ?? []), ...pile]))

/** The whole grid turned over like a leaf. */
const overLeaf = (grid: Grid): Grid => grid.map((row) => row.map(turnedLikeALeaf).reverse())
const overHead = (grid: Grid): Grid => grid.map((row) => row.map(turnedHeadToFoot)).reverse()

const columnsOf = (grid: Grid) => grid[0]?.length ?? 0
const leftHalf = (grid: Grid) => grid.map((row) => row.slice(0, row.length / 2))
const rightHalf = (grid: Grid) => grid.map((row) => row.slice(row.length / 2))

/**
 * Fold at right angles until one page is left, each time across the longer way (the sheet is laid with its back up, so
 * that the first page lies on the table); the last fold makes the spine, on the left or on the right.
 */
function fold(sheet: Grid, edge: 'left' | 'right'): Pile {
  let grid = overLeaf(sheet)
  const far = edge === 'left' ? rightHalf : leftHalf
  const near = edge === 'left' ? leftHalf : rightHalf
  while (grid.length > 1 || columnsOf(grid) > 2) {
    const half = grid.length / 2
    if (grid.length === 4) grid = onto(overHead(grid.slice(half)), grid.slice(0, half))
    else if (columnsOf(grid) > 2) grid = onto(overLeaf(far(grid)), near(grid))
    else grid = onto(overHead(grid.slice(0, half)), grid.slice(half))
  }
  const [[pile = []] = []] = onto(overLeaf(near(grid)), far(grid))
  return pile
}

/** Cut into pieces of two pages beside each other, row by row; a piece that was printed on its head is turned round. */
function cutIntoPairs(grid: Grid): Grid[] {
  return grid.flatMap((row) =>
    Array.from({ length: row.length / 2 }, (_, index): Grid => {
      const pair = row.slice(2 * index, 2 * index + 2)
      const faces = pair.flatMap((pile) => pile.flatMap(({ top, bottom }) => [top, bottom]))
      if (!faces.some(({ page, turned }) => page !== undefined && turned)) return [pair]
      const round = (pile: Pile) =>
        pile.map(({ top, bottom }) => ({ top: onItsHead(top), bottom: onItsHead(bottom) }))
      return [pair.map(round).reverse()]
    }),
  )
}

/** Folded sheets, the outermost first, laid into each other's middle. */
function nest(piles: Pile[]): Pile {
  const [outer, ...inner] = piles
  if (!outer) return []
  const middle = outer.length / 2
  return [...outer.slice(0, middle), ...nest(inner), ...outer.slice(middle)]
}

function read(pile: Pile): ReadPage[] {
  return pile.flatMap(({ top, bottom }, index) => {
    const depth = Math.min(index, pile.length - 1 - index)
    return [
      { ...top, isRecto: true, depth },
      { ...bottom, isRecto: false, depth },
    ]
  })
}

/** Sheets by signature, each in the order that they came out of the printer. */
export function readFolded(
  signatures: PrintedSheet[][],
  edge: 'left' | 'right',
  turn: Turn,
  isCutIntoPairs = false,
): ReadPage[] {
  return signatures.flatMap((sheets) => {
    const grids = sheets.map((sheet) => printed(sheet, turn))
    const pieces = isCutIntoPairs ? grids.flatMap(cutIntoPairs).filter(isUsed) : grids
    return read(nest(pieces.map((grid) => fold(grid, edge))))
  })
}

/** A piece of the last sheet with nothing on it at all is thrown away. */
function isUsed(grid: Grid): boolean {
  return grid.flat(2).some(({ top, bottom }) => top !== nothing || bottom !== nothing)
}

/** `high` sheets are cut into piles at a time, and these laid together in the direction of reading. */
export function readStacked(
  sheets: PrintedSheet[],
  edge: 'left' | 'right',
  turn: Turn,
  high: number,
  sides: 'both' | 'one',
): (number | undefined)[] {
  const groups = Array.from({ length: Math.ceil(sheets.length / high) }, (_, index) =>
    sheets.slice(index * high, (index + 1) * high).map((sheet) => printed(sheet, turn)),
  )
  return groups.flatMap((grids) => {
    const cells = inReadingOrder(grids[0] ?? [], edge)
    return cells.flatMap(([row, column]) =>
      grids.flatMap((grid) => {
        const [leaf] = grid[row]?.[column] ?? []
        if (!leaf || (leaf.top === nothing && leaf.bottom === nothing)) return []
        if (leaf.top.turned || leaf.bottom.turned) throw new Error('a page stands on its head')
        return sides === 'both' ? [leaf.top.page, leaf.bottom.page] : [leaf.top.page]
      }),
    )
  })
}

/** Front, then back, as they lie before the reader who turns the sheet as the printer did. */
export function readFlat(sheets: PrintedSheet[], edge: 'left' | 'right', turn: Turn): (number | undefined)[] {
  return sheets.flatMap((sheet) => {
    const front = printed(sheet, turn)
    return [front, overLeaf(front)].flatMap((grid) =>
      inReadingOrder(grid, edge).flatMap(([row, column]) => {
        const face = grid[row]?.[column]?.[0]?.top
        if (face?.page !== undefined && face.turned) throw new Error('a page stands on its head')
        return face === undefined || face === nothing || face.page === undefined ? [] : [face.page]
      }),
    )
  })
}

function inReadingOrder(grid: Grid, edge: 'left' | 'right'): [number, number][] {
  return grid.flatMap((cells, row) => {
    const columns = cells.map((_, column): [number, number] => [row, column])
    return edge === 'left' ? columns : columns.reverse()
  })
}
