import type { Pt } from '../units.ts'
import { type FoldedPages, foldedPages, foldScheme } from './fold-schemes.ts'
import { type BlanksPlace, placeBlanks } from './place-blanks.ts'
import type { Place, Plan, Sheet } from './plan.ts'

export type SignatureWishes = {
  pages: number
  edge: 'left' | 'right'
  /** Pages of a signature; left out where the whole book is one, as for saddle stitch. */
  signature?: number
  /** Pages of a sheet once it is folded; several sheets nest into a signature. */
  folded: FoldedPages
  /** Whether the last signature has as many pages as the others or only those that it needs. */
  last: 'short' | 'full'
  blanks: BlanksPlace
  creep: Creep
  /** Sheets of 4 pages that are printed on one and cut apart before they are folded: so many beside and above each other. */
  gang?: Gang
}

/** `heads-together`: every second row of them stands on its head. */
export type Gang = { columns: number; rows: number; headsTogether?: boolean }

/**
 * Sheets that are folded inside each other push each other out at the fore edge by their thickness. `inward`: the pages
 * of inner sheets are moved to the spine by as much; `centred`: those of the middle sheet stay, outer ones go outward.
 */
export type Creep = { type: 'none' } | { type: 'inward' | 'centred'; caliper: Pt }

/**
 * Sheets that are folded, nested into signatures, and gathered: saddle stitch (one signature), perfect binding, sewing.
 *
 *     8 pages, folded once → front 8 1, back 2 7; front 6 3, back 4 5
 */
export function planSignatures(wishes: SignatureWishes): Plan {
  const signatures = signatureSizes(wishes)
  const total = signatures.reduce((sum, { size }) => sum + size, 0)
  const order = placeBlanks(wishes.pages, total, wishes.blanks)
  let first = 0
  const sheets = signatures.flatMap(({ size, folded }, index) => {
    const pages = order.slice(first, first + size)
    first += size
    return foldedSheets(pages, folded, index + 1, wishes)
  })
  return { sheets, blanks: total - wishes.pages, signatures: signatures.map(({ size }) => size) }
}

type Signature = { size: number; folded: FoldedPages }

function signatureSizes({ pages, signature, folded, last }: SignatureWishes): Signature[] {
  if (signature === undefined) return [shortest(pages, folded)]
  const full = Math.floor(pages / signature)
  const rest = pages % signature
  const all: Signature[] = Array.from({ length: full }, () => ({ size: signature, folded }))
  if (rest > 0) all.push(last === 'full' ? { size: signature, folded } : shortest(rest, folded))
  return all
}

/** The fewest pages that hold `pages`: a sheet of fewer folds where one is enough. */
function shortest(pages: number, folded: FoldedPages): Signature {
  const fewer = foldedPages.find((one) => one >= pages && one <= folded)
  return fewer ? { size: fewer, folded: fewer } : { size: Math.ceil(pages / folded) * folded, folded }
}

function foldedSheets(
  order: (number | undefined)[],
  folded: FoldedPages,
  signature: number,
  { edge, creep, gang }: SignatureWishes,
): Sheet[] {
  const scheme = foldScheme(folded, edge)
  const size = order.length
  const half = folded / 2
  const sheets = Array.from({ length: size / folded }, (_, layer): Sheet => {
    const place = (
      row: number,
      column: number,
      { page, turned }: { page: number; turned: boolean },
    ): Place => {
      // The first half of a sheet's pages is in the first half of the signature, the second in the second.
      const position = page <= half ? layer * half + page : size - (layer + 1) * half + page - half
      const spine = column % 2 === 0 ? 'right' : 'left'
      const towardSpine = creepShift(position, size, creep)
      const shift = spine === 'right' ? towardSpine : -towardSpine
      return { page: order[position - 1], position, column, row, turned, spine, shift }
    }
    const side = (rows: { page: number; turned: boolean }[][]) =>
      rows.flatMap((cells, row) => cells.map((cell, column) => place(row, column, cell)))
    const [columns, rows] = [scheme.front[0]?.length ?? 0, scheme.front.length]
    return {
      signature,
      layer,
      columns,
      rows,
      folds: 'across',
      front: side(scheme.front),
      back: side(scheme.back),
    }
  })
  return gang ? ganged(sheets, gang) : sheets
}

/** How far a page moves toward the spine: by one thickness of the paper for each leaf that is folded around its own. */
function creepShift(position: number, size: number, creep: Creep): Pt {
  if (creep.type === 'none') return 0
  const around = Math.floor((Math.min(position, size + 1 - position) - 1) / 2)
  const unmoved = creep.type === 'inward' ? 0 : (size / 4 - 1) / 2
  return (around - unmoved) * creep.caliper || 0
}

/** Once-folded sheets side by side on larger ones, row by row; the last may stay partly empty. */
function ganged(sheets: Sheet[], { columns, rows, headsTogether = false }: Gang): Sheet[] {
  const perSheet = columns * rows
  return Array.from({ length: Math.ceil(sheets.length / perSheet) }, (_, layer): Sheet => {
    const group = sheets.slice(layer * perSheet, (layer + 1) * perSheet)
    const side = (name: 'front' | 'back') =>
      group.flatMap((sheet, index) => {
        const row = Math.floor(index / columns)
        const beside = index % columns
        const column = name === 'front' ? beside : columns - 1 - beside
        return sheet[name].map((place) =>
          moved(headsTogether && row % 2 === 1 ? onHead(place, 2, 1) : place, 2 * column, row),
        )
      })
    const signature = group[0]?.signature ?? 1
    return {
      signature,
      layer,
      columns: 2 * columns,
      rows,
      folds: 'pairs',
      front: inOrder(side('front')),
      back: inOrder(side('back')),
    }
  })
}

function moved(place: Place, columns: number, rows: number): Place {
  return { ...place, column: place.column + columns, row: place.row + rows }
}

/** A place of a grid that is turned by half a circle. */
export function onHead(place: Place, columns: number, rows: number): Place {
  const { spine } = place
  return {
    ...place,
    column: columns - 1 - place.column,
    row: rows - 1 - place.row,
    turned: !place.turned,
    spine: spine && (spine === 'left' ? 'right' : 'left'),
    shift: -place.shift || 0,
  }
}

/** Row by row, in each from the left. */
export function inOrder(places: Place[]): Place[] {
  return places.toSorted((one, other) => one.row - other.row || one.column - other.column)
}
