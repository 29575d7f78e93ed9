import { blockOf, isAtom, isBlock, sourceOf } from './blocks.js'
import { canTurn } from './turn-tables.js'
import { bandsOf } from './units.js'
import { setVertical } from './vertical.js'

/**
 * What was changed so that something fits, or could not be: `ruleId` of the catalogue, where, and its values.
 *
 * @typedef {{ ruleId: string, src: string, values: Record<string, string | number> }} Finding
 */

/**
 * Make what is wider or taller than the type area fit into it, as a typesetter would, and say so.
 *
 * Runs on the flow in one column; afterwards no unit is wider than the measure or taller than the page.
 *
 * @param {Element} flow
 * @param {{ width: number, height: number, line: number }} area CSS pixels; `line` is the pitch of body lines
 * @param {boolean} isComposed our lines come after: `fitUncomposed` is for what they leave alone
 * @returns {Finding[]}
 */
export function fitFlow(flow, area, isComposed) {
  /** @type {Finding[]} */
  const findings = []
  straighten(flow)
  endIndents(flow, findings)
  setVertical(flow, area, findings)
  fitFormulas(flow, area, findings)
  fitPicturesInLines(flow)
  fitTables(flow, area, findings)
  // Browsers let two marks at a line's end, 。”, stand out by half of one; our own lines do not.
  fitWideBlocks(flow, area, findings, isComposed ? bodySize(flow) : MOST_OUTSIDE)
  fitTallThings(flow, area, findings)
  markWrappedCode(flow, findings)
  startLeaders(flow)
  return findings
}

/**
 * The same for the blocks whose lines are still those of the browser.
 *
 * @param {Element} flow
 * @param {{ width: number }} area
 * @returns {Finding[]}
 */
export function fitUncomposed(flow, area) {
  /** @type {Finding[]} */
  const findings = []
  fitWideBlocks(flow, area, findings, MOST_OUTSIDE)
  return findings
}

/** CSS pixels that ink may reach over the measure. */
const MOST_OUTSIDE = 1.5

/**
 * Blocks that would stand beside each other, or out of the flow, are put below each other: what stands beside has no
 * place in a sequence of pages.
 *
 * @param {Element} flow
 */
function straighten(flow) {
  const boxes = /** @type {NodeListOf<HTMLElement>} */ (
    flow.querySelectorAll(
      'div:not(.katex-display), section, article, aside, main, header, footer, nav, p, span:not(.katex span)',
    )
  )
  /** @type {HTMLElement[]} */
  const crooked = []
  for (const box of boxes) {
    if (box.tagName === 'SPAN' && !box.hasAttribute('style')) continue
    const { display, float, columnCount } = getComputedStyle(box)
    if (/flex|grid|inline-block|inline-table/.test(display) || float !== 'none' || columnCount !== 'auto')
      crooked.push(box)
  }
  for (const box of crooked)
    Object.assign(box.style, {
      display: box.tagName === 'SPAN' ? 'inline' : 'block',
      float: 'none',
      columnCount: 'auto',
    })
}

/** Characters that a line has at the least, however deep it stands in lists and quotations. */
const SHORTEST_LINE = 10

/**
 * Lists and quotations so deep in others that lines would hold a few characters only are not set in any further.
 *
 * @param {Element} flow
 * @param {Finding[]} findings
 */
function endIndents(flow, findings) {
  const names = 'ol, ul, blockquote, dd'
  const blocks = /** @type {NodeListOf<HTMLElement>} */ (flow.querySelectorAll(names))
  const shortest = SHORTEST_LINE * bodySize(flow)
  const deep = [...blocks].filter(
    (block) =>
      block.parentElement?.closest(names) && !block.closest('table, .notes') && roomIn(block) < shortest,
  )
  /** @type {HTMLElement | undefined} */
  let told
  for (const block of deep) {
    // Those around it may have given it room.
    if (roomIn(block) >= shortest) continue
    Object.assign(block.style, { paddingLeft: '0', paddingRight: '0', marginLeft: '0' })
    if (told?.contains(block)) continue
    findings.push({ ruleId: 'nested-too-deep', src: sourceOf(block), values: {} })
    told = block
  }
}

