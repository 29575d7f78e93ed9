import { cutFlow } from './cut.js'
import { markPageTop } from './page-top.js'
import { planPages } from './plan.js'
import { unitsOf } from './units.js'

/** @typedef {import('./units.js').Unit} Unit */

/** Two columns are set where each has so many characters, the white between them being two; `parts.css` has the widths. */
const LEAST = 11
const BETWEEN = 2

/** A band of fewer lines at the foot of a page is not worth it. */
const LEAST_LINES = 4

/**
 * Make the entries of an index as narrow as a column, where the type area has room for two: before their lines are set.
 *
 * @param {Element} section
 */
export function narrowIndex(section) {
  for (const index of section.querySelectorAll('.part-index')) {
    const { fontSize, width } = getComputedStyle(index)
    const characters = Number.parseFloat(width) / Number.parseFloat(fontSize)
    const entries = [...index.children].filter((child) => child.matches('.part-index-head, .part-index-list'))
    const [first] = entries
    if (!first || (characters - BETWEEN) / 2 < LEAST) continue
    const box = document.createElement('div')
    box.className = 'index-columns'
    first.before(box)
    box.append(...entries)
  }
}

/**
 * Set what `narrowIndex` made narrow in bands of two columns, after its lines stand on the grid: a band fills what is left
 * of its page, or all of it, and the last one ends even. Each is one piece to the plan of the pages, and its columns are
 * cut as pages are. The columns of a band are read one after the other, which is the order of the text.
 *
 * @param {Element} section
 * @param {import('./session.js').Area} area
 */
export function setColumns(section, area) {
  for (const box of section.querySelectorAll('.index-columns')) {
    const units = unitsOf(box, area.height)
    const left = area.height - heightBefore(section, box, area)
    const first = left < LEAST_LINES * area.line ? area.height : left
    const columns = balanced(units, planOf(units, area.height, area.height - first, area), area)
    const src = box.firstElementChild?.getAttribute('data-src') ?? ''
    const pieces = cutFlow(
      box,
      columns.map((from) => units[from]),
    ).map(columnOf)
    const bands = pieces.flatMap((piece, index) =>
      index % 2 === 0 ? [bandOf([piece, pieces[index + 1]], src)] : [],
    )
    box.classList.add('in-bands')
    box.replaceChildren(...bands)
  }
}

/**
 * What stands above it on the page that it begins on.
 *
 * @param {Element} section
 * @param {Element} box
 * @param {import('./session.js').Area} area
 */
function heightBefore(section, box, area) {
  const units = unitsOf(section, area.height)
  const at = units.findIndex(({ node }) => box.contains(node))
  const page = planPages(flowOf(units, area), { height: area.height, shrink: [] }).find(({ to }) => to > at)
  const top = units[page?.from ?? 0]?.top ?? 0
  const above = (units[at]?.top ?? top) - top
  return page?.from === at ? 0 : Math.ceil(above / area.line - 0.1) * area.line
}

/**
 * The first unit of each column.
 *
 * @param {Unit[]} units
 * @param {number} height
 * @param {number} less that the first two are shorter
 * @param {import('./session.js').Area} area
 */
function planOf(units, height, less, area) {
  return planPages(flowOf(units, area), { height, shrink: [less, less] }).map(({ from }) => from)
}

/**
 * The last band as low as it can be.
 *
 * @param {Unit[]} units
 * @param {number[]} columns
 * @param {import('./session.js').Area} area
 */
function balanced(units, columns, area) {
  const whole = columns.length - 1 - ((columns.length - 1) % 2)
  const start = columns[whole] ?? 0
  const rest = units.slice(start)
  const height = (rest.at(-1)?.bottom ?? 0) - (rest[0]?.top ?? 0)
  for (let lines = Math.ceil(height / area.line / 2); lines * area.line < area.height; lines++) {
    const last = planOf(rest, lines * area.line, 0, area)
    if (last.length <= 2) return [...columns.slice(0, whole), ...last.map((from) => start + from)]
  }
  return columns
}

/**
 * @param {Unit[]} units
 * @param {import('./session.js').Area} area
 * @returns {import('./fill-page.js').Flow}
 */
function flowOf(units, { line }) {
  return { units, noteLines: [], noteRanges: new Map(), line, noteGap: line }
}

/** @param {DocumentFragment} piece */
function columnOf(piece) {
  const column = document.createElement('div')
  column.className = 'index-column'
  column.append(piece)
  markPageTop(column)
  return column
}

/** @param {(Element | undefined)[]} columns @param {string} src */
function bandOf(columns, src) {
  const band = document.createElement('div')
  band.className = 'index-band keep-together'
  band.dataset.src = src
  band.append(...columns.filter((column) => column !== undefined))
  return band
}
