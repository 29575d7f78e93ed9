import { blockOf, inkOf } from './blocks.js'

/**
 * Where the pages of a section begin in its text: for whoever names these pages elsewhere, such as the EPUB's page list.
 *
 * A place is told by the flow: the characters with ink in the order of the HTML, where a picture, a formula and a
 * character without glyph count as one. What print adds, and what stands elsewhere in other books, does not count: list
 * markers, note calls and their numbers, notes at the foot, repeated heads, numbers of pages. docs/epub.md tells the
 * same of the other side, src/epub/flow.ts.
 */

/** Not of the flow, nor anything in them. */
const outside =
  '.li-marker, .note-call, .note-number, .margin-note, .notes, .page-notes, .page-ref, .toc-page, .index-pages, .task-box, .text-marks, [data-repeated]'

/** Counted as one, whatever is in them. */
const atoms = 'img, svg.picture, .math, .no-glyph'

/** Stands for an atom in an opening: OBJECT REPLACEMENT CHARACTER. */
const ATOM = '\ufffc'

const OPENING = 20

/**
 * By number of a block (`data-flow`), the place of each of its flow's characters: blocks are cut in two and rows of
 * tables cell by cell, so that what stands before a page is not always what comes before in the text.
 *
 * @typedef {number[][]} Flow
 */

/**
 * Number the blocks of a section, before anything is cut.
 *
 * @param {Element} section
 * @returns {Flow}
 */
export function numberFlow(section) {
  /** @type {Flow} */
  const flow = []
  let place = 0
  forEachFlow(section, (node, ink) => {
    const block = blockOf(node)
    let number = numberOf(block)
    if (number < 0) {
      number = flow.push([]) - 1
      block.setAttribute('data-flow', String(number))
    }
    for (let index = 0; index < ink.length; index++) flow[number]?.push(place++)
  })
  return flow
}

/**
 * @param {Element[]} pages finished, in order
 * @param {Flow} flow of their section
 * @returns {{ starts: number[], openings: string[] }} by page: the place of its first character, and this and the next
 * ones in the text, as far as they stand together on the page, 20 at most; '' for a page without any
 */
export function pageStarts(pages, flow) {
  const used = flow.map(() => 0)
  /** @type {number[]} */
  const starts = []
  /** @type {string[]} */
  const openings = []
  let reached = 0
  for (const page of pages) {
    let start = -1
    let opening = ''
    // What stands in no block of the section would have failed the proof, were it text; a picture must not stop the PDF:
    // whoever uses the places compares them with the text, and will notice.
    forEachFlow(page, (node, ink) => {
      const number = numberOf(node.parentElement?.closest('[data-flow]'))
      const places = flow[number]
      if (!places) return
      for (const character of ink) {
        const place = places[used[number] ?? 0] ?? -1
        used[number] = (used[number] ?? 0) + character.length
        if (start < 0) start = place
        if (place === start + opening.length && opening.length < OPENING) opening += character
        reached = Math.max(reached, place + character.length)
      }
    })
    const before = starts.at(-1) ?? 0
    // A cell that goes on from an earlier row may stand first: the page begins no earlier than the one before.
    const back = start >= 0 && start < before
    starts.push(start < 0 ? reached : Math.max(start, before))
    openings.push(back ? '' : opening)
  }
  return { starts, openings }
}

/** @param {Element | null | undefined} block */
function numberOf(block) {
  return Number(block?.getAttribute('data-flow') ?? -1)
}

/**
 * @param {Node} node
 * @param {(node: Node, ink: string) => void} use
 */
function forEachFlow(node, use) {
  if (node.nodeType === Node.TEXT_NODE) {
    const ink = inkOf(/** @type {Text} */ (node).data)
    if (ink !== '') use(node, ink)
    return
  }
  if (!(node instanceof Element) || node.matches(outside)) return
  if (node.matches(atoms)) {
    if (!node.hasAttribute('data-split-from')) use(node, ATOM)
    return
  }
  for (const child of node.childNodes) forEachFlow(child, use)
}
