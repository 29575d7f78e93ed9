/**
 * The lines of a composed block: what each begins with, but for the first one; the height of each in CSS pixels, 0 where
 * they differ; and that of the block's padding above them.
 *
 * @typedef {{ starts: Node[], height: number, above: number }} BlockLines
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