/** @param {number} ratio */
function percent(ratio) {
  return Math.round(ratio * 100)
}

/**
 * @param {Element} flow
 * @param {{ width: number }} area
 * @param {Finding[]} findings
 */
function fitFormulas(flow, area, findings) {
  for (const formula of /** @type {NodeListOf<HTMLElement>} */ (flow.querySelectorAll('.math-display'))) {
    const inner = formula.querySelector('.katex-html')
    if (!inner) continue
    const range = document.createRange()
    range.selectNodeContents(inner)
    const room = formula.getBoundingClientRect().width || area.width
    const width = Math.max(range.getBoundingClientRect().width, formula.scrollWidth)
    if (width <= room + 1) continue
    const ratio = Math.floor((room / width) * 98) / 100
    formula.style.fontSize = `${ratio}em`
    findings.push({ ruleId: 'formula-smaller', src: sourceOf(formula), values: { percent: percent(ratio) } })
  }
  const parts = /** @type {NodeListOf<HTMLElement>} */ (
    flow.querySelectorAll('.math-inline :is(.base, .katex-base)')
  )
  for (const part of parts) fitPart(part, area, findings)
}

/**
 * A picture as wide as the line leaves room for the indent where it begins a paragraph.
 *
 * @param {Element} flow
 */
function fitPicturesInLines(flow) {
  const pictures = /** @type {NodeListOf<HTMLElement>} */ (flow.querySelectorAll('p :is(img, svg.picture)'))
  const changes = [...pictures].flatMap((picture) => {
    const block = blockOf(picture)
    const room = roomIn(block)
    const edge = block.getBoundingClientRect().left + Number.parseFloat(getComputedStyle(block).paddingLeft)
    const excess = picture.getBoundingClientRect().right - edge - room
    return excess > 0.5 && excess < room ? [{ picture, width: room - excess }] : []
  })
  for (const { picture, width } of changes) picture.style.maxWidth = `${width}px`
}

/** What a row of letters is set smaller to, of its size, before it is broken. */
const SMALLEST_FORMULA = 0.6

/**
 * Make room for a part of a formula in a line that is longer than the line.
 *
 * @param {HTMLElement} part
 * @param {{ width: number }} area
 * @param {Finding[]} findings
 */
function fitPart(part, area, findings) {
  const block = blockOf(part)
  const room = roomIn(block) || area.width
  const { width } = part.getBoundingClientRect()
  if (width <= room) return
  const wanted = Math.floor((room / width) * 98) / 100
  // Fractions, roots and braces are in one piece; a row of letters can go on in the next line.
  const isRow = part.querySelector('.vlist') === null
  const ratio = isRow ? Math.max(SMALLEST_FORMULA, wanted) : wanted
  part.style.fontSize = `${ratio}em`
  if (ratio > wanted) {
    Object.assign(part.style, { whiteSpace: 'normal', width: 'auto', maxWidth: `${room}px` })
    part.classList.add('formula-broken')
  }
  findings.push({ ruleId: 'formula-smaller', src: sourceOf(part), values: { percent: percent(ratio) } })
}

/**
 * Share the measure out to the columns of every table; a table whose longest words do not fit is set smaller, and broken
 * inside words if that is not enough. The widths are written down, so that the parts of a split table line up.
 *
 * @param {Element} flow
 * @param {{ width: number }} area
 * @param {Finding[]} findings
 */
function fitTables(flow, area, findings) {
  const tables = /** @type {HTMLTableElement[]} */ ([...flow.querySelectorAll('table')])
  const depths = tables.map(depthOf)
  // A table in a cell has the room that its column is given.
  for (let depth = 0; depth <= Math.max(...depths); depth++)
    shareColumns(
      tables.filter((_, index) => depths[index] === depth),
      flow,
      area,
      findings,
    )
}

