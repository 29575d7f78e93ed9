/**
 * What runs in the browser page that Paged.js lives in, one section after the other.
 *
 * Served to the page as modules; the functions at `globalThis.banxin` are called from Node.
 */
import { fontsAsked, loadFonts } from '../../page-fonts.js'
import { inkOf } from './blocks.js'
import { narrowIndex, setColumns } from './columns.js'
import { cutFlow } from './cut.js'
import { drawMarks } from './draw-marks.js'
import { fitFlow, fitUncomposed } from './fit.js'
import { reserveWhite, snapPages, snapToGrid } from './grid.js'
import { setLatinMarks } from './latin-marks.js'
import { composeLines, defaultLineOptions } from './lines/compose-lines.js'
import { giveMarginNotes, placeMarginNotes, takeMarginNotes } from './margin-notes.js'
import { numberNotes } from './number-notes.js'
import { numberFlow, pageStarts } from './page-starts.js'
import { markPageTop } from './page-top.js'
import { planPages } from './plan.js'
import { provePages, takeInventory } from './prove.js'
import { takeTranslated, translateAhead } from './translated-sheets.js'
import { turnTables } from './turn-tables.js'
import { unitsOf } from './units.js'

/** @typedef {import('./fit.js').Finding} Finding */
/** @typedef {import('./lines/compose-lines.js').LineOptions} LineOptions */

/**
 * @typedef {object} Area the type area, in CSS pixels
 * @property {number} width
 * @property {number} height
 * @property {number} line pitch of the body lines
 */

/**
 * @typedef {object} SectionPages
 * @property {string[]} pages finished `.pagedjs_page` elements
 * @property {[id: string, page: number][]} anchors page counts from 0 in the section
 * @property {Finding[]} findings
 * @property {Finding[]} lost what the proof misses: empty, or the section must not be printed
 * @property {number} ink length of the text that was proven
 * @property {number[]} starts where in the section each page begins: `page-starts.js`
 * @property {string[]} openings the first characters of each page
 * @property {string[]} crowded ids of the calls of notes that the margin of their page has no room for
 */

/**
 * Load the style sheet of all sections. Paged.js translates it once; it stays in the page.
 *
 * @param {string} css
 */
async function start(css) {
  const first = newPreviewer()
  takeTranslated(first.polisher)
  const host = document.createElement('div')
  document.body.replaceChildren(host)
  const content = document.createElement('template')
  content.innerHTML = '<page-chunk><p>版</p></page-chunk>'
  await first.preview(content.content, [{ 'https://book.invalid/': css }], host)
  host.remove()
}

/** The style sheet as Paged.js translated it: what the finished pages need. */
function styles() {
  return [...document.querySelectorAll('style')].map((style) => style.textContent ?? '').join('\n')
}

/** A Previewer that goes on at once: its queue waits for an animation frame a page (16 ms) otherwise. */
function newPreviewer(plain = false) {
  const polyfill = /** @type {any} */ (globalThis).PagedPolyfill
  if (plain) return new polyfill.constructor()
  const previewer = new polyfill.constructor({ hyphenGlyph: '\u200b' })
  previewer.chunker.q.tick = (/** @type {() => void} */ go) => go()
  // All that the style sheet names, else.
  previewer.chunker.loadFonts = loadFonts
  // Its filters would turn the line feeds of composed lines into spaces.
  const { initializeHandlers } = previewer
  previewer.initializeHandlers = () => {
    const handlers = initializeHandlers.call(previewer)
    previewer.chunker.hooks.filter.clear()
    return handlers
  }
  return previewer
}

/**
 * A section laid out in one column, with all that is asked of it before its pages are made.
 *
 * @typedef {object} Layout
 * @property {Element} host
 * @property {Element} section
 * @property {ReturnType<typeof takeInventory>} inventory
 * @property {ReturnType<typeof numberFlow>} places
 * @property {Finding[]} findings
 * @property {Element | undefined} notes
 * @property {Map<string, HTMLElement>} margin notes in the margin, by the ids of their calls
 * @property {import('./fill-page.js').Flow} flow
 * @property {Set<import('./units.js').Unit>} offGrid
 * @property {number} fonts how many faces it was set with
 */

/**
 * The section that `make` makes the pages of.
 *
 * @type {{ html: string, area: Area, lines: LineOptions | undefined, layout: Layout } | undefined}
 */
let laid

