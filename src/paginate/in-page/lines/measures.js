import { closes, hangs, isMark, kinds } from './characters.js'
import { gaps, HOLDING_SPACE } from './items.js'

/** @typedef {import('./fit-lines.js').Measures} Measures */
/** @typedef {import('./items.js').Items} Items */
/** @typedef {import('./items.js').Piece} Piece */

/**
 * How wide punctuation is: `quanjiao` a full cell each, but for two in a row; `kaiming` half a cell but for those that
 * end a sentence; `banjiao` half a cell each.
 *
 * @typedef {'quanjiao' | 'kaiming' | 'banjiao'} MarkStyle
 */

/**
 * Widths of texts. `half` is of a mark without its white; the full width where the font knows none.
 *
 * @typedef {{ full: (font: number, text: string) => number, half: (font: number, text: string) => number,
 *   em: (font: number) => number }} Widths
 */

/**
 * Measures of items; which marks are set in half a cell wherever they stand; and for which the font has no half cell, so
 * that they are pushed together.
 *
 * @typedef {Measures & { half: boolean[], halfWidth: number[], emulated: boolean[] }} MeasuredItems
 */

/**
 * What a mark that the style sets in half a cell can take back, in em: such lines have nothing to give, and would be spaced
 * out between all their characters.
 */
const HALF_STRETCH = 0.25

/** Bounds of the gap between Han and Latin and of word spaces, in em: clreq 3.2.2. */
const HAN_LATIN = 0.25
const LEAST = 0.125
const MOST = 0.49

/** White beside a picture, in em. */
const MOST_BESIDE_PICTURE = 1

/**
 * @param {Items} items
 * @param {Piece[]} pieces
 * @param {Widths} widths
 * @param {{ em: number, marks: MarkStyle, hanging: boolean, centred: boolean }} style `em` of the block; `centred` where stops
 * and commas stand in the middle of their cell
 * @returns {MeasuredItems}
 */
export function measureItems(items, pieces, widths, { em, marks, hanging, centred }) {
  const count = items.kind.length
  /** @type {MeasuredItems} */
  const measures = {
    width: new Array(count).fill(0),
    lead: new Array(count).fill(0),
    trail: new Array(count).fill(0),
    shrink: new Array(count).fill(0),
    lastShrink: new Array(count).fill(0),
    gap: new Array(count).fill(0),
    gapShrink: new Array(count).fill(0),
    gapStretch: new Array(count).fill(0),
    even: new Array(count).fill(0),
    letters: new Array(count).fill(0),
    weight: new Array(count).fill(0),
    penalty: items.penalty,
    half: new Array(count).fill(false),
    emulated: new Array(count).fill(false),
    halfWidth: new Array(count).fill(0),
  }
  const {
    width,
    lead,
    trail,
    shrink,
    lastShrink,
    gap,
    gapShrink,
    gapStretch,
    even,
    letters,
    weight,
    half,
    emulated,
    halfWidth,
  } = measures
  const style = markStyles[marks]
  let lastIsCell = false
  for (let at = 0; at < count; at++) {
    const piece = pieces[items.piece[at]]
    const kind = items.kind[at]
    const isCell = isChinese(kind, piece.type === 'text' ? piece.text.charCodeAt(items.from[at]) : 0)
    if (at > 0) even[at - 1] = timesSpaced(lastIsCell, isCell, items.gap[at - 1], items.spaces[at - 1])
    lastIsCell = isCell
    let full = 0
    if (piece.type === 'text') {
      const text = textOf(items, pieces, at)
      const upTo = (/** @type {number} */ end) =>
        widths.full(piece.font, piece.text.slice(items.word[at], end))
      // Letters stand closer or wider by what is beside them: the parts of a word are measured together.
      full = upTo(items.to[at])
      if (items.from[at] > items.word[at]) {
        full -= upTo(items.from[at])
        lead[at] = widths.full(piece.font, text) - full
      }
      halfWidth[at] = full
      const size = widths.em(piece.font)
      // Marks that are narrow of themselves, as in Latin fonts, are set as they are; so is what stands in code.
      if (isMark(kind) && full > 0.75 * size && !piece.code) {
        halfWidth[at] = Math.min(full, widths.half(piece.font, text))
        if (halfWidth[at] > 0.75 * full && isOneSided(kind, text, centred)) {
          emulated[at] = true
          halfWidth[at] = full / 2
        }
        half[at] = halfWidth[at] < 0.75 * full && style(items, at)
      }
      if (kind === kinds.word) letters[at] = text.length
      weight[at] = kind === kinds.word ? Math.min(2, text.length) : isMark(kind) ? 0 : 1
    } else weight[at] = kind === kinds.after || piece.type === 'break' ? 0 : 2
    if (piece.type === 'box') {
      if (piece.as === 'cell') weight[at] = 1
      if (piece.white > 0) trail[at] = -piece.white
    }
    width[at] = (half[at] ? halfWidth[at] : full) + items.extra[at]
    const white = half[at] ? 0 : full - halfWidth[at]
    if (white > 0) {
      if (kind === kinds.open) lead[at] = -white
      else if (closes(kind)) trail[at] = -white
      // Two marks in a row have lost half a cell already; the other half may go, too (clreq 3.1.6), but late.
      const paired = kind === kinds.open && at > 0 && closes(items.kind[at - 1]) && !items.gap[at - 1]
      if (kind === kinds.stop || paired) lastShrink[at] = white
      else shrink[at] = white
    }
    if (hanging && piece.type === 'text' && hangs(textOf(items, pieces, at))) trail[at] = -width[at]
    if (items.gap[at] === gaps.hanLatin) {
      gap[at] = HAN_LATIN * em
      gapShrink[at] = (HAN_LATIN - LEAST) * em
      gapStretch[at] = (MOST - HAN_LATIN) * em
    } else if (items.gap[at] === gaps.space) {
      const space = pieces[items.spaceIn[at]]
      const count = items.spaces[at]
      gap[at] = space.type === 'text' ? count * widths.full(space.font, ' ') : 0
      gapShrink[at] = Math.max(0, gap[at] - count * LEAST * em)
      gapStretch[at] = Math.max(0, count * MOST * em - gap[at])
    }
  }
  addPictureStretch(items, pieces, measures, em)
  if (marks !== 'quanjiao') addMarkStretch(items, measures, HALF_STRETCH * em)
  return measures
}

