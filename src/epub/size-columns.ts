import type { Element } from 'hast'
import { classesOf, eachElement, findElement, hasClass, textOf } from './nodes.ts'

/**
 * Give columns of a few characters their width, in characters: `chars-4`, of which `styles/epub.css` makes em.
 *
 * Browsers share out the width of a table by the length of the texts, and on a small screen 三号 would be broken in two
 * beside a column of sentences. A width that the style sheet gives is a wish: where all is too narrow, lines are broken.
 */
export function sizeColumns(table: Element): void {
  const rows: Element[][] = []
  eachElement(table, (element) => {
    if (element.tagName === 'tr') rows.push(cellsOf(element))
  })
  const isGrid = rows.every((row) => row.length === rows[0]?.length && row.every(isPlain))
  if (hasClass(table, 'part-ruled-table') && !isGrid) {
    // Of a form: what is asked for stands in cells, not columns, of its own.
    for (const cell of rows.flat()) if (cell.properties.scope === 'row') sizeCell(cell, widthOf(cell))
    return
  }
  if (!isGrid || findElement(table, (element) => element !== table && element.tagName === 'table')) return
  for (const [column, head] of (rows[0] ?? []).entries()) {
    sizeCell(head, Math.max(...rows.map((row) => widthOf(row[column]))))
  }
}

function sizeCell(cell: Element, width: number): void {
  if (width > 0 && width <= MOST)
    cell.properties.className = [...classesOf(cell), `chars-${Math.ceil(width)}`]
}

/** Longer ones may well have two lines. */
const MOST = 6

function cellsOf(row: Element): Element[] {
  return row.children.filter(
    (child): child is Element => child.type === 'element' && /^t[dh]$/.test(child.tagName),
  )
}

function isPlain({ properties }: Element): boolean {
  return properties.colSpan === undefined && properties.rowSpan === undefined
}

/** In em: Han characters and all that is as wide are 1, others a little more than half. Pictures and formulas have none. */
function widthOf(cell: Element | undefined): number {
  if (!cell) return 0
  if (findElement(cell, ({ tagName }) => /^(?:img|svg|math|br|p|ul|ol|pre)$/.test(tagName))) return MOST + 1
  return [...textOf(cell).trim()].reduce((sum, character) => sum + (character < '\u2000' ? 0.6 : 1), 0)
}
