/** A line of a block as it stands on the screen; edges are CSS pixels from those of the block's text. */
export type ShownLine = {
  text: string
  /** How far its first and last characters are from the edges: more than 0 inside. */
  left: number
  right: number
  /** Width of its last character in em. */
  end: number
  /** The line that the paragraph or an author's break ends. */
  last: boolean
  /** Whether it ends with a formula: slanted letters reach over their boxes. */
  formula: boolean
}

/** An expression for the browser page: the lines of each element of a list, as `ShownLine[][]`. */
export function readLines(elements: string): string {
  return `(${elements}).map((block) => {
    const style = getComputedStyle(block)
    const em = parseFloat(style.fontSize)
    const pitch = parseFloat(style.lineHeight)
    const box = block.getBoundingClientRect()
    const left = box.left + parseFloat(style.paddingLeft)
    const right = box.right - parseFloat(style.paddingRight)
    const range = document.createRange()
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
    const lines = []
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.nodeName === 'BR' && lines.length > 0) lines.at(-1).last = true
      if (node.nodeType !== Node.TEXT_NODE || node.parentElement.closest('rt, sup, sub')) continue
      for (let at = 0; at < node.length; at++) {
        if (!/\\S/.test(node.data[at])) continue
        range.setStart(node, at)
        range.setEnd(node, at + 1)
        const rect = range.getBoundingClientRect()
        let line = lines.at(-1)
        if (!line || rect.top + rect.height / 2 > line.middle + pitch / 2) {
          line = { text: '', middle: rect.top + rect.height / 2, left: rect.left - left, last: false }
          lines.push(line)
        }
        line.text += node.data[at]
        // White after a spaced letter is no part of it.
        const spaced = Math.max(0, parseFloat(getComputedStyle(node.parentElement).letterSpacing) || 0)
        line.right = right - rect.right + spaced
        line.end = rect.width / em
        line.formula = node.parentElement.closest('.katex') !== null
      }
    }
    if (lines.length > 0) lines.at(-1).last = true
    return lines
  })`
}
