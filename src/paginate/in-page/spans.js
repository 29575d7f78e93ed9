/**
 * @typedef {object} Span a cell of a row above that reaches over a row
 * @property {HTMLTableCellElement} cell
 * @property {number} column its first one
 * @property {number} rows how many it reaches over, from the row on
 */

/**
 * The cells that begin above a row and reach over it, by column.
 *
 * @param {HTMLTableRowElement} row
 * @returns {Span[]}
 */
export function spansOver(row) {
  if (!row.closest('table')?.querySelector('[rowspan]')) return []
  /** What stands in each column, and the row that it ends before. @type {(Span & { end: number })[]} */
  const taken = []
  const rows = /** @type {HTMLTableRowElement[]} */ (
    [...(row.parentElement?.children ?? [])].filter((child) => child instanceof HTMLTableRowElement)
  )
  const at = rows.indexOf(row)
  for (const [index, above] of rows.slice(0, at).entries()) {
    let column = 0
    for (const cell of above.cells) {
      while ((taken[column]?.end ?? 0) > index) column++
      // A span of 0 is one to the end of its part of the table; a longer one ends there, too.
      const end = cell.rowSpan === 0 ? rows.length : Math.min(index + cell.rowSpan, rows.length)
      cell.rowSpan = end - index
      const span = { cell, column, rows: end - at, end }
      for (let width = 0; width < cell.colSpan; width++) taken[column + width] = span
      column += cell.colSpan
    }
  }
  return [...new Set(taken)].filter((span) => span !== undefined && span.end > at)
}
