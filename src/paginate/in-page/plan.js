import { fillPage } from './fill-page.js'
import { fillSpreads } from './fill-spreads.js'
import { heightOf, isAtEnd, isVerso, sectionStart } from './room.js'

/** @typedef {import('./fill-page.js').FilledPage} FilledPage */
/** @typedef {import('./fill-page.js').Flow} Flow */

/**
 * What one page takes: text units `from` to `to`, note lines `noteFrom` to `noteTo`; the ends are not included.
 *
 * @typedef {{ from: number, to: number, noteFrom: number, noteTo: number, overfull: boolean }} PagePlan
 */

/** @typedef {import('./room.js').Room} Room */

/**
 * Share a flow out to pages.
 *
 * Two pages that lie open together end on the same line where the text allows it, nothing is torn for it, and the section
 * takes no page more.
 *
 * @param {Flow} flow
 * @param {Room} room
 * @returns {PagePlan[]}
 */
export function planPages(flow, room) {
  const pages = fillInTurn(flow, room)
  const plain = pages.map(({ plan }) => plan)
  if (!room.opens) return plain
  const isUneven = pages.some((verso, index) => {
    const recto = pages[index + 1]
    return isVerso(room, index) && verso.isOpen && recto?.isOpen && verso.empty !== recto.empty
  })
  return isUneven ? (fillSpreads(flow, room, pages.length) ?? plain) : plain
}

/**
 * Each page by itself, as full as it can be.
 *
 * @param {Flow} flow
 * @param {Room} room
 * @returns {FilledPage[]}
 */
function fillInTurn(flow, room) {
  /** @type {FilledPage[]} */
  const pages = []
  for (let place = sectionStart; !isAtEnd(flow, place); ) {
    const page = fillPage(flow, place, heightOf(room, pages.length))
    pages.push(page)
    place = page.next
  }
  return pages
}
