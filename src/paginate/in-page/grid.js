import { isAtom, isBlock } from './blocks.js'

/**
 * @typedef {object} Area in CSS pixels
 * @property {number} line pitch of the body lines: the grid
 */

/** @typedef {import('./units.js').Unit} Unit */

/** Less than this off the grid is rounding of the layout itself, in CSS pixels. */
const EXACT = 0.06

/**
 * Put the text of a flow on the grid: the first line of every block of text begins a multiple of the pitch below the
 * top of the flow. What stands between two of them and is no whole number of lines high (pictures, formulas, code, lines
 * with something tall in them) gets the rest as white, half of it above.
 *
 * The white is margin, which is dropped at the top of a page. Blocks that got some bear `data-grid-gap`, the least white
 * above them: where a page begins inside what is above them, `snapPage` mends it.
 *
 * @param {Element} section
 * @param {Area} area
 */
export function snapToGrid(section, area) {
  snapTallLines(section, area)
  snapRows(section, area)
  const leaves = leavesOf(section)
  const origin = section.getBoundingClientRect().top
  const boxes = leaves.map(({ element }) => element.getBoundingClientRect())
  /** @type {{ target: HTMLElement, gap: number, space: number, anchor: boolean }[]} */
  const changes = []
  let shift = 0
  /** Where what is off the grid begins: the first of the blocks since the last text on it. */
  let first = -1
  for (const [index, { element, text }] of leaves.entries()) {
    const box = boxes[index]
    if (!box) continue
    if (!text) {
      if (first < 0) first = index
      continue
    }
    const lack = up(box.top - origin + shift, area.line)
    if (lack > 0 && hasPitch(element, area)) {
      const opener = first < 0 ? undefined : leaves[first]
      // A caption's figure, a formula: white above as below.
      const above = opener && first > 0 ? Math.round(lack / 2) : 0
      if (opener && above > 0) changes.push(changeAt(opener.element, section, above, false))
      changes.push(changeAt(element, section, lack - above, true))
      shift += lack
    }
    first = -1
  }
  for (const { target, gap, space, anchor } of changes) {
    target.style.marginTop = `${gap + space}px`
    if (anchor) target.dataset.gridGap = String(gap)
  }
}

/**
 * Tell the planner how much higher a page gets that begins inside something that is off the grid: the white after it is
 * made anew, see `snapPages`.
 *
 * @param {Unit[]} units of a flow on the grid, in order
 * @param {number} top of the flow
 * @param {Area} area
 * @returns {Set<Unit>} where a page would begin off the grid
 */
export function reserveWhite(units, top, area) {
  /** @type {Set<Unit>} */
  const off = new Set()
  /** White above the next text on the grid, besides the least that must be there. */
  let white = -1
  for (const unit of units.toReversed()) {
    const over = overGrid(unit, top, area)
    if (over > 0 || isInTable(unit.node)) off.add(unit)
    if (over > 0 && white >= 0) unit.repeat += ((white + over) % area.line) - white
    const { gridGap } = unit.node instanceof HTMLElement ? unit.node.dataset : {}
    if (gridGap !== undefined && unit.node instanceof HTMLElement)
      white = Number.parseFloat(unit.node.style.marginTop) - Number(gridGap)
  }
  return off
}

/**
 * Put the text of pages on the grid again that begin inside something that is off it.
 *
 * @param {Element} host where pages can be laid out
 * @param {Element[]} chunks
 * @param {Area} area
 */
export function snapPages(host, chunks, area) {
  // All at once: each is laid out by itself, and once.
  host.append(...chunks)
  for (const { firstElementChild: body } of chunks) if (body) snapPage(body, area)
  for (const chunk of chunks) chunk.remove()
}

/** Lines with raised or lowered characters begin this much higher or lower, as units are told by their ink. */
const INK = 4

/**
 * How far below the grid a page would begin; 0 where it is on it.
 *
 * @param {Unit} unit
 * @param {number} top
 * @param {Area} area
 */
function overGrid(unit, top, area) {
  const length = unit.top - unit.repeat - top
  const over = length - Math.floor(length / area.line) * area.line
  const slack = isLine(unit.node) ? INK : EXACT
  return over < slack || area.line - over < slack ? 0 : over
}

/** What is told by its ink; pictures, formulas and code are told by their boxes. @param {Node} node */
function isLine(node) {
  const element = node instanceof Element ? node : node.parentElement
  return (
    element !== null && !beginsWithAtom(element) && element.closest('figure, pre, .math-display') === null
  )
}