/** How many tables are around one. @param {Element} table */
function depthOf(table) {
  let depth = 0
  for (
    let outer = table.parentElement?.closest('table');
    outer;
    outer = outer.parentElement?.closest('table')
  )
    depth++
  return depth
}

/**
 * @param {HTMLTableElement[]} tables of which none is inside of another
 * @param {Element} flow
 * @param {{ width: number }} area
 * @param {Finding[]} findings
 */
function shareColumns(tables, flow, area, findings) {
  const rooms = tables.map((table) => roomIn(table.parentElement) || area.width)
  const thin = setColumns(tables, rooms)
  for (const [index, table] of tables.entries()) {
    const room = rooms[index] ?? area.width
    if (!thin[index] || !standsFree(table) || room < area.width - 1) continue
    setTurned(table, area.height)
    if (canTurn(table, area.width)) table.classList.add('table-turned')
    else setColumns([table], [room])
  }
  for (const table of tables) {
    if (![...table.classList].some((name) => sizes.includes(name))) continue
    const ratio = Number.parseFloat(getComputedStyle(table).fontSize) / bodySize(flow)
    findings.push({ ruleId: 'table-smaller', src: sourceOf(table), values: { percent: percent(ratio) } })
  }
}

/**
 * A page that is turned for a table is to be worth it: entries stay in one line where somewhat smaller type does it.
 *
 * @param {HTMLTableElement} table
 * @param {number} room
 */
function setTurned(table, room) {
  setColumns([table], [room])
  if (sizes.some((size) => table.classList.contains(size))) return
  for (const size of ['', 'table-small', 'table-smaller']) {
    if (size) table.classList.add(size)
    table.querySelector(':scope > colgroup')?.remove()
    Object.assign(table.style, { maxWidth: 'none', width: 'max-content', tableLayout: '' })
    const wanted = columnWidths(table)
    Object.assign(table.style, { maxWidth: '', width: '' })
    writeColumns(table, wanted)
    if (sum(wanted) <= room) return
    if (size) table.classList.remove(size)
  }
  setColumns([table], [room])
}

const sizes = ['table-small', 'table-smaller', 'table-smallest']

/** What the last of them is set to, of the size of other tables: see type.css. */
const SMALLEST = 0.7

/** Characters that a column holds in a line at the least; with fewer, words are read downwards. */
const THINNEST = 3

/**
 * @param {HTMLTableElement[]} tables
 * @param {number[]} rooms
 * @returns {boolean[]} whether words are broken for it, or columns are so thin that nobody likes to read them
 */
function setColumns(tables, rooms) {
  for (const table of tables) {
    table.classList.remove(...sizes, 'table-forced')
    if (table.style.tableLayout) table.querySelector(':scope > colgroup')?.remove()
    table.style.tableLayout = ''
  }
  // Read all, then write all: one layout each for what is wanted and what is needed.
  for (const table of tables) Object.assign(table.style, { maxWidth: 'none', width: 'max-content' })
  const wanted = tables.map(columnWidths)
  const ems = tables.map((table) => Number.parseFloat(getComputedStyle(table).fontSize))
  for (const table of tables) table.style.width = 'min-content'
  let needed = tables.map((table, index) => wordWidths(table, rooms[index] ?? 0))
  for (const size of sizes) {
    const wide = tables.filter((_, index) => sum(needed[index]) > (rooms[index] ?? 0) + 0.5)
    if (wide.length === 0) break
    for (const table of wide) {
      table.classList.remove('table-small', 'table-smaller')
      table.classList.add(size)
    }
    needed = tables.map((table, index) =>
      wide.includes(table) ? wordWidths(table, rooms[index] ?? 0) : (needed[index] ?? []),
    )
  }
  const thin = tables.map((table, index) => {
    const room = (rooms[index] ?? 0) + 0.5
    const em = ems[index] ?? 0
    const ratio = (SMALLEST * em) / Number.parseFloat(getComputedStyle(table).fontSize)
    const least = (needed[index] ?? []).map((width, column) =>
      Math.max(width * ratio, Math.min(wanted[index]?.[column] ?? 0, (THINNEST + 0.5) * em) * SMALLEST),
    )
    return sum(needed[index]) > room || sum(least) > room
  })
  for (const [index, table] of tables.entries()) {
    const room = rooms[index] ?? 0
    if (sum(needed[index]) > room + 0.5) table.classList.add('table-forced')
    Object.assign(table.style, { maxWidth: '', width: '' })
    const widths = shareWidth(wanted[index] ?? [], needed[index] ?? [], room)
    const isForm = table.closest('.ruled, .part-form') !== null
    writeColumns(table, isForm ? filled(widths, blankColumns(table, widths.length), room) : widths)
  }
  return thin
}