/**
 * Lay a section out, and tell how many pages it takes where it opens recto and where it opens verso; `same` where the
 * pages are no others.
 *
 * @param {string} html
 * @param {Area} area
 * @param {LineOptions} lines
 */
async function lay(html, area, lines = defaultLineOptions) {
  const layout = await layOut(html, area, lines)
  laid = { html, area, lines, layout }
  const plans = /** @type {const} */ (['recto', 'verso']).map((opens) =>
    planPages(layout.flow, { height: area.height, shrink: [], opens }),
  )
  const [recto = [], verso = []] = plans
  return { recto: recto.length, verso: verso.length, same: JSON.stringify(recto) === JSON.stringify(verso) }
}

/**
 * Decide the page breaks of the section that is laid out, and have Paged.js make the pages.
 *
 * @param {'recto' | 'verso'} opens the side of its first page
 * @returns {Promise<SectionPages>}
 */
async function make(opens) {
  if (!laid) throw new Error('no section is laid out')
  const { html, area, lines, layout } = laid
  laid = undefined
  const made = await makeWell(html, area, lines, opens, layout)
  const [lost] = made.lost
  if (!lost) return made
  // The text comes before its looks: once more without our lines and grid.
  const careful = await makeWell(html, area, undefined, undefined, await layOut(html, area, undefined))
  if (careful.lost.length > 0) return made
  careful.findings.push({ ruleId: 'section-not-composed', src: lost.src, values: {} })
  return careful
}

/**
 * Both at once: no need to ask back.
 *
 * @param {string} html
 * @param {Area} area
 * @param {LineOptions | undefined} lines
 * @param {'recto' | 'verso'} opens
 * @returns {Promise<[counts: Awaited<ReturnType<typeof lay>>, made: SectionPages]>}
 */
async function layAndMake(html, area, lines, opens) {
  return [await lay(html, area, lines), await make(opens)]
}

/** Each plan anew mends one page: more are wrong only where a style makes every line too high. */
const MAX_ROUNDS = 12

/**
 * @param {string} html
 * @param {Area} area
 * @param {LineOptions | undefined} lines nothing: the browser breaks the lines, and they stand on no grid
 * @param {'recto' | 'verso' | undefined} opens
 * @param {Layout} first
 * @returns {Promise<SectionPages>}
 */
async function makeWell(html, area, lines, opens, first) {
  /** @type {number[]} */
  const shrink = []
  let layout = first
  for (let round = 0; ; round++) {
    const { host, inventory, places, findings } = layout
    const made = await makePages(host, chunksOf(layout, area, shrink, opens), inventory, area.line)
    if (fontsAsked() !== layout.fonts) {
      // So it is with what stands on the pages only.
      await loadFonts()
      host.remove()
      layout = await layOut(html, area, lines)
      continue
    }
    const below = made.outside.filter((place) => place.by > 0)
    const page = Math.min(...below.map((place) => place.page))
    const hopeless = round === MAX_ROUNDS || (shrink[page] ?? 0) > area.height / 2
    if (below.length === 0 || hopeless) {
      const lost = [...made.lost, ...made.outside.map((place) => place.finding)]
      const { starts, openings } =
        made.lost.length === 0 ? pageStarts(made.elements, places) : { starts: [], openings: [] }
      host.remove()
      return {
        ...pagesOf(made.elements),
        findings,
        lost,
        ink: inkOf(inventory.texts.join('')).length,
        starts,
        openings,
        crowded: made.crowded,
      }
    }
    // Something is higher on its page than in the column: leave out so much on the first such page, and plan again.
    const by = Math.max(...below.filter((place) => place.page === page).map((place) => place.by))
    shrink[page] = (shrink[page] ?? 0) + Math.ceil(by / area.line) * area.line
    host.remove()
    layout = await layOut(html, area, lines)
  }
}

/**
 * The pages that Paged.js makes by itself: to show what it loses.
 *
 * @param {string} html
 * @returns {Promise<SectionPages>}
 */
async function paginatePlainly(html) {
  const host = await hostOf(html)
  const section = sectionIn(host)
  const inventory = takeInventory(section)
  const fragment = document.createDocumentFragment()
  fragment.append(section)
  const { elements, lost, outside } = await makePages(host, fragment, inventory)
  host.remove()
  return {
    ...pagesOf(elements),
    findings: [],
    lost: [...lost, ...outside.map((place) => place.finding)],
    ink: inkOf(inventory.texts.join('')).length,
    starts: [],
    openings: [],
    crowded: [],
  }
}

