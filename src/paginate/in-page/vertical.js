import { sourceOf } from './blocks.js'

/** @typedef {import('./fit.js').Finding} Finding */

/** Lines of up to so many characters are set as they are, e.g. those of a poem; longer ones are prose, and broken. */
const LONGEST_VERSE = 16
/** The shortest lines that prose is broken into, in characters. */
const SHORTEST_PROSE = 12

/**
 * Set vertical passages: numbers of up to three digits stand upright (縦中横), the block is a whole number of characters
 * high, and in one piece. One that fits on no page is set horizontally, and reported.
 *
 * @param {Element} flow
 * @param {{ width: number, height: number, line: number }} area
 * @param {Finding[]} findings
 */
export function setVertical(flow, area, findings) {
  for (const block of /** @type {NodeListOf<HTMLElement>} */ (flow.querySelectorAll('.vertical'))) {
    if (block.parentElement?.closest('.vertical')) continue
    turnNumbers(block)
    const height = fittingHeight(block, area)
    if (height !== undefined) {
      block.style.height = `${height}px`
      block.classList.add('keep-together')
      continue
    }
    block.classList.remove('vertical')
    block.style.height = ''
    findings.push({ ruleId: 'vertical-too-long', src: sourceOf(block), values: {} })
  }
}

/**
 * @param {HTMLElement} block
 * @param {{ width: number, height: number, line: number }} area
 * @returns {number | undefined}
 */
function fittingHeight(block, area) {
  const size = Number.parseFloat(getComputedStyle(block).fontSize)
  const room = Math.min(area.width, block.parentElement?.clientWidth ?? area.width)
  const most = Math.floor(area.height / size)
  block.style.height = 'max-content'
  const natural = Math.ceil(block.getBoundingClientRect().height / size - 0.01)
  if (natural <= Math.min(LONGEST_VERSE, most) && fits(natural)) return natural * size
  // The fewer characters to a line, the more lines: find the least that fit side by side.
  let [low, high] = [Math.min(SHORTEST_PROSE, most), most]
  if (!fits(high)) return undefined
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (fits(middle)) high = middle
    else low = middle + 1
  }
  return low * size

  /** @param {number} characters */
  function fits(characters) {
    block.style.height = `${characters * size}px`
    return block.scrollWidth <= room + 0.5 && block.getBoundingClientRect().width <= room + 0.5
  }
}

/** @param {Element} block */
function turnNumbers(block) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
  /** @type {Text[]} */
  const texts = []
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (!node.parentElement?.closest('ruby, .katex, code, .note-call, .cite'))
      texts.push(/** @type {Text} */ (node))
  for (const text of texts) {
    // From the last to the first, so that places before stay right.
    const numbers = [...text.data.matchAll(/(?<![\w.,])\d{1,3}(?![\w.,]\d|\w)/g)].toReversed()
    for (const number of numbers) {
      text.splitText(number.index + number[0].length)
      const upright = document.createElement('span')
      upright.className = 'upright-number'
      upright.append(text.splitText(number.index))
      text.after(upright)
    }
  }
}
