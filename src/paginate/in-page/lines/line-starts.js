/**
 * The lines of a composed block: where each begins, but for the first one; the height of each in CSS pixels, 0 where
 * they differ; and that of the block's padding above them.
 *
 * @typedef {{ starts: import('./write-block.js').Place[], height: number, above: number }} BlockLines
 */

/** @type {WeakMap<Element, BlockLines>} */
const known = new WeakMap()

/**
 * @param {Element} block
 * @param {BlockLines} lines
 */
export function rememberLines(block, lines) {
  known.set(block, lines)
}

/** @param {Element} block @returns {BlockLines | undefined} */
export function linesOf(block) {
  return known.get(block)
}
