import { isAtom, isBlock, isHeading } from './blocks.js'
import { linesOf } from './lines/line-starts.js'
import { spansOver } from './spans.js'

/**
 * One piece of a flow that no page break may cut: a line, a picture, a table row.
 *
 * Lengths are CSS pixels, `y` grows downwards from the top of the window.
 *
 * @typedef {object} Unit
 * @property {number} top where it begins when it stands first on a page: the padding of the blocks that begin with it
 * is inside, their margin is not
 * @property {number} bottom where it ends when it stands last on a page
 * @property {Node} node the break before this unit is cut before `node`, or, where it is a text, before its `offset`
 * @property {number} offset
 * @property {number | undefined} rowCut the unit continues a table row: cut the row at this `y`
 * @property {number} repeat height of the table head that is set again when a page begins with this unit
 * @property {number} penalty of a page break before this unit: 0 is free, 1 is poor, 2 is bad, 2.5 leaves something alone, 3 is a keep, Infinity is a forced page break
 * @property {string[]} notes ids of the notes called in it
 */

export const FREE = 0
/** A line alone at the end of a page. */
export const POOR = 1
/** A row torn apart, a row alone. */
export const BAD = 2
/** A lone line, a small table torn apart. */
export const LONE = 2.5
/** Heading from its text, table head from its rows. */
export const KEEP = 3
export const FORCED = Number.POSITIVE_INFINITY

/**
 * Walk a flow that is laid out in one column of any height, and list its units in reading order.
 *
 * @param {Element} flow
 * @param {number} pageHeight
 * @returns {Unit[]}
 */
export function unitsOf(flow, pageHeight) {
  /** @type {Unit[]} */
  const units = []
  visitChildren(flow, flow, units, pageHeight)
  return units
}

/**
 * @param {Element} parent
 * @param {Element} flow
 * @param {Unit[]} units
 * @param {number} pageHeight
 */
function visitChildren(parent, flow, units, pageHeight) {
  for (const child of parent.children) visit(child, flow, units, pageHeight)
}

/**
 * @param {Element} element
 * @param {Element} flow
 * @param {Unit[]} units
 * @param {number} pageHeight
 */
function visit(element, flow, units, pageHeight) {
  if (!isBlock(element) && !isAtom(element)) return
  const from = units.length
  if (element.tagName === 'TABLE') addTable(element, units, pageHeight)
  else if (isAtom(element)) addAtom(element, units)
  else if ([...element.children].some((child) => isBlock(child) || isAtom(child)) && !holdsText(element))
    visitChildren(element, flow, units, pageHeight)
  else addLines(element, units)

  const first = units[from]
  const last = units.at(-1)
  if (first && last) {
    const box = element.getBoundingClientRect()
    first.top = Math.min(first.top, box.top)
    last.bottom = Math.max(last.bottom, box.bottom)
    if (first.rowCut === undefined) {
      first.node = element
      first.offset = 0
    }
    for (const rule of keepRules) rule(element, units, from)
  }
}

/** Text directly inside a block with blocks is told as lines of that block; `prepare-section` leaves none. */
/** @param {Element} element */
function holdsText(element) {
  for (const node of element.childNodes)
    if (node.nodeType === Node.TEXT_NODE && /\S/.test(/** @type {Text} */ (node).data)) return true
  return false
}

/** @param {Element} element @returns {Unit} */
function unitAt(element) {
  const { top, bottom } = element.getBoundingClientRect()
  return { top, bottom, node: element, offset: 0, rowCut: undefined, repeat: 0, penalty: FREE, notes: [] }
}

/** @param {Element} element @param {Unit[]} units */
function addAtom(element, units) {
  const unit = unitAt(element)
  unit.notes = [...element.querySelectorAll('[data-note]')].map(
    (call) => call.getAttribute('data-note') ?? '',
  )
  units.push(unit)
}