/**
 * White between a picture in a line and the characters beside it, up to a quarter of its width: the line of a large one has few characters
 * to space out.
 *
 * @param {Items} items
 * @param {Piece[]} pieces
 * @param {MeasuredItems} measures
 * @param {number} em
 */
function addPictureStretch(items, pieces, { gapStretch }, em) {
  for (let at = 0; at + 1 < gapStretch.length; at++) {
    if (items.gap[at] !== gaps.none) continue
    const sides = [at, at + 1].map((side) => ({ kind: items.kind[side], piece: pieces[items.piece[side]] }))
    const picture = sides.find(({ piece }) => piece.type === 'box' && piece.as === 'picture')?.piece
    const isBesideCell = sides.some(({ kind, piece }) => piece.type === 'text' && kind !== kinds.word)
    if (picture?.type === 'box' && isBesideCell)
      gapStretch[at] = Math.min(MOST_BESIDE_PICTURE * em, picture.width / 4)
  }
}

/**
 * The white of half marks that have no mark beside them: after what closes, before what opens.
 *
 * @param {Items} items
 * @param {MeasuredItems} measures
 * @param {number} most
 */
function addMarkStretch(items, { half, halfWidth, gapStretch }, most) {
  for (let at = 0; at + 1 < half.length; at++) {
    if (items.gap[at] !== gaps.none || isMark(items.kind[at]) === isMark(items.kind[at + 1])) continue
    const mark = isMark(items.kind[at]) ? at : at + 1
    const isBeside = mark === at ? closes(items.kind[at]) : items.kind[mark] === kinds.open
    if (half[mark] && isBeside && items.kind[mark] !== kinds.middle)
      gapStretch[at] = Math.min(halfWidth[mark], most)
  }
}

/**
 * @param {Items} items
 * @param {Piece[]} pieces
 * @param {number} at
 */
export function textOf(items, pieces, at) {
  const piece = pieces[items.piece[at]]
  return piece.type === 'text' ? piece.text.slice(items.from[at], items.to[at]) : ''
}

/**
 * Whether the ink of a mark stands in one half of its cell in any font.
 *
 * @param {number} kind
 * @param {string} text
 * @param {boolean} centred
 */
function isOneSided(kind, text, centred) {
  if (kind === kinds.open || kind === kinds.close) return true
  return !centred && (kind === kinds.comma || kind === kinds.stop) && /[，、。．]/.test(text)
}

/**
 * How many times the browser spaces a line out between two items: after and before whatever is Chinese, and at a space
 * (Chromium 147).
 *
 * @param {boolean} before whether the first is Chinese
 * @param {boolean} after
 * @param {number} gap
 * @param {number} spaces in it
 */
function timesSpaced(before, after, gap, spaces) {
  if (gap === gaps.space) return spaces + (before ? 1 : 0)
  return before || after ? 1 : 0
}

/**
 * Whether the browser takes a character for a Chinese one: not the marks that Latin text has, too. A space at the head of a
 * line is spaced as one.
 *
 * @param {number} kind
 * @param {number} code
 */
function isChinese(kind, code) {
  if (code === HOLDING_SPACE) return true
  if (kind === kinds.word || kind === kinds.dash || kind === kinds.ellipsis) return false
  return !(kind >= kinds.open && kind <= kinds.middle && code < 0x3000 && code > 0)
}

/**
 * Whether a mark is set in half a cell, by style.
 *
 * @type {Record<MarkStyle, (items: Items, at: number) => boolean>}
 */
const markStyles = {
  quanjiao: losesToNeighbour,
  kaiming: (items, at) => {
    if (items.kind[at] === kinds.stop) return losesToNeighbour(items, at)
    // The white of a sentence's end comes after all that closes with it.
    return !(closes(items.kind[at]) && endsSentence(items, at))
  },
  banjiao: () => true,
}

/**
 * Of two marks in a row the white between them is halved: the first gives what it has on the right, or else the second
 * what it has on the left. The interpunct is half a cell by GB/T 15834-2011 5.1.7.
 *
 * @param {Items} items
 * @param {number} at
 */
function losesToNeighbour(items, at) {
  const kind = items.kind[at]
  if (kind === kinds.middle) return true
  if (closes(kind))
    return items.gap[at] === gaps.none && at + 1 < items.kind.length && isMark(items.kind[at + 1])
  const before = at > 0 && items.gap[at - 1] === gaps.none ? items.kind[at - 1] : kinds.cell
  return kind === kinds.open && (before === kinds.open || before === kinds.middle)
}

/**
 * Whether a closing mark is the last of a run that a stop is in.
 *
 * @param {Items} items
 * @param {number} at
 */
function endsSentence(items, at) {
  if (at + 1 < items.kind.length && isMark(items.kind[at + 1])) return false
  for (let index = at; index >= 0 && closes(items.kind[index]); index--)
    if (items.kind[index] === kinds.stop) return true
  return false
}
