import { fillPage } from './fill-page.js'

/** @typedef {import('./fill-page.js').FilledPage} FilledPage */
/** @typedef {import('./fill-page.js').Flow} Flow */
/** @typedef {import('./fill-page.js').Place} Place */

/**
 * What one page takes: text units `from` to `to`, note lines `noteFrom` to `noteTo`; the ends are not included.
 *
 * @typedef {{ from: number, to: number, noteFrom: number, noteTo: number, overfull: boolean }} PagePlan
 */

/**
 * Share a flow out to pages.
 *
 * Of two pages that lie open together, the fuller one gives a line or two up where both then end on the same one, nothing
 * is torn for it, and the section takes no page more.
 *
 * @param {Flow} flow
 * @param {{ height: number, shrink: number[], opens?: 'recto' | 'verso' }} room height of the type area in CSS pixels;
 * `shrink` is taken from that of the page of that index; where the section opens, or nothing: then each page is filled
 * by itself
 * @returns {PagePlan[]}
 */
export function planPages(flow, room) {
  const plain = planWith(flow, room, 0)
  if (!room.opens) return plain
  for (let most = MOST_GIVEN; most > 0; most--) {
    const even = planWith(flow, room, most)
    if (even.length <= plain.length) return even
  }
  return plain
}

/**
 * @param {Flow} flow
 * @param {{ height: number, shrink: number[], opens?: 'recto' | 'verso' }} room
 * @param {number} most lines that a page gives up at most
 */
function planWith(flow, room, most) {
  /** @type {PagePlan[]} */
  const pages = []
  /** @type {Place} */
  let place = { from: 0, noteFrom: 0, called: 0 }
  /** @param {number} ahead */
  const height = (ahead) => room.height - (room.shrink[pages.length + ahead] ?? 0)
  while (!isAtEnd(flow, place)) {
    const isVerso = pages.length % 2 === (room.opens === 'verso' ? 0 : 1)
    const filled =
      isVerso && most > 0
        ? fillSpread(flow, place, [height(0), height(1)], most)
        : [fillPage(flow, place, height(0))]
    for (const { plan, next } of filled) {
      pages.push(plan)
      place = next
    }
  }
  return pages
}

/** Two pages that both end two lines early are seen; three would be a hole. */
const MOST_GIVEN = 2

/** White lines that an even foot is worth. */
const EVEN = 4

/**
 * Fill a verso and the recto beside it.
 *
 * @param {Flow} flow
 * @param {Place} place
 * @param {[verso: number, recto: number]} heights
 * @param {number} most lines that each gives up at most
 * @returns {FilledPage[]} one page where the text ends on it
 */
function fillSpread(flow, place, [versoHeight, rectoHeight], most) {
  /** @type {{ pages: FilledPage[], cost: number } | undefined} */
  let best
  /** What is torn where each page is filled by itself. */
  let torn = Number.POSITIVE_INFINITY
  /**
   * @param {FilledPage[]} pages
   * @param {boolean} isEven
   */
  const weigh = (pages, isEven) => {
    const sum = (/** @type {'cost' | 'torn'} */ key) => pages.reduce((total, page) => total + page[key], 0)
    if (best === undefined) torn = sum('torn')
    const cost = sum('cost') + (isEven ? 0 : EVEN)
    if (sum('torn') <= torn && (best === undefined || cost < best.cost)) best = { pages, cost }
  }
  for (let ofVerso = 0; ofVerso <= most; ofVerso++) {
    const verso = fillPage(flow, place, versoHeight, ofVerso)
    // It has nothing to give.
    if (verso.plan.overfull && ofVerso > 0) break
    if (!verso.isOpen || isAtEnd(flow, verso.next)) {
      // Nothing is across that it could be even with.
      weigh([verso], true)
      continue
    }
    for (let ofRecto = 0; ofRecto <= most; ofRecto++) {
      const recto = fillPage(flow, verso.next, rectoHeight, ofRecto)
      if (recto.plan.overfull && ofRecto > 0) break
      weigh([verso, recto], !recto.isOpen || verso.empty === recto.empty)
      if (!recto.isOpen) break
    }
  }
  if (!best) throw new Error('a spread without pages')
  return best.pages
}

/**
 * @param {Flow} flow
 * @param {Place} place
 */
function isAtEnd({ units, noteLines }, { from, noteFrom }) {
  return from >= units.length && noteFrom >= noteLines.length
}
