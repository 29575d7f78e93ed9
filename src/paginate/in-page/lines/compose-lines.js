import { isBlock, sourceOf } from '../blocks.js'
import { isMark, kinds } from './characters.js'
import { fitLines, isTracked, spacing } from './fit-lines.js'
import { itemsOf, partsOf } from './items.js'
import { rememberLines } from './line-starts.js'
import { measureItems, textOf } from './measures.js'
import { readBlock } from './read-block.js'
import { setLines } from './set-lines.js'
import { splitRuby } from './split-ruby.js'
import { makeTextWidths } from './text-widths.js'
import { writeBlock } from './write-block.js'

/** @typedef {import('../fit.js').Finding} Finding */

/**
 * The author's choices for lines.
 *
 * @typedef {object} LineOptions
 * @property {import('./breaks.js').Strictness} strictness of the heads and ends of lines
 * @property {import('./measures.js').MarkStyle} marks how wide punctuation is
 * @property {boolean} hanging whether stops and commas at a line's end stand outside the measure
 * @property {boolean} centred whether stops and commas stand in the middle of their cell: in the book's fonts, which are
 * the same for passages in another language
 */

/** @type {LineOptions} */
export const defaultLineOptions = { strictness: 'strict', marks: 'quanjiao', hanging: false, centred: false }

/** White between two characters from which on a line is told to the author, in em: a typesetter would not sign it. */
const LOOSE = 0.15

const widths = makeTextWidths()

/**
 * Set every block of running Chinese text in the lines that are best for it as a whole.
 *
 * Everything is read, then everything is written: three layouts for a section of any length.
 *
 * @param {Element} section laid out in one column
 * @param {LineOptions} options
 * @returns {Finding[]} lines that had to be set loosely, and paragraphs that were left to the browser
 */
export function composeLines(section, options = defaultLineOptions) {
  /** @type {Finding[]} */
  const findings = []
  splitRuby(section)
  const reads = blocksOf(section).flatMap((block) => {
    const read = readBlock(block, widths.numberOf)
    if (read === undefined) return []
    if (typeof read !== 'string') return [read]
    giveUp(block, read)
    return []
  })

  const plans = reads.map((read) => {
    const items = itemsOf(read.pieces, options.strictness)
    wantWidths(read, items)
    return { read, items }
  })
  widths.settle()

  const written = plans.flatMap(({ read, items: words }) => {
    const { pieces, width, indent, em, block } = read
    const items = withoutLongWords(read, words, options.strictness)
    const measures = measureItems(items, pieces, widths.widths, { em, ...options })
    const lines = fitLines(measures, { first: width - indent, rest: width, em })
    if (!lines) {
      giveUp(block, 'too-wide')
      return []
    }
    /** How far something may stand outside of the measure: a mark that hangs, white after a spaced letter or a formula. */
    let outside = options.hanging ? em / 2 : 0
    for (const line of lines) {
      if (line.last) continue
      const each = spacing(line, em)
      if (isTracked(line, em)) outside = Math.max(outside, each)
      if (each <= LOOSE * em) continue
      const values = { gap: Math.round((each / em) * 100) / 100, text: excerptOf(pieces, items, line) }
      findings.push({ ruleId: 'loose-line', src: sourceOf(block), values })
    }
    const setting = setLines(items, pieces, measures, lines, { em, ...options })
    outside = Math.max(outside, ...setting.trimmed.map(({ white }) => white))
    return [{ read, count: lines.length, outside, made: writeBlock(read, setting, lines.at(-1)?.slack ?? 0) }]
  })

  // Proof: each block has as many lines as were set, and none is wider than the measure.
  const heights = written.map(({ read, count, outside, made }) =>
    heightAsSet(read, count, made.starts, outside),
  )
  for (const [index, { read, made }] of written.entries()) {
    const height = heights[index]
    if (height !== undefined) {
      rememberLines(read.block, { starts: made.starts, height, above: read.above })
      continue
    }
    made.undo()
    giveUp(read.block, 'lines')
  }
  return findings

  /**
   * @param {Element} block
   * @param {string} why
   */
  function giveUp(block, why) {
    const text = (block.textContent ?? '').trim().slice(0, 12)
    findings.push({ ruleId: 'paragraph-not-composed', src: sourceOf(block), values: { text, why } })
  }
}

/** @typedef {import('./items.js').Items} Items */
/** @typedef {import('./items.js').Piece} Piece */
/** @typedef {import('./read-block.js').ReadBlock} ReadBlock */