/** @param {Element} element @param {Unit[]} units */
function addLines(element, units) {
  const box = element.getBoundingClientRect()
  const set = linesOf(element)
  const bands = set && set.height > 0 ? evenBands(box.top + set.above, set) : bandsOf(element)
  if (bands.length === 0) {
    if (box.height > 0) units.push(unitAt(element))
    return
  }
  const calls = [...element.querySelectorAll('[data-note]')].map((call) => {
    const { top, bottom } = call.getBoundingClientRect()
    return { id: call.getAttribute('data-note') ?? '', y: (top + bottom) / 2 }
  })
  const whole = isHeading(element)
  const from = units.length
  let top = box.top
  for (let index = 0; index < bands.length; index++) {
    const band = bands[index]
    const next = bands[index + 1]
    // Large characters reach below the line that holds them.
    const bottom = next ? (band.bottom + next.top) / 2 : Math.max(box.bottom, band.bottom)
    const notes = calls.filter((call) => call.y >= top && (!next || call.y < bottom)).map((call) => call.id)
    const start = index === 0 ? { node: element, offset: 0 } : startOf(element, index, bands.length, top)
    if (start && !(whole && index > 0) && (index === 0 || holdsInk(units.at(-1), start))) {
      units.push({
        top,
        bottom,
        node: start.node,
        offset: start.offset,
        rowCut: undefined,
        repeat: 0,
        penalty: FREE,
        notes,
      })
    } else {
      const last = units.at(-1)
      if (last) {
        last.bottom = bottom
        last.notes.push(...notes)
      }
    }
    top = bottom
  }
  // Not by the bands: a tall formula may have several in one line.
  for (const unit of [units[from + 1], units.at(-1)]) if (unit && unit !== units[from]) unit.penalty = LONE
}

/**
 * Whether something stands between the beginning of a unit and a later place. Where lines are torn apart, as beside a
 * formula that is wider than the page, the place found may be the same, or an earlier one: no unit begins there.
 *
 * @param {Unit | undefined} unit
 * @param {{ node: Node, offset: number }} end
 */
function holdsInk(unit, end) {
  if (!unit) return true
  const range = document.createRange()
  range.setStart(unit.node, unit.offset)
  if (end.node.nodeType === Node.TEXT_NODE) range.setEnd(end.node, end.offset)
  else range.setEndBefore(end.node)
  return /\S/.test(range.toString()) || range.cloneContents().querySelector('img, svg') !== null
}

/**
 * The lines of a composed block, all of one height.
 *
 * @param {number} top
 * @param {import('./lines/line-starts.js').BlockLines} lines
 */
function evenBands(top, { starts, height }) {
  return Array.from({ length: starts.length + 1 }, (_, index) => ({
    top: top + index * height,
    bottom: top + (index + 1) * height,
  }))
}

/**
 * The place that a line of a block begins at.
 *
 * @param {Element} element
 * @param {number} index of the line, not the first
 * @param {number} count of lines
 * @param {number} top
 * @returns {{ node: Node, offset: number } | undefined}
 */
function startOf(element, index, count, top) {
  const starts = linesOf(element)?.starts
  return starts?.length === count - 1 ? starts[index - 1] : placeAt(element, top)
}

/**
 * The lines of a block as bands of ink that do not touch: a cut between two bands cuts through nothing.
 *
 * @param {Element} element
 * @returns {{ top: number, bottom: number }[]}
 */
export function bandsOf(element) {
  const rects = inkRects(element).filter((rect) => rect.width > 0 && rect.height > 0)
  rects.sort((a, b) => a.top - b.top)
  /** @type {{ top: number, bottom: number }[]} */
  const bands = []
  for (const { top, bottom } of rects) {
    const band = bands.at(-1)
    if (band && top < band.bottom - 1) band.bottom = Math.max(band.bottom, bottom)
    else bands.push({ top, bottom })
  }
  return bands
}

/**
 * Boxes of the characters and of the pictures in a block: not those of the elements around them, which may reach over
 * several lines.
 *
 * @param {Element} element
 * @returns {DOMRect[]}
 */
function inkRects(element) {
  const range = document.createRange()
  if (element.childElementCount === 0) {
    range.selectNodeContents(element)
    return [...range.getClientRects()]
  }
  /** @type {DOMRect[]} */
  const rects = []
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Element) {
      if (!isSolid(node)) continue
      rects.push(...node.getClientRects())
      // Annotations and formulas may reach further than their element.
      if (node.childElementCount === 0) continue
      range.selectNodeContents(node)
      rects.push(...range.getClientRects())
      walker.currentNode = lastInside(node)
    } else {
      range.selectNodeContents(node)
      rects.push(...range.getClientRects())
    }
  }
  return rects
}

/**
 * The first place in a block whose ink ends below `y`.
 *
 * Found by halving: characters of a later line never stand above those of an earlier one.
 *
 * @param {Element} element
 * @param {number} y
 * @returns {{ node: Node, offset: number } | undefined}
 */
