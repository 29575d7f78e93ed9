/** @typedef {import('./read-block.js').ReadBlock} ReadBlock */
/** @typedef {import('./set-lines.js').Setting} Setting */
/** @typedef {import('./set-lines.js').Span} Span */
/** @typedef {import('./set-lines.js').Stretch} Stretch */

/**
 * A block whose lines are set.
 *
 * @typedef {object} WrittenBlock
 * @property {Node[]} starts what its lines begin with, but for the first one: a cut before it falls between two lines
 * @property {() => void} undo
 */

/**
 * Write the lines of a block into the document: a `<wbr>` where a line ends, spans around what is set otherwise. No
 * character is added or taken away.
 *
 * @param {ReadBlock} read
 * @param {Setting} setting
 * @returns {WrittenBlock}
 */
export function writeBlock({ block, nodes }, { stretches, starts }) {
  /** @type {Node[]} */
  const lineStarts = []
  /** @type {(() => void)[]} */
  const undo = []
  /** Nodes that the text pieces begin with now. @type {(Node | undefined)[]} */
  const firsts = []
  /** @type {Map<string, boolean>} */
  const inside = new Map(
    starts.filter(({ at }) => at > 0).map(({ piece, at, forced }) => [`${piece}:${at}`, forced]),
  )
  /** Where lines begin inside a text, by piece and offset. @type {Map<string, Node>} */
  const found = new Map()

  for (const [index, list] of stretches.entries()) {
    const node = nodes[index]
    firsts.push(node)
    if (list.length === 0 || !(node instanceof Text)) continue
    if (list.length === 1 && list[0].spans.length === 0 && list[0].word === 0) continue
    const made = writeText(node, index, list)
    firsts[index] = made[0]
    node.replaceWith(...made)
    undo.push(() => {
      made[0].before(node)
      for (const part of made) part.remove()
    })
  }
  for (const { piece, at, forced } of starts) {
    const start = at > 0 ? found.get(`${piece}:${at}`) : firsts[piece]
    if (!start) throw new Error('a line that begins nowhere')
    if (at > 0) lineStarts.push(start)
    else {
      const outer = outermost(start)
      lineStarts.push(outer)
      if (forced) continue
      const wbr = document.createElement('wbr')
      outer.before(wbr)
      undo.push(() => wbr.remove())
    }
  }
  block.classList.add('composed')
  return {
    starts: lineStarts,
    undo: () => {
      for (const step of undo.toReversed()) step()
      block.classList.remove('composed')
    },
  }

  /**
   * @param {Text} text
   * @param {number} piece
   * @param {Stretch[]} list
   */
  function writeText({ data }, piece, list) {
    /** @type {(Element | Text)[]} */
    const made = []
    for (const { from, to, word, spans } of list) {
      const parts = writeStretch(data, from, to, spans)
      /** @type {(Element | Text)[]} */
      let line = parts
      if (word !== 0) {
        const span = document.createElement('span')
        span.style.wordSpacing = `${round(word)}px`
        span.append(...parts)
        line = [span]
      }
      const key = `${piece}:${from}`
      const forced = inside.get(key)
      if (forced !== undefined) {
        if (!forced) made.push(document.createElement('wbr'))
        found.set(key, line[0])
      }
      made.push(...line)
    }
    return made
  }

  /**
   * The highest element that begins with a node, below the block: a line end before it is outside of it.
   *
   * @param {Node} node
   * @returns {Element | Text}
   */
  function outermost(node) {
    let outer = node
    while (outer.parentNode && outer.parentNode !== block && !hasBefore(outer)) outer = outer.parentNode
    return /** @type {Element | Text} */ (outer)
  }
}

/** Whether something stands before a node in its parent. @param {Node} node */
function hasBefore(node) {
  let before = node.previousSibling
  while (before && before.nodeType === Node.TEXT_NODE && /** @type {Text} */ (before).data === '')
    before = before.previousSibling
  return before !== null
}

/**
 * @param {string} data
 * @param {number} from
 * @param {number} to
 * @param {Span[]} spans
 */
function writeStretch(data, from, to, spans) {
  /** @type {(Element | Text)[]} */
  const parts = []
  let end = from
  if (spans.length > 1) spans.sort((a, b) => a.from - b.from)
  for (const span of spans) {
    if (span.from > end) parts.push(document.createTextNode(data.slice(end, span.from)))
    const element = document.createElement('span')
    if (span.half) element.className = span.hang ? 'half-mark hanging-mark' : 'half-mark'
    else if (span.hang) element.className = 'hanging-mark'
    if (span.left !== 0) element.style.marginLeft = `${round(span.left)}px`
    if (span.right !== 0) element.style.marginRight = `${round(span.right)}px`
    if (span.letter !== 0) element.style.letterSpacing = `${round(span.letter)}px`
    element.append(data.slice(span.from, span.to))
    parts.push(element)
    end = span.to
  }
  if (end < to) parts.push(document.createTextNode(data.slice(end, to)))
  return parts
}

/** @param {number} length */
function round(length) {
  return Math.round(length * 1000) / 1000
}