/**
 * Blocks with text that holds no other block.
 *
 * @param {Element} section
 * @returns {HTMLElement[]}
 */
function blocksOf(section) {
  const names = 'p, .run, dd, blockquote, li, div, aside'
  const blocks = /** @type {HTMLElement[]} */ ([...section.querySelectorAll(names)])
  return blocks.filter(
    (block) =>
      ![...block.children].some((child) => isBlock(child)) &&
      !block.closest('pre, table, .break-anywhere, .vertical, .math-display, [style*="zoom"]'),
  )
}

/**
 * @param {ReadBlock} read
 * @param {Items} items
 */
function wantWidths({ pieces, width, em }, items) {
  for (let at = 0; at < items.kind.length; at++) {
    const piece = pieces[items.piece[at]]
    if (items.spaceIn[at] >= 0) {
      const space = pieces[items.spaceIn[at]]
      if (space.type === 'text') widths.want(space.font, ' ', false)
    }
    if (piece.type !== 'text') continue
    const text = piece.text.slice(items.word[at], items.to[at])
    widths.want(piece.font, text, isMark(items.kind[at]))
    // May be wider than a line, and is then broken between any two characters.
    const own = textOf(items, pieces, at)
    widths.want(piece.font, own, false)
    if (!mayBeLong(own, em, width)) continue
    let end = items.from[at] - items.word[at]
    for (const part of partsOf(own)) {
      end += part.length
      widths.want(piece.font, part, false)
      widths.want(piece.font, text.slice(0, end), false)
    }
  }
}

/**
 * Whether a word is worth being measured against the line: letters are seldom wider than an em.
 *
 * @param {string} word
 * @param {number} em
 * @param {number} width
 */
function mayBeLong(word, em, width) {
  return word.length * em > width
}

/**
 * Words that are wider than a line are broken wherever that helps.
 *
 * @param {ReadBlock} read
 * @param {Items} items
 * @param {import('./breaks.js').Strictness} strictness
 */
function withoutLongWords({ pieces, width, indent, em }, items, strictness) {
  // A mark on either side goes with it.
  const longest = Math.min(width, width - indent) - 2 * em
  const isTooLong = (/** @type {string} */ word, /** @type {number} */ font) =>
    mayBeLong(word, em, width) && widths.widths.full(font, word) > longest
  const hasOne = items.kind.some((kind, at) => {
    const piece = pieces[items.piece[at]]
    return kind === kinds.word && piece.type === 'text' && isTooLong(textOf(items, pieces, at), piece.font)
  })
  return hasOne ? itemsOf(pieces, strictness, isTooLong) : items
}

/**
 * @param {Piece[]} pieces
 * @param {Items} items
 * @param {import('./fit-lines.js').Line} line
 */
function excerptOf(pieces, items, line) {
  let text = ''
  for (let at = line.from; at < line.to && text.length < 12; at++) text += textOf(items, pieces, at)
  return text.slice(0, 12)
}

/**
 * Height of a line of a block that has come out as it was set, 0 where its lines differ in height; nothing where it has
 * other lines.
 *
 * @param {ReadBlock} read
 * @param {number} count of lines
 * @param {import('./write-block.js').Place[]} starts where they begin
 * @param {number} outside how far something may stand outside of the measure
 */
function heightAsSet({ block, pitch, above, below, left }, count, starts, outside) {
  const over = block.scrollWidth - block.clientWidth - 1 - outside
  if (over > 0 && over > formulasOutside(block)) return undefined
  const height = block.getBoundingClientRect().height - above - below
  if (Math.abs(height - count * pitch) < 0.5) return pitch
  return starts.every((start) => Math.abs(leftOf(start) - left) < 2) ? 0 : undefined
}

/** How far what KaTeX builds reaches out of its own boxes, at the most: a root at a line's end by two pixels. @param {Element} block */
function formulasOutside(block) {
  const bases = [...block.querySelectorAll('.katex-base')]
  return Math.max(0, ...bases.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth))
}

/** The left edge of what stands at a place. @param {import('./write-block.js').Place} place */
function leftOf({ node, offset }) {
  const range = document.createRange()
  if (node.nodeType === Node.TEXT_NODE) {
    range.setStart(node, offset)
    range.setEnd(node, offset + 1)
  } else range.selectNode(node)
  return range.getClientRects()[0]?.left ?? Number.NaN
}