export function placeAt(element, y) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
  const range = document.createRange()
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Element) {
      if (!isSolid(node)) continue
      const box = node.getBoundingClientRect()
      const isPicture = node.tagName === 'IMG' || node.tagName === 'svg'
      if (isPicture ? box.bottom > y + 1 : isAfter(box, y)) return { node, offset: 0 }
      const after = lastInside(node)
      walker.currentNode = after
      continue
    }
    const text = /** @type {Text} */ (node)
    range.selectNodeContents(text)
    const rects = range.getClientRects()
    const lowest = rects[rects.length - 1]
    if (!lowest || !isAfter(lowest, y)) continue
    const offset = firstBelow(text, y, range)
    if (offset !== undefined) return { node: text, offset }
  }
  return undefined
}

/**
 * Whether a line, of which this is a part, stands after a cut at `y`: a line belongs where its middle is. Raised and
 * lowered characters may reach over the middle between two lines.
 *
 * @param {DOMRect} rect
 * @param {number} y
 */
function isAfter(rect, y) {
  return (rect.top + rect.bottom) / 2 > y
}

/** Inline things that a cut never enters. @param {Element} element */
function isSolid(element) {
  return (
    element.tagName === 'IMG' ||
    element.tagName === 'svg' ||
    element.tagName === 'RUBY' ||
    element.classList.contains('katex') ||
    element.classList.contains('task-box') ||
    element.classList.contains('note-call') ||
    element.classList.contains('cite') ||
    element.classList.contains('solid')
  )
}

/** @param {Element} element @returns {Node} */
function lastInside(element) {
  /** @type {Node} */
  let node = element
  while (node.lastChild) node = node.lastChild
  return node
}

/**
 * @param {Text} text
 * @param {number} y
 * @param {Range} range
 * @returns {number | undefined}
 */
function firstBelow(text, y, range) {
  /** @param {number} offset */
  const isBelow = (offset) => {
    // White space at a line's end has no box: ask the next character that has one.
    for (let at = offset; at < text.length; at++) {
      range.setStart(text, at)
      range.setEnd(text, at + 1)
      const rects = range.getClientRects()
      const rect = rects[rects.length - 1]
      if (rect && rect.height > 0) return isAfter(rect, y)
    }
    return true
  }
  let low = 0
  let high = text.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (isBelow(middle)) high = middle
    else low = middle + 1
  }
  if (low >= text.length) return undefined
  // Never between the halves of a surrogate pair.
  const code = text.data.charCodeAt(low)
  return code >= 0xdc00 && code <= 0xdfff ? low - 1 : low
}

/**
 * Rows are units. A row much of a page high may be split between its lines. Rows that a cell spans stay together.
 *
 * @param {Element} table
 * @param {Unit[]} units
 * @param {number} pageHeight
 */
function addTable(table, units, pageHeight) {
  // A head that takes much of a page is set once, and split like other rows.
  const part = table.querySelector(':scope > thead')
  const headHeight = part?.getBoundingClientRect().height ?? 0
  const head = headHeight < pageHeight / 3 ? part : null
  const repeat = (head ? headHeight : 0) + continuedHeight(table)
  part?.toggleAttribute('data-set-once', !head)
  /** @type {Unit[]} */
  const bodyRows = []
  let spanned = 0
  /** Cells that reach over the row, with the rows they have left. @type {{ cell: HTMLTableCellElement, rows: number }[]} */
  let reaching = []
  let previousInHead = false
  for (const caption of table.querySelectorAll(':scope > caption')) {
    addAtom(caption, units)
    previousInHead = true
  }
  for (const row of /** @type {HTMLTableElement} */ (table).rows) {
    const inHead = row.parentElement === head
    const from = units.length
    const height = row.getBoundingClientRect().height
    if (height > pageHeight * 0.4 && !inHead)
      addTallRow(
        row,
        reaching.map(({ cell }) => cell),
        units,
        pageHeight,
      )
    else {
      addAtom(row, units)
      const unit = units[from]
      if (unit) unit.notes = callsIn(row).map(({ id }) => id)
    }
    for (let index = from; index < units.length; index++) {
      const unit = units[index]
      if (inHead) continue
      unit.repeat += repeat
      if (index === from && (previousInHead || spanned > 0)) unit.penalty = KEEP
    }
    const first = units[from]
    if (first && !inHead) bodyRows.push(first)
    if (inHead && first && previousInHead) first.penalty = KEEP
    previousInHead = inHead
    reaching = [...reaching, ...[...row.cells].map((cell) => ({ cell, rows: cell.rowSpan }))]
      .map(({ cell, rows }) => ({ cell, rows: rows - 1 }))
      .filter(({ rows }) => rows > 0)
    spanned = Math.max(spanned, 1, ...[...row.cells].map((cell) => cell.rowSpan)) - 1
  }
  keepRows(bodyRows, table.getBoundingClientRect().height < pageHeight * 0.4)
}

