/** @typedef {import('./items.js').Piece} Piece */
/** @typedef {import('./text-widths.js').Font} Font */
/** @typedef {{ code: boolean, lined: boolean }} Context of a text: whether it is code, whether a line is drawn along it */

/**
 * A block of running text as the composer sees it. `nodes` are those of the pieces: a text, or the element of a box.
 *
 * @typedef {object} ReadBlock
 * @property {HTMLElement} block
 * @property {Piece[]} pieces
 * @property {(Text | Element)[]} nodes
 * @property {number} left edge of its lines
 * @property {number} width of its lines, in CSS pixels
 * @property {number} indent of its first line
 * @property {number} em
 * @property {number} pitch of its lines; NaN where they have none of their own
 * @property {number} above height of its padding and border above
 * @property {number} below
 */

/** Chinese, Japanese or Korean: other text has the browser's own lines. */
const chinese = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff01-\uffef]|[\ud840-\ud8bf]/
/** Text from right to left: its order on the line is not that of the characters. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]|[\ud802\ud803\ud83a\ud83b]/

/**
 * Read a block without changing it.
 *
 * @param {HTMLElement} block
 * @param {(font: Font) => number} numberOf the number of a font
 * @returns {ReadBlock | string | undefined} why it can't be composed, in one word; nothing where it is not to be
 */
export function readBlock(block, numberOf) {
  const text = block.textContent ?? ''
  if (!chinese.test(text)) return undefined
  const style = getComputedStyle(block)
  if (style.textAlign !== 'justify' || style.writingMode !== 'horizontal-tb') return undefined
  if (style.whiteSpaceCollapse !== 'collapse' || style.textWrapMode === 'nowrap') return undefined
  if (style.wordBreak === 'break-all') return undefined
  if (style.direction === 'rtl' || rightToLeft.test(text)) return 'right-to-left'

  const box = block.getBoundingClientRect()
  /** @type {ReadBlock} */
  const read = {
    block,
    pieces: [],
    nodes: [],
    left: box.left + edgeOf(style, 'Left'),
    width: box.width - edgeOf(style, 'Left') - edgeOf(style, 'Right'),
    indent: Number.parseFloat(style.textIndent),
    em: Number.parseFloat(style.fontSize),
    pitch: Number.parseFloat(style.lineHeight),
    above: edgeOf(style, 'Top'),
    below: edgeOf(style, 'Bottom'),
  }
  if (style.textIndent.endsWith('%')) read.indent = (read.indent / 100) * read.width
  const why = readChildren(block, style, { code: false, lined: false })
  // A picture with its caption, not text with something in it.
  if (why === 'block' && !holdsText(block)) return undefined
  return why ?? read

  /**
   * @param {Element} parent
   * @param {CSSStyleDeclaration} style
   * @param {Context} context
   * @returns {string | undefined}
   */
  function readChildren(parent, style, context) {
    /** Asked for once there is a text. */
    let font = -1
    for (let node = parent.firstChild; node; node = node.nextSibling) {
      if (node.nodeType === Node.TEXT_NODE) {
        const { data } = /** @type {Text} */ (node)
        if (data === '') continue
        if (font < 0) font = numberOf(fontOf(style))
        add({ type: 'text', text: data, font, ...context }, /** @type {Text} */ (node))
      } else if (node.nodeType === Node.ELEMENT_NODE) {
        const why = readElement(/** @type {HTMLElement} */ (node), context)
        if (why !== undefined) return why
      }
    }
    return undefined
  }

  /**
   * @param {HTMLElement} element
   * @param {Context} context
   * @returns {string | undefined}
   */
  function readElement(element, { code, lined }) {
    if (element.tagName === 'BR') {
      add({ type: 'break' }, element)
      return undefined
    }
    if (element.tagName === 'WBR') return undefined
    if (element.tagName === 'RUBY')
      return addBox(element, /\p{Script=Han}/u.test(element.textContent ?? '') ? 'cell' : 'word')
    if (element.matches('.note-call, .cite')) return addBox(element, 'note')
    if (element.classList.contains('katex')) {
      const bases = element.querySelectorAll('.katex-html > :is(.katex-base, .base)')
      if (bases.length === 0) return addBox(element, 'word')
      for (const base of bases) addBox(base, 'word', whiteAfter(base))
      return undefined
    }
    const style = getComputedStyle(element)
    if (style.display === 'none' || style.position === 'absolute') return undefined
    const isPicture = /^(?:IMG|svg)$/.test(element.tagName)
    if (style.display !== 'inline' || isPicture) {
      if (/^(?:block|table|flex|grid|list-item|flow-root)/.test(style.display)) return 'block'
      return addBox(element, isPicture ? 'picture' : 'thing')
    }
    if (style.textWrapMode === 'nowrap' || style.whiteSpaceCollapse !== 'collapse') return 'white-space'
    const before = edgeOf(style, 'Left') + Number.parseFloat(style.marginLeft)
    const after = edgeOf(style, 'Right') + Number.parseFloat(style.marginRight)
    if (before !== 0) add({ type: 'edge', width: before, opens: true }, element)
    const why = readChildren(element, style, {
      code: code || /^(?:CODE|KBD|SAMP|TT)$/.test(element.tagName),
      lined: lined || style.textDecorationLine !== 'none',
    })
    if (after !== 0) add({ type: 'edge', width: after, opens: false }, element)
    return why
  }

  /**
   * @param {Element} element
   * @param {'cell' | 'word' | 'note' | 'thing' | 'picture'} as
   * @param {number} white at its end, as part of its width
   * @returns {undefined}
   */
  function addBox(element, as, white = 0) {
    let { width } = element.getBoundingClientRect()
    if (as === 'thing' || as === 'picture') {
      const { marginLeft, marginRight } = getComputedStyle(element)
      width += Number.parseFloat(marginLeft) + Number.parseFloat(marginRight)
    }
    add({ type: 'box', width, white, as }, element)
  }

  /**
   * @param {Piece} piece
   * @param {Text | Element} node
   */
  function add(piece, node) {
    read.pieces.push(piece)
    read.nodes.push(node)
  }
}

/** White after the operator that a part of a formula ends with. @param {Element} base */
function whiteAfter(base) {
  const last = base.lastElementChild
  return last?.classList.contains('mspace') ? last.getBoundingClientRect().width || marginOf(last) : 0
}

/** @param {Element} element */
function marginOf(element) {
  return Number.parseFloat(getComputedStyle(element).marginRight)
}

/** @param {Element} block */
function holdsText(block) {
  return [...block.childNodes].some(
    (node) => node.nodeType === Node.TEXT_NODE && /\S/.test(/** @type {Text} */ (node).data),
  )
}

/**
 * Padding and border of a side.
 *
 * @param {CSSStyleDeclaration} style
 * @param {'Left' | 'Right' | 'Top' | 'Bottom'} side
 */
function edgeOf(style, side) {
  return Number.parseFloat(style[`padding${side}`]) + Number.parseFloat(style[`border${side}Width`])
}

/** @param {CSSStyleDeclaration} style @returns {Font} */
function fontOf(style) {
  return {
    family: style.fontFamily,
    size: style.fontSize,
    weight: style.fontWeight,
    style: style.fontStyle,
    letterSpacing: style.letterSpacing,
    locale: style.getPropertyValue('-webkit-locale').replace(/"/g, ''),
  }
}
