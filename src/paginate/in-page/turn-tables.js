import { sourceOf } from './blocks.js'
import { repeatTableHead } from './cut.js'

/** @typedef {import('./fit.js').Finding} Finding */

/**
 * Set the tables that `fit` found too wide for the page on pages of their own, turned by a quarter: their top is on the
 * left, where the reader's right hand has it after turning the book. What a page cannot hold goes on on the next one,
 * with the head again.
 *
 * Every such page becomes one block as large as the type area, `div.turned`.
 *
 * @param {Element} section whose lines are set: rows have the height that they are going to have
 * @param {{ width: number, height: number }} area
 * @returns {Finding[]}
 */
export function turnTables(section, area) {
  /** @type {Finding[]} */
  const findings = []
  const tables = /** @type {HTMLTableElement[]} */ ([...section.querySelectorAll('.table-turned')])
  // Measured while all stand upright.
  const shares = tables.map((table) => shareRows(table, area.width))
  for (const [index, table] of tables.entries()) {
    const shared = shares[index] ?? []
    const caption = table.parentElement?.querySelector(':scope > figcaption')
    const parts = [table, ...shared.slice(1).map((rows) => partOf(table, rows))]
    for (const part of parts.slice(1)) repeatTableHead(part, table)
    table.toggleAttribute('data-split-to', parts.length > 1)
    const pages = parts.map((part) => pageOf(part, area))
    table.replaceWith(...pages)
    for (const [at, part] of parts.entries()) pages[at]?.firstElementChild?.append(part)
    if (caption) pages[0]?.firstElementChild?.prepend(caption)
    findings.push({ ruleId: 'table-turned', src: sourceOf(table), values: { pages: pages.length } })
  }
  return findings
}

/**
 * Rows of a table by the page that they stand on. Rows that a cell spans stay together.
 *
 * @param {HTMLTableElement} table
 * @param {number} room height that a page has for its part
 * @returns {HTMLTableRowElement[][]}
 */
function shareRows(table, room) {
  const caption = table.parentElement?.querySelector(':scope > figcaption')
  const captions = [...table.querySelectorAll(':scope > caption'), ...(caption ? [caption] : [])]
  const above = heightOf(captions) + heightOf(table.tHead ? [table.tHead] : [])
  /** @type {HTMLTableRowElement[][]} */
  const pages = [[]]
  let used = above
  for (const group of groupsOf(table)) {
    const height = heightOf(group)
    if (used + height > room + 0.5 && used > above) {
      pages.push([])
      used = above
    }
    pages.at(-1)?.push(...group)
    used += height
  }
  return pages
}

/**
 * Whether every page can hold some rows of a table below its head.
 *
 * @param {HTMLTableElement} table
 * @param {number} room
 */
export function canTurn(table, room) {
  const above = heightOf([...table.querySelectorAll(':scope > caption, :scope > thead')])
  // A caption of two lines.
  const caption = table.parentElement?.querySelector(':scope > figcaption') ? 2 : 0
  const line = Number.parseFloat(getComputedStyle(table).lineHeight)
  // Our lines may be one more than those of the browser.
  return groupsOf(table).every((group) => above + heightOf(group) + (caption + 1) * line <= room)
}

/**
 * Rows below the head, those that a cell spans as one.
 *
 * @param {HTMLTableElement} table
 * @returns {HTMLTableRowElement[][]}
 */
function groupsOf(table) {
  /** @type {HTMLTableRowElement[][]} */
  const groups = []
  let spanned = 0
  let last = table.tHead?.parentElement
  for (const row of table.rows) {
    const part = row.parentElement
    if (part === table.tHead) continue
    if (spanned > 0 && part === last) groups.at(-1)?.push(row)
    else groups.push([row])
    if (part !== last) spanned = 0
    last = part
    const most = Math.max(1, ...[...row.cells].map((cell) => (cell.rowSpan === 0 ? Infinity : cell.rowSpan)))
    spanned = Math.max(spanned, most) - 1
  }
  return groups
}

/** @param {Element[]} elements one below the other */
function heightOf(elements) {
  return elements.reduce((sum, element) => sum + element.getBoundingClientRect().height, 0)
}

/**
 * @param {HTMLTableElement} table
 * @param {HTMLTableRowElement[]} rows of it, which go over
 */
function partOf(table, rows) {
  const part = /** @type {HTMLTableElement} */ (table.cloneNode(false))
  part.removeAttribute('id')
  part.setAttribute('data-split-from', '')
  /** @type {Element | undefined} */
  let from
  for (const row of rows) {
    const parent = row.parentElement
    if (parent && parent !== from) {
      const group = /** @type {Element} */ (parent.cloneNode(false))
      group.removeAttribute('id')
      part.append(group)
      from = parent
    }
    part.lastElementChild?.append(row)
  }
  return part
}

/**
 * @param {Element} part
 * @param {{ width: number, height: number }} area
 */
function pageOf(part, area) {
  const page = document.createElement('div')
  page.className = 'turned'
  page.dataset.src = sourceOf(part)
  page.style.height = `${area.height}px`
  const sheet = document.createElement('div')
  sheet.style.width = `${area.height}px`
  sheet.style.height = `${area.width}px`
  sheet.style.transform = `translateY(${area.height}px) rotate(-90deg)`
  page.append(sheet)
  return page
}
