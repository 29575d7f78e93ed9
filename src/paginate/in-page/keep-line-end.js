import { blockOf, isBlock } from './blocks.js'
import { closes, kindOf } from './lines/characters.js'

/**
 * Let the last line before a cut end as it did in the column, where the browser has broken it.
 *
 * A closing mark at the end of a line is half as wide where its other half would not fit. Chromium 147 takes it for that
 * also at the end of a text, but then draws it whole, half a character outside the measure; where a line may break after
 * the text, as in the column, it does not.
 *
 * @param {Element[]} before what stands before the cut of each element that it goes through, the innermost one last
 */
export function keepLineEnd(before) {
  const block = before.findLast(isBlock)
  if (!block || block.matches('.composed, pre *')) return
  const text = lastText(block)
  // A cut between two blocks goes through what is around them.
  if (!text || blockOf(text) !== block) return
  const last = text.data.trimEnd().at(-1)
  if (last && closes(kindOf(last.charCodeAt(0)))) block.append(document.createElement('wbr'))
}

/** @param {Element} element @returns {Text | undefined} the last one with ink */
function lastText(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  /** @type {Text | undefined} */
  let last
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = /** @type {Text} */ (node)
    if (/\S/.test(text.data)) last = text
  }
  return last
}
