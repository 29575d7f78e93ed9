/** @typedef {import('./read-block.js').ReadBlock} ReadBlock */
/** @typedef {import('./set-lines.js').Setting} Setting */
/** @typedef {import('./set-lines.js').Span} Span */
/** @typedef {import('./set-lines.js').Stretch} Stretch */

/**
 * A block whose lines are set.
 *
 * @typedef {object} WrittenBlock
 * @property {Place[]} starts where its lines begin, but for the first one
 * @property {() => void} undo
 */

/** A cut at a place falls between two lines: before `node`, or in it, where it is a text. */
/** @typedef {{ node: Node, offset: number }} Place */

/**
 * Write the lines of a block into the document; no character with ink is added or taken away.
 *
 * A line ends at a line feed, which the style keeps: so that a text stays one node, however many lines it has. All lines
 * are justified; what is missing to the last one is the `--rest` that an empty box after it takes. Where the author
 * breaks lines himself, a line ends at a `<wbr>` instead, as his lines are not justified.
 *
 * @param {ReadBlock} read
 * @param {Setting} setting
 * @param {number} rest what is missing to the last line
 * @returns {WrittenBlock}
 */
export function writeBlock({ block, pieces, nodes }, { stretches, starts, end, trimmed }, rest) {
  const broken = pieces.some((piece) => piece.type === 'break')
  /** Where lines begin inside a text piece, and whether a break of the author's is before. */
  const inside = pieces.map(() => /** @type {Map<number, boolean>} */ (new Map()))
  for (const { piece, at, forced } of starts) if (at > 0) inside[piece].set(at, forced)
  /** @type {(() => void)[]} */
  const undo = []
  /** What each piece begins with, and where lines begin in it by offset. */
  const written = stretches.map((list, index) => writePiece(index, list))
  /** @type {Place[]} */
  const places = []
  for (const { piece, at, forced } of starts) {
    const place = at > 0 ? written[piece].places.get(at) : endLine(written[piece].first, forced)
    if (!place) throw new Error('a line that begins nowhere')
    places.push(place)
  }
  for (const { piece, white } of trimmed) {
    const { style } = /** @type {HTMLElement} */ (nodes[piece])
    style.marginRight = `${round(-white)}px`
    undo.push(() => {
      style.marginRight = ''
    })
  }
  const names = broken ? ['composed'] : ['composed', 'filled']
  block.classList.add(...names)
  if (!broken) block.style.setProperty('--rest', `${round(Math.max(0, rest))}px`)
  return {
    starts: places,
    undo: () => {
      for (const step of undo.toReversed()) step()
      block.classList.remove(...names)
      block.style.removeProperty('--rest')
    },
  }

  /**
   * @param {number} index
   * @param {Stretch[]} list
   * @returns {{ first: Node, places: Map<number, Place> }}
   */
  function writePiece(index, list) {
    const node = nodes[index]
    const lineStarts = inside[index]
    /** @type {Map<number, Place>} */
    const found = new Map()
    if (!(node instanceof Text)) return { first: node, places: found }
    const { data } = node
    // A line feed of the manuscript is a space; after the last character it is nothing.
    let text = broken ? data : data.replace(/[\t\n\f\r]/g, ' ')
    if (!broken && index >= end.piece) text = text.slice(0, index === end.piece ? end.at : 0)
    const isPlain = list.every(({ word, spans }) => word === 0 && spans.length === 0)
    if (list.length === 0 || (list.length === 1 && isPlain)) {
      if (text !== data) {
        node.data = text
        undo.push(() => {
          node.data = data
        })
      }
      return { first: node, places: found }
    }
    const line = makeParts()
    for (const { from, to, word, spans } of list) {
      const forced = lineStarts.get(from)
      if (forced === false) {
        if (broken) line.add(document.createElement('wbr'))
        else line.write('\n')
      }
      if (forced !== undefined) {
        // A text of its own where one can't be cut: after a line feed it can.
        if (broken) line.flush()
        line.place((place) => found.set(from, place))
      }
      if (word === 0) writeStretch(line, text, from, to, spans)
      else {
        const span = document.createElement('span')
        span.style.wordSpacing = `${round(word)}px`
        const inner = makeParts()
        writeStretch(inner, text, from, to, spans)
        span.append(...inner.parts())
        line.add(span)
      }
    }
    const made = line.parts()
    node.replaceWith(...made)
    undo.push(() => {
      made[0].before(node)
      for (const part of made) part.remove()
    })
    return { first: made[0], places: found }
  }

  /**
   * End a line before what a piece begins with.
   *
   * @param {Node} first
   * @param {boolean} forced
   * @returns {Place}
   */
  function endLine(first, forced) {
    const outer = outermost(first)
    if (forced) return { node: outer, offset: 0 }
    const before = outer.previousSibling
    if (!broken && before instanceof Text) {
      const { data } = before
      before.data += '\n'
      undo.push(() => {
        before.data = data
      })
    } else {
      const end = broken ? document.createElement('wbr') : document.createTextNode('\n')
      outer.before(end)
      undo.push(() => end.remove())
    }
    return { node: outer, offset: 0 }
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

/** Nodes in the making: texts that follow each other become one. */
function makeParts() {
  /** @type {(Element | Text)[]} */
  const made = []
  let text = ''
  /** @type {{ offset: number, use: (place: Place) => void }[]} */
  let waiting = []
  return {
    /** @param {string} more */
    write: (more) => {
      text += more
    },
    /** @param {Element} element */
    add: (element) => {
      flush()
      made.push(element)
      for (const { use } of waiting) use({ node: element, offset: 0 })
      waiting = []
    },
    /** Ask for the place of what comes next. @param {(place: Place) => void} use */
    place: (use) => void waiting.push({ offset: text.length, use }),
    flush,
    parts: () => {
      flush()
      return made
    },
  }

  function flush() {
    if (text === '') return
    const node = document.createTextNode(text)
    made.push(node)
    const here = waiting.filter(({ offset }) => offset < text.length)
    for (const { offset, use } of here) use({ node, offset })
    waiting = waiting.filter(({ offset }) => offset >= text.length).map(({ use }) => ({ offset: 0, use }))
    text = ''
  }
}

/**
 * @param {ReturnType<typeof makeParts>} line
 * @param {string} text
 * @param {number} from
 * @param {number} to
 * @param {Span[]} spans
 */
function writeStretch(line, text, from, to, spans) {
  let end = from
  if (spans.length > 1) spans.sort((a, b) => a.from - b.from)
  for (const span of spans) {
    line.write(text.slice(end, span.from))
    const element = document.createElement('span')
    if (span.half || span.hang)
      element.className = [span.half ? 'half-mark' : '', span.hang ? 'hanging' : ''].join(' ').trim()
    if (span.left !== 0) element.style.marginLeft = `${round(span.left)}px`
    if (span.right !== 0) element.style.marginRight = `${round(span.right)}px`
    if (span.letter !== 0) element.style.letterSpacing = `${round(span.letter)}px`
    element.append(text.slice(span.from, span.to))
    line.add(element)
    end = span.to
  }
  line.write(text.slice(end, to))
}

/** @param {number} length */
function round(length) {
  return Math.round(length * 1000) / 1000
}
