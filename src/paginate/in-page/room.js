/** @typedef {import('./fill-page.js').Flow} Flow */
/** @typedef {import('./fill-page.js').Place} Place */

/**
 * The pages' room: `height` of the type area in CSS pixels; `shrink` is taken from that of the page of that index; where
 * the section opens, or nothing: then each page is filled by itself.
 *
 * @typedef {{ height: number, shrink: number[], opens?: 'recto' | 'verso' }} Room
 */

/** @type {Place} */
export const sectionStart = { from: 0, noteFrom: 0, called: 0 }

/**
 * @param {Flow} flow
 * @param {Place} place
 */
export function isAtEnd({ units, noteLines }, { from, noteFrom }) {
  return from >= units.length && noteFrom >= noteLines.length
}

/** @param {Room} room @param {number} page */
export function heightOf({ height, shrink }, page) {
  return height - (shrink[page] ?? 0)
}

/** @param {Room} room @param {number} page */
export function isVerso({ opens }, page) {
  return page % 2 === (opens === 'verso' ? 0 : 1)
}
