import { isAtom, isBlock } from './blocks.js'
import { keepLineEnd } from './keep-line-end.js'
import { spansOver } from './spans.js'
import { bandsOf, placeAt } from './units.js'

/** @typedef {import('./units.js').Unit} Unit */
/** @typedef {import('./spans.js').Span} Span */

/**
 * Cut a flow into pieces, one a page. The flow itself is emptied.
 *
 * What runs over a cut is continued in a copy of the blocks around it: the part before is marked `data-split-to`, the
 * part after `data-split-from`. A copy has no id; a table's copy has its columns and its head again (`data-repeated`).
 *
 * @param {Element} flow
 * @param {(Unit | undefined)[]} starts the first unit of every piece, in order; the first piece begins with the flow,
 * and an undefined start is a piece without text
 * @returns {DocumentFragment[]}
 */
export function cutFlow(flow, starts) {
  splitRows(starts)
  /** @type {DocumentFragment[]} */
  const pieces = []
  for (let index = starts.length - 1; index > 0; index--) {
    const start = starts[index]
    pieces.unshift(start ? cutBefore(flow, start) : document.createDocumentFragment())
  }
  const range = document.createRange()
  range.selectNodeContents(flow)
  pieces.unshift(range.extractContents())
  return pieces
}

/**
 * @param {Element} flow
 * @param {Unit} start
 */
function cutBefore(flow, start) {
  const range = document.createRange()
  range.selectNodeContents(flow)
  // Before a text, not at its beginning: that would leave an empty one behind.
  if (start.node.nodeType === Node.TEXT_NODE && start.offset > 0) range.setStart(start.node, start.offset)
  else range.setStartBefore(start.node)
  let depth = 0
  for (let node = start.node.parentNode; node && node !== flow; node = node.parentNode) depth++
  const before = chain(flow, depth, 'lastChild')
  const piece = range.extractContents()
  const after = chain(piece, depth, 'firstChild')
  // A line that the author ended is not stretched to the measure.
  const ended = before.at(-1)
  if (ended && endsInBreak(ended))
    for (const element of before) element.setAttribute('data-split-at-break', '')
  for (const element of before) element.setAttribute('data-split-to', '')
  keepLineEnd(before)
  for (const [index, element] of after.entries()) {
    element.setAttribute('data-split-from', '')
    element.removeAttribute('id')
    if (element.tagName === 'TABLE') repeatTableHead(element, before[index])
  }
  return piece

  /**
   * @param {Node} root
   * @param {number} length
   * @param {'firstChild' | 'lastChild'} side
   */
  function chain(root, length, side) {
    /** @type {Element[]} */
    const elements = []
    if (side === 'lastChild') {
      for (let node = start.node.parentNode; node && node !== root; node = node.parentNode)
        elements.unshift(/** @type {Element} */ (node))
      return elements
    }
    let node = root[side]
    while (node && elements.length < length) {
      if (node.nodeType === Node.ELEMENT_NODE) {
        elements.push(/** @type {Element} */ (node))
        node = node[side]
      } else node = node.nextSibling
    }
    return elements
  }
}

/** @param {Element} element */
function endsInBreak(element) {
  let node = element.lastChild
  while (node && node.nodeType === Node.TEXT_NODE && !/\S/.test(/** @type {Text} */ (node).data))
    node = node.previousSibling
  return node instanceof Element && node.tagName === 'BR'
}

/**
 * @param {Element} table
 * @param {Element | undefined} original
 */
export function repeatTableHead(table, original) {
  if (!original) return
  const parts = [
    original.querySelector(':scope > colgroup'),
    original.querySelector(':scope > thead:not([data-set-once])'),
  ]
  for (const part of parts.reverse()) {
    if (!part || table.querySelector(`:scope > ${part.tagName.toLowerCase()}`)) continue
    const copy = /** @type {Element} */ (part.cloneNode(true))
    copy.setAttribute('data-repeated', '')
    for (const element of [copy, ...copy.querySelectorAll('[id]')]) element.removeAttribute('id')
    // Its notes stand where they were called first.
    table.prepend(copy)
  }
  const label = original.parentElement?.querySelector(':scope > figcaption > .label')?.textContent
  if (!label) return
  const caption = document.createElement('caption')
  caption.setAttribute('data-repeated', '')
  const english = original.closest('[lang]')?.getAttribute('lang')?.startsWith('en')
  caption.textContent = english ? `${label} (continued)` : `续${label}`
  table.prepend(caption)
}

/**
 * Split the rows that continue on another page in two rows, cell by cell, and let the cut go between them. Cells that
 * span the rows on both sides of a cut are split, too: without their rest the columns below would move aside.
 *
 * From the last cut to the first, so that what is above keeps its place on the screen.
 *
 * @param {(Unit | undefined)[]} starts
 */