/** @param {Element[]} elements */
function pagesOf(elements) {
  return { pages: elements.map(finish), anchors: anchorsOf(elements) }
}

/** @param {string} html */
async function hostOf(html) {
  const host = document.createElement('div')
  host.className = 'measure-host'
  host.innerHTML = html
  document.body.append(host)
  await Promise.all([...host.querySelectorAll('img')].map((image) => image.decode().catch(() => undefined)))
  return host
}

/** @param {Element} host */
function sectionIn(host) {
  const section = host.querySelector('section')
  if (!section) throw new Error('no section to paginate')
  return section
}

/**
 * @param {string} html
 * @param {Area} area
 * @param {LineOptions | undefined} lines
 * @returns {Promise<Layout>}
 */
async function layOut(html, area, lines) {
  const host = await hostOf(html)
  const section = sectionIn(host)
  const inventory = takeInventory(section)
  const places = numberFlow(section)
  const margin = takeMarginNotes(section)
  setLatinMarks(section)
  await loadFonts()
  const fonts = fontsAsked()
  if (lines) narrowIndex(section)
  const findings = fitFlow(section, area, lines !== undefined)
  if (lines) {
    findings.push(...composeLines(section, lines))
    findings.push(...fitUncomposed(section, area))
  }
  findings.push(...turnTables(section, area))
  if (lines) {
    snapToGrid(section, area)
    setColumns(section, area)
  }
  const notes = section.querySelector(':scope > .notes') ?? undefined
  const noteLines = notes ? unitsOf(notes, area.height) : []
  const units = unitsOf(section, area.height).filter((unit) => !notes?.contains(unit.node))
  const offGrid = reserveWhite(units, section.getBoundingClientRect().top, area)
  if (fontsAsked() !== fonts) {
    // What was added to the text is in fonts of its own, and has been measured in others.
    host.remove()
    return layOut(html, area, lines)
  }
  const flow = { units, noteLines, noteRanges: rangesOf(noteLines), line: area.line, noteGap: area.line }
  return { host, section, inventory, places, findings, notes, margin, flow, offGrid, fonts }
}

/**
 * A note's id → its lines.
 *
 * @param {import('./units.js').Unit[]} noteLines
 */
function rangesOf(noteLines) {
  /** @type {Map<string, { from: number, to: number }>} */
  const ranges = new Map()
  for (const [index, line] of noteLines.entries()) {
    const element = line.node instanceof Element ? line.node : line.node.parentElement
    const id = element?.closest('.note')?.id ?? ''
    const range = ranges.get(id)
    if (range) range.to = index + 1
    else ranges.set(id, { from: index, to: index + 1 })
  }
  return ranges
}

/**
 * Have Paged.js make the pages, and compare them with what was to be set.
 *
 * @param {Element} host
 * @param {DocumentFragment} content
 * @param {ReturnType<typeof takeInventory>} inventory
 * @param {number} [line] pitch of the body lines; nothing: as Paged.js does it by itself
 */
async function makePages(host, content, inventory, line) {
  host.replaceChildren()
  const previewer = newPreviewer(line === undefined)
  const before = new Set(document.querySelectorAll('style'))
  const flow = await previewer.preview(content, [], host)
  for (const style of document.querySelectorAll('style')) if (!before.has(style)) style.remove()
  const elements = /** @type {Element[]} */ (flow.pages.map((/** @type {any} */ page) => page.element))
  for (const page of flow.pages) page.removeListeners()
  await Promise.all(
    elements
      .flatMap((page) => [...page.querySelectorAll('img')])
      .map((image) => image.decode().catch(() => undefined)),
  )
  if (line !== undefined) drawMarks(elements)
  const crowded = line === undefined ? [] : placeMarginNotes(elements, line)
  return { elements, crowded, ...provePages(elements, inventory) }
}

/**
 * Cut a section into one chunk a page, notes at the foot.
 *
 * @param {Layout} layout its findings grow
 * @param {Area} area
 * @param {number[]} shrink
 * @param {'recto' | 'verso' | undefined} opens
 */