/** Whether a table is part of the running text, so that it can have a page of its own. @param {Element} table */
function standsFree(table) {
  const around =
    'td, th, li, dd, blockquote, aside, .note, .notes, .vertical, .keep-together, .ruled, .part-form, .part'
  return !table.closest(around) && !table.querySelector('[data-note]')
}

/**
 * Width of what stands inside a block, without its padding.
 *
 * @param {Element | null} block
 */
function roomIn(block) {
  if (!block) return 0
  const { paddingLeft, paddingRight } = getComputedStyle(block)
  return block.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight)
}

/**
 * What the columns of a table at its narrowest need for their words. A word of more than half the measure, such as an
 * address, is broken: better than a table in small print.
 *
 * @param {HTMLTableElement} table
 * @param {number} room
 */
function wordWidths(table, room) {
  return columnWidths(table).map((width) => Math.min(width, room / 2))
}

/** @param {number[] | undefined} widths */
function sum(widths) {
  return (widths ?? []).reduce((total, width) => total + width, 0)
}

/**
 * A form to be filled in takes the whole measure: what is left is shared by the columns that are there to be written in,
 * or else goes to the widest one.
 *
 * @param {number[]} widths
 * @param {number[]} blank indexes
 * @param {number} room
 * @returns {number[]}
 */
export function filled(widths, blank, room) {
  const takers = blank.length > 0 ? blank : [widths.indexOf(Math.max(...widths))]
  const more = Math.max(0, room - sum(widths)) / takers.length
  return widths.map((width, index) => (takers.includes(index) ? width + more : width))
}

/**
 * Columns to be written in: those whose cell is empty in the last row that has a cell for each of the `count` columns. The
 * rows above may show how.
 *
 * @param {HTMLTableElement} table
 * @param {number} count
 */
function blankColumns(table, count) {
  const row = [...table.rows].findLast(({ cells }) => cells.length === count)
  return [...(row?.cells ?? [])].flatMap((cell, index) =>
    /^\s*$/.test(cell.innerText) && !cell.querySelector('img, svg') ? [index] : [],
  )
}

/**
 * Widths of columns that want some width and need another: all get what they want if there is room; otherwise the
 * narrow ones do, and the wide ones share what is left by what they want.
 *
 * @param {number[]} wanted
 * @param {number[]} needed
 * @param {number} room
 * @returns {number[]}
 */
export function shareWidth(wanted, needed, room) {
  if (wanted.length === 0) return []
  if (sum(wanted) <= room) return wanted
  // Words must be broken: then only those that are longer than a fair share.
  if (sum(needed) <= room) return shareRoom(wanted, needed, room)
  const most = room / needed.length
  return shareRoom(
    wanted,
    needed.map((width) => Math.min(width, most)),
    room,
  )
}

/**
 * @param {number[]} wanted more than the room
 * @param {number[]} needed no more than the room
 * @param {number} room
 */
function shareRoom(wanted, needed, room) {
  const widths = wanted.map((width) => width)
  /** Columns still to be given a width. */
  let open = wanted.map((_, index) => index)
  let rest = room
  for (;;) {
    const fair = rest / open.length
    const content = open.filter((index) => (wanted[index] ?? 0) <= fair)
    if (content.length === 0) break
    for (const index of content) rest -= wanted[index] ?? 0
    open = open.filter((index) => !content.includes(index))
  }
  const total = sum(open.map((index) => wanted[index] ?? 0))
  for (const index of open)
    widths[index] = Math.max(needed[index] ?? 0, ((wanted[index] ?? 0) / total) * rest)
  // Long words may have taken more than there is: the others give it back.
  const excess = sum(widths) - room
  if (excess > 0.01) {
    const spare = widths.map((width, index) => Math.max(0, width - (needed[index] ?? 0)))
    for (const [index, width] of widths.entries())
      widths[index] = width - (excess * (spare[index] ?? 0)) / sum(spare)
  }
  return widths
}