/** A unit is told by the outermost block that begins with it. @param {Element} element */
function beginsWithAtom(element) {
  /** @type {Element | null} */
  let inner = element
  while (inner && !isAtom(inner) && isBlock(inner) && !hasOwnText(inner)) inner = inner.firstElementChild
  return inner !== null && isAtom(inner)
}

/** @param {Element} element */
function hasOwnText(element) {
  return [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '')
}

/** @param {Node} node */
function isInTable(node) {
  const element = node instanceof Element ? node : node.parentElement
  return element !== null && element.closest('table') !== null
}

/**
 * Put the text of one page on the grid.
 *
 * @param {Element} body the part of the section on a page, laid out at the top of its own box
 * @param {Area} area
 */
function snapPage(body, area) {
  snapRows(body, area)
  const top = body.getBoundingClientRect().top
  for (const { element, text } of leavesOf(body)) {
    if (!text) continue
    const lack = up(element.getBoundingClientRect().top - top, area.line)
    if (lack === 0 || !hasPitch(element, area)) continue
    const { target, gap } = changeAt(element, body, lack, true)
    const least = Number(target.dataset.gridGap ?? gap)
    // There may be a whole line of white too much now.
    const white = gap + lack >= least + area.line ? gap + lack - area.line : gap + lack
    target.style.marginTop = `${white}px`
  }
}

/**
 * How much is missing to the next multiple of the pitch; 0 where it is one.
 *
 * @param {number} length
 * @param {number} line
 */
function up(length, line) {
  const over = length - Math.floor(length / line) * line
  return over < EXACT || line - over < EXACT ? 0 : line - over
}

/**
 * The blocks in which something stands, in order: `text` lines of the text itself, or else what need not be on the grid.
 * What is inside of a table, a figure, a note is not among them.
 *
 * @param {Element} root
 * @returns {{ element: HTMLElement, text: boolean }[]}
 */
function leavesOf(root) {
  /** @type {{ element: HTMLElement, text: boolean }[]} */
  const leaves = []
  visit(root)
  return leaves

  /** @param {Element} parent */
  function visit(parent) {
    for (const child of /** @type {Iterable<HTMLElement>} */ (parent.children)) {
      if (child.matches('.notes, .page-notes') || !(isBlock(child) || isAtom(child))) continue
      const free = isAtom(child) || /^(?:TABLE|PRE|FIGURE)$/.test(child.tagName)
      if (free && child.tagName !== 'HR') leaves.push({ element: child, text: false })
      else if ([...child.children].some((inner) => isBlock(inner) || isAtom(inner))) visit(child)
      else leaves.push({ element: child, text: true })
    }
  }
}

/**
 * Whether the lines of a block have the pitch of the grid, or whole multiples of it.
 *
 * @param {Element} element
 * @param {Area} area
 */
function hasPitch(element, area) {
  const pitch = Number.parseFloat(getComputedStyle(element).lineHeight)
  return up(pitch, area.line) === 0
}

/**
 * Where white above a block goes, so that it adds to what is there: the outermost block that begins with it. `gap` is the
 * white that is there already.
 *
 * @param {HTMLElement} element
 * @param {Element} root
 * @param {number} space
 * @param {boolean} anchor
 */
function changeAt(element, root, space, anchor) {
  let target = element
  let before = blockBefore(target)
  while (!before && target.parentElement && target.parentElement !== root) {
    target = target.parentElement
    before = blockBefore(target)
  }
  const top = target.getBoundingClientRect().top
  const edge = before ? before.getBoundingClientRect().bottom : root.getBoundingClientRect().top
  return { target, gap: top - edge, space, anchor }
}

/** @param {Element} element */
function blockBefore(element) {
  let before = element.previousElementSibling
  // Numbers of lists and notes stand beside.
  while (before && !isBlock(before) && !isAtom(before)) before = before.previousElementSibling
  return before
}

/**
 * Lines that something tall makes higher take a whole number of lines: the tall things get white above and
 * below them.
 *
 * @param {Element} section
 * @param {Area} area
 */