/**
 * Room for the line 续表 above a numbered table that goes on.
 *
 * @param {Element} table
 */
function continuedHeight(table) {
  const caption = table.parentElement?.querySelector(':scope > figcaption')
  return caption?.querySelector('.label') ? Number.parseFloat(getComputedStyle(caption).lineHeight) : 0
}

/**
 * A small table stays whole; of a larger one, two rows at least stand on either page.
 *
 * @param {Unit[]} rows the first unit of each row but those of the head
 * @param {boolean} isSmall
 */
function keepRows(rows, isSmall) {
  const [, ...later] = rows
  if (isSmall) for (const row of later) row.penalty = Math.max(row.penalty, LONE)
  for (const row of [later[0], later.at(-1)]) if (row) row.penalty = Math.max(row.penalty, BAD)
}

/**
 * A row that may be split: one unit from each place where a cell could be cut to the next. Where the lines of the cells
 * do not stand level, a line that a cut would go through is set after it.
 *
 * @param {HTMLTableRowElement} row
 * @param {Element[]} reaching cells of rows above that reach over it
 * @param {Unit[]} units
 * @param {number} pageHeight
 */
function addTallRow(row, reaching, units, pageHeight) {
  const cuts = rowCuts(row, reaching, pageHeight)
  if (cuts.length === 0) {
    addAtom(row, units)
    return
  }
  const calls = callsIn(row)
  const box = row.getBoundingClientRect()
  let top = box.top
  let pushed = 0
  for (const { y: bottom, torn } of [...cuts, { y: box.bottom, torn: 0 }]) {
    const first = top === box.top
    units.push({
      top,
      bottom,
      node: row,
      offset: 0,
      rowCut: first ? undefined : top,
      // What the cut goes through begins anew below it.
      repeat: pushed,
      penalty: first ? FREE : BAD,
      notes: calls
        .filter((call) => call.y >= top && (call.y < bottom || bottom === box.bottom))
        .map((call) => call.id),
    })
    top = bottom
    pushed = torn
  }
}

/**
 * The cells that stand in a row, those that reach into it from above among them.
 *
 * @param {HTMLTableRowElement} row
 * @returns {HTMLTableCellElement[]}
 */
function cellsIn(row) {
  return [...row.cells, ...spansOver(row).map(({ cell }) => cell)]
}

/**
 * The calls of notes between the top and the bottom of a row: a cell that spans rows has some further below.
 *
 * @param {HTMLTableRowElement} row
 * @returns {{ id: string, y: number }[]}
 */
function callsIn(row) {
  const box = row.getBoundingClientRect()
  return cellsIn(row)
    .flatMap((cell) => [...cell.querySelectorAll('[data-note]')])
    .map((call) => {
      const { top, bottom } = call.getBoundingClientRect()
      return { id: call.getAttribute('data-note') ?? '', y: (top + bottom) / 2 }
    })
    .filter(({ y }) => y >= box.top && y < box.bottom)
}

/** Less of a line than this above a cut moves with it to the next page; a picture never does. */
const MOST_TORN = 40

/**
 * Heights at which some cell of a row, or one that reaches over it, can be cut, from the top; `torn` is how much there
 * is above the cut of the lines that it goes through.
 *
 * Pictures are cut through only where pages could not hold the row otherwise: then they are set after the cut, too.
 *
 * @param {Element} row
 * @param {Element[]} reaching
 * @param {number} pageHeight
 * @returns {{ y: number, torn: number }[]}
 */
function rowCuts(row, reaching, pageHeight) {
  /** @type {Band[]} */
  const bands = []
  /** @type {number[]} */
  const all = []
  for (const cell of [...reaching, ...row.children]) addCuts(cell, all, bands)
  const { top, bottom } = row.getBoundingClientRect()
  all.sort((a, b) => a - b)
  /** @type {{ y: number, torn: number }[]} */
  const cuts = []
  for (const y of all)
    if (y > (cuts.at(-1)?.y ?? top) + 6 && y < bottom - 6) cuts.push({ y, torn: tornAt(y, bands) })
  const clean = cuts.filter(({ torn }) => torn < MOST_TORN)
  const ends = [top, ...clean.map(({ y }) => y), bottom]
  const isEnough = ends.every((end, index) => end - (ends[index - 1] ?? top) <= pageHeight * 0.9)
  return isEnough ? clean : cuts
}

/** @typedef {{ top: number, bottom: number }} Band a line or a picture */