/** @param {Element} flow */
function bodySize(flow) {
  return Number.parseFloat(getComputedStyle(flow).fontSize)
}

/**
 * Widths of the columns: from cells that span one; where a column has none, its share of one that spans more.
 *
 * @param {HTMLTableElement} table
 * @returns {number[]}
 */
function columnWidths(table) {
  /** @type {number[]} */
  const widths = []
  /** @type {{ first: number, span: number, width: number }[]} */
  const spanning = []
  /** Rows still to come that a cell above reaches into, by column. @type {number[]} */
  const taken = []
  let columns = 0
  for (const row of table.rows) {
    let column = 0
    for (const cell of row.cells) {
      while ((taken[column] ?? 0) > 0) column++
      const { width } = cell.getBoundingClientRect()
      if (cell.colSpan === 1) widths[column] ??= width
      else spanning.push({ first: column, span: cell.colSpan, width })
      for (let index = 0; index < cell.colSpan; index++) taken[column + index] = cell.rowSpan
      column += cell.colSpan
    }
    columns = Math.max(columns, column)
    for (let index = 0; index < taken.length; index++) taken[index] = Math.max(0, (taken[index] ?? 0) - 1)
  }
  for (const { first, span, width } of spanning) {
    const inside = Array.from({ length: span }, (_, index) => first + index)
    const unknown = inside.filter((column) => widths[column] === undefined)
    const rest = width - sum(inside.map((column) => widths[column] ?? 0))
    for (const column of unknown) widths[column] = Math.max(0, rest / unknown.length)
  }
  return Array.from({ length: columns }, (_, index) => widths[index] ?? 0)
}

/**
 * @param {HTMLTableElement} table
 * @param {number[]} widths
 */
function writeColumns(table, widths) {
  if (widths.length === 0) return
  const total = sum(widths)
  for (const old of table.querySelectorAll(':scope > colgroup')) old.remove()
  const group = document.createElement('colgroup')
  for (const width of widths) {
    const column = document.createElement('col')
    column.style.width = `${width}px`
    group.append(column)
  }
  const caption = table.querySelector(':scope > caption')
  if (caption) caption.after(group)
  else table.prepend(group)
  table.style.width = `${total}px`
  table.style.tableLayout = 'fixed'
}

/**
 * A block whose ink runs out of its measure: set its marks in whole cells, or break inside words, then set it smaller.
 *
 * @param {Element} flow
 * @param {{ width: number }} area
 * @param {Finding[]} findings
 * @param {number} most how far it may reach out
 */
function fitWideBlocks(flow, area, findings, most) {
  const right = flow.getBoundingClientRect().left + area.width
  const walker = document.createTreeWalker(flow, NodeFilter.SHOW_ELEMENT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = /** @type {HTMLElement} */ (node)
    if (
      !isBlock(element) ||
      element.matches('.composed, .table-turned *, figure:has(> .table-turned) *') ||
      [...element.children].some(isBlock)
    )
      continue
    let excess = inkRight(element) - right
    if (excess <= most) continue
    // Chromium 147 takes a mark at the end of a text for half as wide as it then draws it: keep-line-end.js.
    element.classList.add('whole-marks')
    if (inkRight(element) - right <= most) continue
    element.classList.replace('whole-marks', 'break-anywhere')
    excess = inkRight(element) - right
    if (excess <= most) continue
    const box = element.getBoundingClientRect()
    const width = right - box.left
    const ratio = Math.max(0.25, Math.floor((width / (width + excess)) * 98) / 100)
    element.style.fontSize = `${ratio * Number.parseFloat(getComputedStyle(element).fontSize)}px`
    findings.push({ ruleId: 'block-smaller', src: sourceOf(element), values: { percent: percent(ratio) } })
  }
}