function chunksOf({ section, notes, margin, flow, offGrid, findings }, area, shrink, opens) {
  const { units, noteLines } = flow
  const plan = planPages(flow, { height: area.height, shrink, opens })
  for (const page of plan) {
    const unit = units[page.from]
    if (page.overfull && unit) {
      const element = unit.node instanceof Element ? unit.node : unit.node.parentElement
      const src = element?.closest('[data-src]')?.getAttribute('data-src') ?? ''
      findings.push({ ruleId: 'too-tall', src, values: { height: Math.round(unit.bottom - unit.top) } })
    }
  }

  const shell = /** @type {Element} */ (section.cloneNode(false))
  const noteStarts = plan.map((page) => (page.noteTo > page.noteFrom ? noteLines[page.noteFrom] : undefined))
  const notePieces = notes ? cutNotes(notes, noteStarts) : []
  notes?.remove()
  const textPieces = cutFlow(
    section,
    plan.map((page) => units[page.from]),
  )
  const chunks = textPieces.map((piece, index) => {
    const chunk = document.createElement('page-chunk')
    // Paged.js takes what is so marked in one piece; node by node it would lose the white between elements in a div.
    chunk.style.display = 'none'
    if (index > 0) chunk.dataset.breakBefore = 'page'
    const body = /** @type {Element} */ (shell.cloneNode(false))
    if (index > 0) {
      body.removeAttribute('id')
      body.setAttribute('data-split-from', '')
    }
    if (index < textPieces.length - 1) body.setAttribute('data-split-to', '')
    body.append(piece)
    markPageTop(body)
    chunk.append(body)
    const foot = notePieces[index]
    if (foot?.hasChildNodes()) {
      const box = document.createElement('div')
      box.className = 'page-notes'
      box.append(foot)
      chunk.append(box)
    }
    giveMarginNotes(chunk, margin)
    return chunk
  })
  const doubtful = chunks.filter((_, index) => {
    const unit = units[plan[index]?.from ?? -1]
    return unit !== undefined && offGrid.has(unit)
  })
  snapPages(section.parentElement ?? document.body, doubtful, area)
  if (notes instanceof HTMLElement && notes.dataset.number === 'page') numberNotes(chunks)
  const fragment = document.createDocumentFragment()
  fragment.append(...chunks)
  return fragment
}

/**
 * Pieces of the notes by page; pages without notes get an empty one.
 *
 * @param {Element} notes
 * @param {(import('./units.js').Unit | undefined)[]} starts
 */
function cutNotes(notes, starts) {
  const used = starts.flatMap((start, index) => (start ? [{ start, index }] : []))
  const pieces = cutFlow(
    notes,
    used.map(({ start }) => start),
  )
  /** @type {(DocumentFragment | undefined)[]} */
  const byPage = starts.map(() => undefined)
  for (const [order, { index }] of used.entries()) byPage[index] = pieces[order]
  return byPage
}

/** @param {Element[]} pages */
function anchorsOf(pages) {
  /** @type {[string, number][]} */
  const anchors = []
  for (const [index, page] of pages.entries())
    for (const element of page.querySelectorAll('page-chunk [id]')) anchors.push([element.id, index])
  return anchors
}

/**
 * A page as it goes into the book: Paged.js's boxes down to the type area, without the marks and margin boxes that stay
 * empty in our books (they are two thirds of the elements).
 *
 * @param {Element} page
 */
function finish(page) {
  const content = page.querySelector('.pagedjs_page_content')
  if (!content) throw new Error('a page without type area')
  content.querySelector('page-chunk')?.removeAttribute('style')
  for (const element of content.querySelectorAll('[data-ref]'))
    for (const name of ['data-ref', 'data-id', 'data-leaf', 'data-thing', 'data-undisplayed', 'data-flow'])
      element.removeAttribute(name)
  return (
    '<div class="pagedjs_page"><div class="pagedjs_sheet"><div class="pagedjs_pagebox"><div class="pagedjs_area">' +
    `<div class="pagedjs_page_content">${content.innerHTML}</div></div></div></div></div>`
  )
}

/** Translate what all style sheets share before there is one: see `translated-sheets.js`. @param {string} css */
async function prepare(css) {
  const previewer = newPreviewer()
  previewer.initializeHandlers()
  await translateAhead(css, previewer.polisher)
  Object.assign(/** @type {any} */ (globalThis).banxin, { isPrepared: true })
}

Object.assign(globalThis, { banxin: { prepare, start, styles, lay, make, layAndMake, paginatePlainly } })
