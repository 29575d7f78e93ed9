import type { Box } from '../pdf/page-box.ts'
import type { Pt } from '../units.ts'
import { isSpine, type SheetLayout } from './lay-out-sheet.ts'
import { line, write } from './operators.ts'
import type { Sheet } from './plan.ts'
import type { SheetSize } from './sheet-sizes.ts'
import { strokeText } from './stroke-text.ts'

const mm: Pt = 72 / 25.4

/** Hairlines of printers. */
const LINE_WIDTH = 0.25

const LENGTH: Pt = 5 * mm

/** White between the bleed and the marks. */
const GAP: Pt = 0.5 * mm

/** What marks want beyond the bleed on each side of the sheet. */
export const MARGIN: Pt = GAP + LENGTH + 0.5 * mm

export type MarkWishes = {
  sheet: Sheet
  side: 'front' | 'back'
  layout: SheetLayout
  size: SheetSize
  bleed: Pt
  /** Operators that choose the colour of lines: all plates at the press. */
  colour: string
  /** How many signatures are gathered on each other, with 帖标 on their spines; 0 for none. */
  gathered: number
}

/**
 * Crop marks at every cut, dashed fold marks, a collating mark 帖标 on the spine, register crosses, and which sheet it
 * is (signature, sheet, A for front or B for back). All but the collating mark stand outside of the bleed, and only
 * where the sheet has room for them.
 */
export function sheetMarks(wishes: MarkWishes): string {
  const { sheet, side, layout, size, bleed, colour } = wishes
  const [left, bottom, right, top] = layout.block
  const hasColumns = bottom - bleed >= MARGIN - 0.01
  const hasRows = left - bleed >= MARGIN - 0.01
  const { cuts, folds } = edgesOf(sheet, layout)
  const upright = (x: Pt) => [
    line(x, bottom - bleed - GAP, x, bottom - bleed - GAP - LENGTH),
    line(x, top + bleed + GAP, x, top + bleed + GAP + LENGTH),
  ]
  const level = (y: Pt) => [
    line(left - bleed - GAP, y, left - bleed - GAP - LENGTH, y),
    line(right + bleed + GAP, y, right + bleed + GAP + LENGTH, y),
  ]
  const lines = [
    ...(hasColumns ? cuts.columns.flatMap(upright) : []),
    ...(hasRows ? cuts.rows.flatMap(level) : []),
    '[2 1.5] 0 d',
    ...(hasColumns ? folds.columns.flatMap(upright) : []),
    ...(hasRows ? folds.rows.flatMap(level) : []),
    '[] 0 d',
    ...(hasRows ? registerCrosses(layout, bleed) : []),
    ...(hasColumns ? nameOf(sheet, side, left, bottom - bleed, size) : []),
  ]
  return [
    'q',
    `${colour} ${LINE_WIDTH} w`,
    ...lines,
    'Q',
    ...(side === 'front' ? collatingMark(wishes) : []),
    '',
  ].join('\n')
}

type Edges = { columns: Pt[]; rows: Pt[] }

function edgesOf(sheet: Sheet, { columns, rows }: SheetLayout): { cuts: Edges; folds: Edges } {
  const cuts: Edges = { columns: [], rows: [] }
  const folds: Edges = { columns: [], rows: [] }
  columns.forEach(([left, right], index) => {
    const next = columns[index + 1]
    const before = columns[index - 1]
    if (!before || !isSpine(index - 1, sheet)) cuts.columns.push(left)
    if (!next || !isSpine(index, sheet)) cuts.columns.push(right)
    const isFold = next && (isSpine(index, sheet) || sheet.folds === 'across')
    if (isFold) folds.columns.push((right + next[0]) / 2)
  })
  rows.forEach(([bottom, top], index) => {
    cuts.rows.push(top, bottom)
    const next = rows[index + 1]
    if (next && sheet.folds === 'across') folds.rows.push((bottom + next[1]) / 2)
  })
  return { cuts: { columns: unique(cuts.columns), rows: unique(cuts.rows) }, folds }
}

/** Without those that come twice: pages without white between them share a cut. */
function unique(values: Pt[]): Pt[] {
  return [...new Set(values.map((value) => Math.round(value * 1000) / 1000))]
}

/** Crosses on both sides at the height of the lowest row's middle. */
function registerCrosses({ block, rows }: SheetLayout, bleed: Pt): string[] {
  const [bottom, top] = rows.at(-1) ?? [0, 0]
  const y = (bottom + top) / 2
  const half = 1.5 * mm
  return [block[0] - bleed - GAP - LENGTH / 2, block[2] + bleed + GAP + LENGTH / 2].flatMap((x) => [
    line(x - half, y, x + half, y),
    line(x, y - half, x, y + half),
    `${write(x - half * 0.6)} ${write(y - half * 0.6)} ${write(half * 1.2)} ${write(half * 1.2)} re S`,
  ])
}

/** `3-1A`: signature 3, sheet 1, front. */
function nameOf(sheet: Sheet, side: 'front' | 'back', left: Pt, bottom: Pt, { width }: SheetSize): string[] {
  const text = `${sheet.signature}-${sheet.layer + 1}${side === 'front' ? 'A' : 'B'}`
  const height = 2 * mm
  // Beside the marks of the first column, never off the sheet.
  const x = Math.min(left + 3 * mm, width - text.length * height)
  return strokeText(text, x, bottom - GAP - 3.5 * mm, height)
}

/**
 * A bar on the outermost fold of a signature, one step lower on each: gathered in order, the spine shows a staircase.
 *
 * The bar is in black alone, 2 mm wide over the fold and 5 mm high.
 */
function collatingMark({ sheet, layout, gathered }: MarkWishes): string[] {
  const first = sheet.front.find(({ position }) => position === 1)
  const column = first && layout.columns[first.column]
  const row = first && layout.rows[first.row]
  if (gathered < 2 || !first || !column || !row) return []
  const neighbour = layout.columns[first.column + (first.spine === 'left' ? -1 : 1)]
  const edge = first.spine === 'left' ? column[0] : column[1]
  const spine = neighbour ? (edge + (first.spine === 'left' ? neighbour[1] : neighbour[0])) / 2 : edge
  const [height, width] = [5 * mm, 2 * mm]
  const room = row[1] - row[0] - 30 * mm
  // A long row of signatures begins again at the top.
  const step = Math.min(height, Math.max(room, height))
  const steps = Math.max(1, Math.floor(room / step))
  const y = row[1] - 15 * mm - height - ((sheet.signature - 1) % steps) * step
  return ['q', '0 g', `${write(spine - width / 2)} ${write(y)} ${write(width)} ${write(height)} re f`, 'Q']
}

/** The sheet without the white around its pages, with their bleed: never larger than the sheet. */
export function bleedOfBlock([left, bottom, right, top]: Box, bleed: Pt, { width, height }: SheetSize): Box {
  return [
    Math.max(0, left - bleed),
    Math.max(0, bottom - bleed),
    Math.min(width, right + bleed),
    Math.min(height, top + bleed),
  ]
}