/** @param {Element} element */
function inkRight(element) {
  if (element.scrollWidth <= element.clientWidth) return Number.NEGATIVE_INFINITY
  const range = document.createRange()
  range.selectNodeContents(element)
  let right = Number.NEGATIVE_INFINITY
  for (const rect of range.getClientRects())
    if (rect.width > 0 && rect.height > 0) right = Math.max(right, rect.right)
  return right
}

/**
 * Pictures are made low enough for the page with their caption; anything else in one piece that is taller is scaled.
 *
 * @param {Element} flow
 * @param {{ width: number, height: number, line: number }} area
 * @param {Finding[]} findings
 */
function fitTallThings(flow, area, findings) {
  for (const figure of flow.querySelectorAll('figure:not(.table)')) {
    const height = figure.getBoundingClientRect().height
    const picture = /** @type {HTMLElement | SVGElement | null} */ (figure.querySelector('img, svg'))
    if (height <= area.height || !picture) continue
    const own = picture.getBoundingClientRect().height
    const room = Math.floor(own - (height - area.height)) - 1
    if (room < area.line) continue
    picture.style.maxHeight = `${room}px`
    picture.style.width = 'auto'
    findings.push({
      ruleId: 'picture-smaller',
      src: sourceOf(figure),
      values: { percent: percent(room / own) },
    })
  }
  for (const block of flow.querySelectorAll('.keep-together'))
    if (block.getBoundingClientRect().height > area.height) block.setAttribute('data-too-tall', '')
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (flow.querySelectorAll('*'))) {
    const whole = isAtom(element) || /^H[1-6]$/.test(element.tagName) || element.tagName === 'FIGCAPTION'
    if (!whole || element.parentElement?.closest('svg, figure:not(.table)')) continue
    scaleDown(element, element.getBoundingClientRect().height)
  }
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (
    flow.querySelectorAll('p, div.run, td, th, dt')
  )) {
    if (element.getBoundingClientRect().height <= area.height) continue
    const tallest = Math.max(0, ...bandsOf(element).map((band) => band.bottom - band.top))
    scaleDown(element, tallest)
  }

  /**
   * @param {HTMLElement} element
   * @param {number} height
   */
  function scaleDown(element, height) {
    if (height <= area.height) return
    const ratio = Math.floor((area.height / height) * 97) / 100
    element.style.setProperty('zoom', String(ratio))
    findings.push({ ruleId: 'block-smaller', src: sourceOf(element), values: { percent: percent(ratio) } })
  }
}

/**
 * A code line that wraps gets a mark before each of its further lines, drawn, so that no character is added.
 *
 * @param {Element} flow
 * @param {Finding[]} findings
 */
function markWrappedCode(flow, findings) {
  for (const code of flow.querySelectorAll('pre')) {
    let wrapped = 0
    for (const line of code.querySelectorAll('.line')) {
      const pitch = Number.parseFloat(getComputedStyle(line).lineHeight)
      const count = Math.round(line.getBoundingClientRect().height / pitch)
      if (count < 2) continue
      wrapped++
      line.classList.add('wrapped')
    }
    if (wrapped > 0)
      findings.push({ ruleId: 'code-wrapped', src: sourceOf(code), values: { lines: wrapped } })
  }
}

/**
 * Leaders of the contents begin after the title's last character.
 *
 * @param {Element} flow
 */
function startLeaders(flow) {
  for (const leader of /** @type {NodeListOf<HTMLElement>} */ (flow.querySelectorAll('.toc-leader'))) {
    const entry = leader.parentElement
    const title = entry?.querySelector('a')
    const rects = title?.getClientRects() ?? []
    const last = rects[rects.length - 1]
    if (!entry || !last) continue
    leader.style.left = `${Math.round(last.right - entry.getBoundingClientRect().left + 4)}px`
  }
}