/**
 * @param {number} y
 * @param {Band[]} bands
 */
function tornAt(y, bands) {
  let torn = 0
  for (const { top, bottom } of bands) if (bottom > y + 1 && top < y) torn = Math.max(torn, y - top)
  return torn
}

/**
 * @param {Element} block
 * @param {number[]} cuts
 * @param {Band[]} bands
 */
function addCuts(block, cuts, bands) {
  if (isAtom(block)) {
    const { top, bottom } = block.getBoundingClientRect()
    cuts.push(bottom)
    bands.push({ top, bottom })
  } else if (hasBlocks(block)) for (const child of block.children) addCuts(child, cuts, bands)
  else {
    const own = bandsOf(block)
    bands.push(...own)
    for (const [index, band] of own.entries()) {
      const next = own[index + 1]
      cuts.push(next ? (band.bottom + next.top) / 2 : band.bottom)
    }
  }
}

/** @param {Element} element */
function hasBlocks(element) {
  return [...element.children].some((child) => isBlock(child))
}

/** Longer ones are cut, between stanzas where they can be. */
const LINES_OF_A_SHORT_POEM = 16

/**
 * What belongs together, as penalties of the break between: each rule sees an element and the units from `from` on
 * that it made.
 *
 * @type {((element: Element, units: Unit[], from: number) => void)[]}
 */
const keepRules = [
  // A title, caption or term stays with what it announces.
  (element, units, from) => {
    const before = element.previousElementSibling
    const first = units[from]
    if (!before || !first || from === 0) return
    // A page of its own is begun wherever the page before it ends.
    if (element.matches('.turned, :has(> .turned)')) return
    const announced =
      isHeading(before) ||
      before.tagName === 'DT' ||
      (before.tagName === 'FIGCAPTION' && element.tagName === 'TABLE') ||
      before.classList.contains('summary') ||
      before.classList.contains('keep-with-next')
    if (announced) first.penalty = Math.max(first.penalty, KEEP)
    // A sentence that ends in a colon announces the list, code or quotation below it.
    else if (
      /^(?:OL|UL|DL|PRE|TABLE|BLOCKQUOTE|FIGURE)$/.test(element.tagName) &&
      /[:：]\s*$/.test(before.textContent ?? '')
    )
      first.penalty = Math.max(first.penalty, POOR)
  },
  // Options stay with their question, and with each other; room to write in, and answers, begin below what is asked.
  (element, units, from) => {
    const isOption = element.parentElement?.classList.contains('part-options')
    if (!isOption && !element.matches('.part-space, .part-answer')) return
    const first = units[from]
    if (first && from > 0) first.penalty = Math.max(first.penalty, KEEP)
    const second = units[from + 1]
    if (!isOption && second) second.penalty = Math.max(second.penalty, POOR)
  },
  // What belongs to a word of the index begins below it.
  (element, units, from) => {
    if (!element.matches('.part-index-list .part-index-list')) return
    const first = units[from]
    if (first && from > 0) first.penalty = Math.max(first.penalty, LONE)
  },
  // Of room to write, two lines at least stand on either side.
  (element, units, from) => {
    if (!element.classList.contains('part-space')) return
    for (const unit of [units[from + 1], units.at(-1)])
      if (unit && unit !== units[from]) unit.penalty = Math.max(unit.penalty, LONE)
  },
  // A poem stays whole, unless it takes much of a page: then its stanzas do, and of those that are long themselves, two
  // lines at least stand on either side.
  (element, units, from) => {
    const isPoem = element.classList.contains('part-poem')
    if (!isPoem && !element.classList.contains('part-stanza')) return
    const isShort = units.length - from <= LINES_OF_A_SHORT_POEM
    if (isShort) for (const unit of units.slice(from + 1)) unit.penalty = Math.max(unit.penalty, LONE)
  },
  // Who wrote it stands below its last line.
  (element, units, from) => {
    if (!element.classList.contains('part-credit')) return
    const first = units[from]
    if (first && from > 0) first.penalty = Math.max(first.penalty, KEEP)
  },
  // Two lines of code at least on either side.
  (element, units, from) => {
    if (element.tagName !== 'PRE') return
    const second = units[from + 1]
    const last = units.at(-1)
    if (second) second.penalty = Math.max(second.penalty, POOR)
    if (last && units.length - 1 > from) last.penalty = Math.max(last.penalty, POOR)
  },
  (element, units, from) => {
    const first = units[from]
    if (first && from > 0 && element.classList.contains('pagebreak')) first.penalty = FORCED
  },
]
