import { drawnAtEdge, generatedBoxes } from './drawn-at-edge.js'

/**
 * Let what is drawn to the edge of a page go on into its bleed, and tell what is too near to where it is cut. Runs in the
 * browser page that prints for a press.
 *
 * A theme or a picture that ends at the edge gets a mirror image of itself beyond it, as prepress does: nothing on the
 * page moves, and where the knife errs, the colour goes on. What reaches through the bleed by itself is left alone.
 *
 * @typedef {import('./drawn-at-edge.js').Drawn} Drawn
 * @typedef {{ ruleId: string, page: number, what: string, src: string, by: number }} EdgeFinding
 */

/** So far from the edge, in CSS pixels, does a box still touch it: boxes are drawn on whole pixels. */
const NEAR = 0.75

/** An image begins so far inside its box: where two meet on a fraction of a pixel, a white line would show. */
const OVERLAP = 1

/**
 * @param {number} bleed CSS pixels beyond the page; 0 for none
 * @param {number} safe CSS pixels inside of it that should stay empty
 * @returns {EdgeFinding[]} `page` counts from 0, `by` are CSS pixels from the edge
 */
export function reachBleed(bleed, safe) {
  if (bleed === 0 && safe === 0) return []
  const generated = generatedBoxes()
  return [...document.querySelectorAll('.pagedjs_page')].flatMap((page, number) => {
    const { width, height } = page.getBoundingClientRect()
    const size = { width, height }
    const drawn = drawnAtEdge(page, Math.max(NEAR, safe - NEAR), generated)
    const mirrors = drawn.flatMap((box) => (box.kind === 'box' ? mirrored(box, size, bleed) : []))
    if (mirrors.length > 0) page.append(layerOf(mirrors, bleed))
    return drawn.flatMap((box) =>
      faultsOf(box, size, bleed, safe).map((fault) => ({ ...fault, page: number })),
    )
  })
}

/**
 * @param {Drawn} drawn
 * @param {{ width: number, height: number }} page
 * @param {number} bleed
 * @param {number} safe
 */
function faultsOf({ left, top, width, height, kind, name, src }, page, bleed, safe) {
  const distances = [left, top, page.width - left - width, page.height - top - height]
  /** @param {string} ruleId @param {number} by */
  const fault = (ruleId, by) => [{ ruleId, what: name, src, by: Math.max(0, by) }]
  if (kind === 'turned' && distances.some((by) => by <= NEAR && by > -bleed))
    return fault('press-bleed-short', 0)
  // Text is to be read, whole; a box may well touch the edge, or lie beyond.
  const near = distances.filter((by) => by < safe - NEAR && (kind === 'text' || by > NEAR))
  return near.length > 0 ? fault('press-near-trim', Math.min(...near)) : []
}

/**
 * What lies beyond its own page would make Chromium print one more.
 *
 * @param {Element[]} mirrors @param {number} bleed
 */
function layerOf(mirrors, bleed) {
  const layer = document.createElement('div')
  layer.setAttribute('aria-hidden', 'true')
  const place = { position: 'absolute', inset: `${-bleed}px`, overflow: 'hidden', pointerEvents: 'none' }
  Object.assign(layer.style, place)
  layer.append(...mirrors)
  return layer
}

/**
 * Mirror images of a box beyond the edges that it touches: beside, above or below, and over the corner.
 *
 * @param {Drawn} drawn
 * @param {{ width: number, height: number }} page
 * @param {number} bleed
 */
function mirrored({ left, top, width, height, copy }, page, bleed) {
  const across = sides(left, left + width, page.width, bleed)
  const along = sides(top, top + height, page.height, bleed)
  return [0, ...across].flatMap((x) =>
    [0, ...along].flatMap((y) => {
      if (x === 0 && y === 0) return []
      const image = copy()
      Object.assign(image.style, {
        position: 'absolute',
        boxSizing: 'border-box',
        margin: '0',
        maxWidth: 'none',
        maxHeight: 'none',
        left: `${bleed + left + x * (width - OVERLAP)}px`,
        top: `${bleed + top + y * (height - OVERLAP)}px`,
        width: `${width}px`,
        height: `${height}px`,
        transform: `scale(${x === 0 ? 1 : -1}, ${y === 0 ? 1 : -1})`,
      })
      return [image]
    }),
  )
}

/**
 * Which ends of a stretch touch the edge and do not reach through the bleed.
 *
 * @param {number} from
 * @param {number} to
 * @param {number} length of the page
 * @param {number} bleed
 */
function sides(from, to, length, bleed) {
  const ends = []
  if (from <= NEAR && from > -bleed && to > 0) ends.push(-1)
  if (to >= length - NEAR && to < length + bleed && from < length) ends.push(1)
  return ends
}