function snapTallLines(section, area) {
  const things = /** @type {HTMLElement[]} */ ([
    ...section.querySelectorAll(
      'p img, .run img, li img, .math-inline .katex-base, p svg.picture, .run svg.picture',
    ),
  ]).filter((thing) => !thing.closest('.notes, .math-display, figure, td, th'))
  const blocks = new Set(things.flatMap((thing) => leafAround(thing)))
  const tall = [...blocks].filter((block) => up(block.getBoundingClientRect().height, area.line) > 0)
  if (tall.length === 0) return
  const lines = plainLines(tall)
  /** @type {{ thing: HTMLElement, top: number, bottom: number }[]} */
  const changes = []
  for (const [index, block] of tall.entries()) {
    const { ascent, descent } = lines[index] ?? { ascent: 0, descent: 0 }
    for (const thing of things) {
      if (!block.contains(thing)) continue
      const { above, below } = reach(thing)
      // Its own line stands on the grid, too.
      const top = above > ascent ? up(above - ascent, area.line) : 0
      const bottom = below > descent ? up(below - descent, area.line) : 0
      if (top > 0 || bottom > 0) changes.push({ thing, top, bottom })
    }
  }
  for (const { thing, top, bottom } of changes) {
    const { marginTop, marginBottom } = getComputedStyle(thing)
    thing.style.marginTop = `${Number.parseFloat(marginTop) + top}px`
    thing.style.marginBottom = `${Number.parseFloat(marginBottom) + bottom}px`
  }
  levelMarkers(tall)
}

/**
 * Numbers and bullets of list items whose first line is higher stand level with its text.
 *
 * @param {Element[]} blocks
 */
function levelMarkers(blocks) {
  const range = document.createRange()
  const moves = blocks.flatMap((block) => {
    const marker = /** @type {HTMLElement | null} */ (block.previousElementSibling)
    if (!marker?.classList.contains('li-marker')) return []
    const text = document.createTreeWalker(block, NodeFilter.SHOW_TEXT).nextNode()
    if (!text || text.parentElement?.closest('.katex')) return []
    range.selectNodeContents(text)
    const [first] = range.getClientRects()
    range.selectNodeContents(marker)
    return first ? [{ marker, by: first.bottom - range.getBoundingClientRect().bottom }] : []
  })
  for (const { marker, by } of moves) marker.style.top = `${by}px`
}

/**
 * How far lines without anything tall reach above and below their baselines: measured, as browsers round in their own way.
 *
 * @param {Element[]} blocks
 * @returns {{ ascent: number, descent: number }[]}
 */
function plainLines(blocks) {
  const probes = blocks.map((block) => {
    const line = document.createElement('div')
    const { font } = getComputedStyle(block)
    line.style.cssText = 'position: absolute; visibility: hidden; text-indent: 0; padding: 0;'
    line.style.font = font
    const base = document.createElement('span')
    base.style.cssText = 'display: inline-block; width: 1px; height: 0;'
    line.append(base, '\u6c38')
    return { line, base }
  })
  document.body.append(...probes.map(({ line }) => line))
  const lines = probes.map(({ line, base }) => {
    const { top, bottom } = line.getBoundingClientRect()
    const baseline = base.getBoundingClientRect().bottom
    return { ascent: baseline - top, descent: bottom - baseline }
  })
  for (const { line } of probes) line.remove()
  return lines
}

/**
 * How far a thing in a line reaches above and below the baseline, its margins among it.
 *
 * @param {HTMLElement} thing
 */
function reach(thing) {
  const { marginTop, marginBottom, verticalAlign } = getComputedStyle(thing)
  const box = thing.getBoundingClientRect()
  const height = box.height + Number.parseFloat(marginTop) + Number.parseFloat(marginBottom)
  if (thing.classList.contains('katex-base')) {
    const strut = thing.querySelector('.katex-strut')?.getBoundingClientRect()
    const depth = strut
      ? -Number.parseFloat(getComputedStyle(thing.querySelector('.katex-strut') ?? thing).verticalAlign)
      : 0
    const below = (strut ? box.bottom - strut.bottom + depth : 0) + Number.parseFloat(marginBottom)
    return { above: height - below, below }
  }
  const size = Number.parseFloat(getComputedStyle(thing.parentElement ?? thing).fontSize)
  const below = verticalAlign === 'text-bottom' ? Math.round(0.12 * size) : 0
  return { above: height - below, below }
}

/** @param {Element} thing @returns {Element[]} */
function leafAround(thing) {
  let block = thing.parentElement
  while (block && !isBlock(block)) block = block.parentElement
  return block ? [block] : []
}

/**
 * Rows take whole lines, so that a table can go on at the top of a page and end on the grid.
 *
 * @param {Element} root
 * @param {Area} area
 */
function snapRows(root, area) {
  const rows = /** @type {HTMLTableRowElement[]} */ ([...root.querySelectorAll('tr:not(.turned tr)')])
  const heights = rows.map((row) => row.getBoundingClientRect().height)
  for (const [index, row] of rows.entries()) {
    const height = heights[index] ?? 0
    const lack = up(height, area.line)
    if (lack > 0) row.style.height = `${height + lack}px`
  }
}
