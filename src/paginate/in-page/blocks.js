/** Elements that stand below each other; everything else runs within lines. */
const blockNames = new Set(
  (
    'ADDRESS ARTICLE ASIDE BLOCKQUOTE CAPTION CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER ' +
    'H1 H2 H3 H4 H5 H6 HEADER HGROUP HR LI MAIN MENU NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL'
  ).split(' '),
)

/**
 * Whether an element is a block of the flow. A code line (`span.line`) and its `code` are blocks, too.
 *
 * @param {Node} node
 * @returns {node is Element}
 */
export function isBlock(node) {
  if (node.nodeType !== Node.ELEMENT_NODE) return false
  const element = /** @type {Element} */ (node)
  if (element.namespaceURI !== 'http://www.w3.org/1999/xhtml') return false
  return (
    blockNames.has(element.tagName) ||
    (element.tagName === 'CODE' && element.parentElement?.tagName === 'PRE') ||
    (element.tagName === 'SPAN' && element.classList.contains('line'))
  )
}

/**
 * The block that a text stands in.
 *
 * @param {Node} node
 * @returns {Element}
 */
export function blockOf(node) {
  let block = node.parentElement
  while (block?.parentElement && !isBlock(block)) block = block.parentElement
  if (!block) throw new Error('a text outside the section')
  return block
}

/** Set in one piece or not at all. */
const atomNames = new Set(['HR', 'IMG', 'svg', 'MATH'])

/**
 * Whether a block is never split between pages, whatever is in it.
 *
 * @param {Element} element
 */
export function isAtom(element) {
  return (
    atomNames.has(element.tagName) ||
    (element.tagName === 'FIGURE' && !element.classList.contains('table')) ||
    element.classList.contains('math-display') ||
    element.classList.contains('turned') ||
    (element.classList.contains('keep-together') && !element.hasAttribute('data-too-tall'))
  )
}

/** @param {Element} element */
export function isHeading(element) {
  return /^H[1-6]$/.test(element.tagName)
}

/**
 * Characters that leave ink: white space and zero-width characters are left out.
 *
 * @param {string} text
 */
export function inkOf(text) {
  return text.replace(
    /[\s\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|\u034f|[\ufe00-\ufe0f]/g,
    '',
  )
}

/**
 * `file:line:column` of the nearest block that knows its place.
 *
 * @param {Node | null} node
 */
export function sourceOf(node) {
  const element = node instanceof Element ? node : node?.parentElement
  return element?.closest('[data-src]')?.getAttribute('data-src') ?? ''
}
