import { fillPage } from './fill-page.js'
import { heightOf, isAtEnd, isVerso, sectionStart } from './room.js'

/** @typedef {import('./fill-page.js').FilledPage} FilledPage */
/** @typedef {import('./fill-page.js').Flow} Flow */
/** @typedef {import('./fill-page.js').Place} Place */
/** @typedef {import('./plan.js').PagePlan} PagePlan */
/** @typedef {import('./room.js').Room} Room */

/** Two pages that both end two lines early are seen; three would be a hole, unless the page across has it anyway. */
const MOST_GIVEN = 2
/** Nor is that followed further than this. */
const MOST_ACROSS = 4

/** What counts first is what is torn, then by how many lines feet differ, then white lines: no section has so many. */
const TORN = 1e8
const UNEVEN = 1e4

/** So many ways to come to a spread are followed. */
const WAYS = 16

/**
 * A way to fill the pages up to a place; `pages` are its last ones, those before are of the way `before`.
 *
 * @typedef {{ place: Place, cost: number, pages: FilledPage[], before: Way | undefined }} Way
 */

/**
 * Fill a section so that the two pages of its spreads end on the same line, or as near as can be: each page may end a
 * line or two early, also for the sake of a later spread, whose pages then begin elsewhere.
 *
 * From spread to spread the best ways to come to it are followed; following them all has found nothing better.
 *
 * @param {Flow} flow
 * @param {Room} room
 * @param {number} most pages that it may take
 * @returns {PagePlan[] | undefined} nothing where no way that was followed takes so few
 */
export function fillSpreads(flow, room, most) {
  const fill = filler(flow)
  /** @type {Way | undefined} */
  let best
  /** @type {Way[]} */
  let ways = [{ place: sectionStart, cost: 0, pages: [], before: undefined }]
  for (let count = 0; ways.length > 0 && count < most; ) {
    const isSpread = isVerso(room, count)
    /** @type {Map<string, Way>} */
    const next = new Map()
    for (const before of ways) {
      for (const pages of isSpread
        ? spreadsFrom(flow, fill, before.place, heightOf(room, count), heightOf(room, count + 1))
        : fill(before.place, heightOf(room, count), MOST_GIVEN).map((page) => [page])) {
        const place = pages[pages.length - 1].next
        const way = { place, cost: before.cost + costOf(pages), pages, before }
        if (isAtEnd(flow, place)) {
          if (count + pages.length <= most && (!best || way.cost < best.cost)) best = way
          continue
        }
        const key = `${place.from} ${place.noteFrom} ${place.called}`
        const other = next.get(key)
        if (!other || way.cost < other.cost) next.set(key, way)
      }
    }
    count += isSpread ? 2 : 1
    ways = bestOf([...next.values()])
  }
  /** @type {PagePlan[]} */
  const plans = []
  for (let way = best; way; way = way.before) plans.unshift(...way.pages.map(({ plan }) => plan))
  return best && plans
}

/**
 * The best ways, and each that is further on than all better ones: who comes too late needs a page more.
 *
 * @param {Way[]} ways
 */
function bestOf(ways) {
  let furthest = -1
  return ways
    .toSorted((one, other) => one.cost - other.cost)
    .filter(({ place }, index) => {
      const isFurther = place.from > furthest
      if (isFurther) furthest = place.from
      return isFurther || index < WAYS
    })
}

/**
 * Ways to fill a verso and the recto beside it; one page where the section ends on it.
 *
 * @param {Flow} flow
 * @param {Filler} fill
 * @param {Place} place
 * @param {number} versoHeight
 * @param {number} rectoHeight
 * @returns {FilledPage[][]}
 */
function spreadsFrom(flow, fill, place, versoHeight, rectoHeight) {
  const [full] = fill(place, versoHeight, 0)
  const across = full?.isOpen ? fill(full.next, rectoHeight, 0)[0] : undefined
  return fill(place, versoHeight, mostBeside(across)).flatMap((verso) =>
    isAtEnd(flow, verso.next)
      ? [[verso]]
      : fill(verso.next, rectoHeight, mostBeside(verso)).map((recto) => [verso, recto]),
  )
}

/**
 * How many lines a page gives up at most for the one across.
 *
 * @param {FilledPage | undefined} across
 */
function mostBeside(across) {
  return Math.max(MOST_GIVEN, Math.min(MOST_ACROSS, across?.isOpen ? across.empty : 0))
}

/** @param {FilledPage[]} pages a spread, or a page that nothing is across */
function costOf(pages) {
  const [verso, recto] = pages
  const difference = verso?.isOpen && recto?.isOpen ? Math.abs(verso.empty - recto.empty) : 0
  // What a picture leaves white that does not fit is a hole, whatever is done for it.
  const uneven = Math.min(difference, MOST_ACROSS) * UNEVEN
  return pages.reduce((sum, { cost, torn }) => sum + cost + torn * TORN, uneven)
}

/**
 * A page as full as it can be, and with up to `most` lines left white for the one across.
 *
 * @typedef {(place: Place, height: number, most: number) => FilledPage[]} Filler
 */

/** @type {WeakMap<Flow, Map<string, FilledPage>>} */
const known = new WeakMap()

/** @param {Flow} flow @returns {Filler} */
function filler(flow) {
  const filled = known.get(flow) ?? new Map()
  known.set(flow, filled)
  /** @param {Place} place @param {number} height @param {number} given @returns {FilledPage} */
  const fillOnce = (place, height, given) => {
    const key = `${place.from} ${place.noteFrom} ${place.called} ${height} ${given}`
    const page = filled.get(key) ?? fillPage(flow, place, height, given)
    filled.set(key, page)
    return page
  }
  return (place, height, most) => {
    const pages = [fillOnce(place, height, 0)]
    for (let given = 1; given <= most; given++) {
      const page = fillOnce(place, height, given)
      // It has nothing to give.
      if (page.plan.overfull || !pages[0].isOpen) break
      const { next } = pages[pages.length - 1]
      if (page.next.from !== next.from || page.next.noteFrom !== next.noteFrom) pages.push(page)
    }
    return pages
  }
}