function splitRows(starts) {
  for (let index = starts.length - 1; index > 0; index--) {
    const start = starts[index]
    if (!(start?.node instanceof HTMLTableRowElement)) continue
    if (start.rowCut === undefined) {
      splitSpans(spansOver(start.node), start.node, start.node.getBoundingClientRect().top)
      continue
    }
    starts[index] = { ...start, node: splitRow(start.node, start.rowCut), offset: 0, rowCut: undefined }
  }
}

/**
 * @param {HTMLTableRowElement} row
 * @param {number} y
 * @returns {HTMLTableRowElement} the row after it that goes on with its cells
 */
function splitRow(row, y) {
  // What the grid added was for the whole row.
  row.style.removeProperty('height')
  const spans = spansOver(row)
  const rest = /** @type {HTMLTableRowElement} */ (row.cloneNode(false))
  rest.removeAttribute('id')
  rest.setAttribute('data-split-from', '')
  row.setAttribute('data-split-to', '')
  for (const cell of [...row.cells]) {
    rest.append(splitCell(cell, y))
    cell.rowSpan = 1
  }
  row.after(rest)
  // There is one row more to reach over.
  for (const { cell } of spans) cell.rowSpan++
  splitSpans(spans, rest, y)
  return rest
}

/**
 * Give a row the rest of the cells that reach over it, each in its column.
 *
 * @param {Span[]} spans
 * @param {HTMLTableRowElement} row
 * @param {number} y where the cut goes through them
 */
function splitSpans(spans, row, y) {
  const own = [...row.cells]
  let column = 0
  for (const { cell, column: wanted, rows } of spans) {
    const rest = splitCell(cell, y)
    rest.rowSpan = rows
    cell.rowSpan = Math.max(1, cell.rowSpan - rows)
    while (column < wanted && own.length > 0) column += own.shift()?.colSpan ?? 1
    const next = own[0]
    if (next) next.before(rest)
    else row.append(rest)
    column += rest.colSpan
  }
}

/**
 * @param {HTMLTableCellElement} cell
 * @param {number} y
 */
function splitCell(cell, y) {
  const range = document.createRange()
  const place = firstPlaceBelow(cell, y)
  const rest = /** @type {HTMLTableCellElement} */ (cell.cloneNode(false))
  rest.removeAttribute('id')
  rest.setAttribute('data-split-from', '')
  if (!place) return rest
  range.selectNodeContents(cell)
  if (place.node.nodeType === Node.TEXT_NODE) range.setStart(place.node, place.offset)
  else range.setStartBefore(place.node)
  /** @type {Element[]} */
  const before = []
  for (let node = place.node.parentNode; node && node !== cell; node = node.parentNode)
    before.push(/** @type {Element} */ (node))
  const piece = range.extractContents()
  keepLineEnd([cell, ...before.toReversed()])
  let node = piece.firstChild
  for (const element of before) {
    element.setAttribute('data-split-to', '')
    if (node instanceof Element) {
      node.setAttribute('data-split-from', '')
      node.removeAttribute('id')
      node = node.firstChild
    }
  }
  rest.append(piece)
  return rest
}

/**
 * Make the row of a table in a cell that a cut goes through two, each of its cells cut by itself.
 *
 * @param {HTMLTableElement} table
 * @param {number} y
 * @returns {{ node: Node, offset: number } | undefined} the row to cut before
 */
function splitTable(table, y) {
  const row = [...table.rows].find((other) => other.getBoundingClientRect().bottom > y + 0.5)
  if (!row) return undefined
  if (row.getBoundingClientRect().top < y - 0.5) return { node: splitRow(row, y), offset: 0 }
  splitSpans(spansOver(row), row, y)
  return { node: row, offset: 0 }
}

/**
 * Where the content of a block is cut at `y`. Tables in it are made ready for that.
 *
 * @param {Element} block
 * @param {number} y
 * @returns {{ node: Node, offset: number } | undefined}
 */
function firstPlaceBelow(block, y) {
  // A picture beside text stands in a line.
  if (![...block.children].some(isBlock)) return placeAt(block, y)
  const blocks = [...block.children].filter((child) => isBlock(child) || isAtom(child))
  for (const child of blocks) {
    const box = child.getBoundingClientRect()
    if (box.height === 0 || box.bottom <= y + 0.5) continue
    const first = bandsOf(child)[0]
    const middle = first ? (first.top + first.bottom) / 2 : box.top
    if (middle > y || isAtom(child)) return { node: child, offset: 0 }
    const place = child instanceof HTMLTableElement ? splitTable(child, y) : firstPlaceBelow(child, y)
    if (place) return place
  }
  return undefined
}
