import { breakAtSpace, breakBetween, breaksInWord, NEVER } from './breaks.js'
import { joinsBefore, kindOf, kinds } from './characters.js'

/** @typedef {import('./breaks.js').Strictness} Strictness */
/** @typedef {import('./characters.js').Kind} Kind */

/**
 * What a block of text is made of, in order.
 *
 * A `text` is a text node; `font` a number of the caller's for its font and size, `code` whether it is code, `lined`
 * whether it is underlined or struck out. A `box` is set as one thing, with white at its end that a line's end does not need: a ruby group counts as a Han character, a part of
 * a formula as a word, a note call belongs to what is before it, a picture is one that white may stand beside. An `edge` is the padding of an inline element where it begins or ends. A `break` is the
 * author's.
 *
 * @typedef {{ type: 'text', text: string, font: number, code: boolean, lined: boolean }
 *   | { type: 'box', width: number, white: number, as: 'cell' | 'word' | 'note' | 'thing' | 'picture' }
 *   | { type: 'edge', width: number, opens: boolean }
 *   | { type: 'break' }} Piece
 */

/** White after an item. */
export const gaps = Object.freeze({ none: 0, space: 1, hanLatin: 2 })

/** The no-break space, which browsers stretch like any other. At the head of a line it is a word. */
export const HOLDING_SPACE = 0xa0

/** A line ends after this item, by the author's wish. */
export const FORCED = -1

/**
 * The smallest parts of a block that lines are made of, item by item in arrays of one length: characters, words, boxes.
 * Spaces are no items but gaps between them.
 *
 * @typedef {object} Items
 * @property {Kind[]} kind
 * @property {number[]} piece index of its piece
 * @property {number[]} from offset of its text in the piece
 * @property {number[]} to
 * @property {number[]} word offset where the word begins that it is a part of; its own for other items
 * @property {number[]} penalty of a break after it: 0 is free, NEVER, FORCED
 * @property {number[]} gap what white follows it, of `gaps`
 * @property {number[]} spaceIn piece of the space that follows it, -1 for none
 * @property {number[]} spaceAt offset of that space
 * @property {number[]} spaces how many of them follow it: those that do not break (U+00A0) do not collapse
 * @property {number[]} extra width of the edges of elements that begin or end with it
 */

/** Break inside a word that is wider than a line: dear, as it can't be told from two words. */
const IN_LONG_WORD = 30

/** After a relation or an operator of a formula. */
const IN_FORMULA = 5

/** After a separator of an address: a line that is full without it is better. */
const IN_WORD = 1

/** Readers of the PDF take a hyphen at a line's end for one that was added there, and leave it out. */
const AT_HYPHEN = 15

/**
 * @param {Piece[]} pieces
 * @param {Strictness} strictness
 * @param {(word: string, font: number) => boolean} isTooLong unbreakable parts of words that must be broken all the same
 * @returns {Items}
 */
export function itemsOf(pieces, strictness, isTooLong = () => false) {
  /** @type {Items} */
  const items = {
    kind: [],
    piece: [],
    from: [],
    to: [],
    word: [],
    penalty: [],
    gap: [],
    spaceIn: [],
    spaceAt: [],
    spaces: [],
    extra: [],
  }
  const { kind, piece, from, to, word, penalty, gap, spaceIn, spaceAt, spaces, extra } = items
  /** The last item's text, as far as breaks ask for it. */
  let lastText = ''
  let lastIsHan = false
  let lastIsCode = false
  /** Edges that the next item begins with. */
  let opening = 0
  let pendingSpaceIn = -1
  let pendingSpaceAt = -1
  let pendingSpaces = 0
  let pendingHolds = false
  let lastIsSpace = false

  for (const [index, part] of pieces.entries()) {
    if (part.type === 'text') addText(part.text, index, part.font, part.code)
    else if (part.type === 'edge') {
      if (part.opens || kind.length === 0) opening += part.width
      else extra[extra.length - 1] += part.width
    } else if (part.type === 'break') {
      const last = kind.length - 1
      // What breaks before any text, or twice, is a line with nothing in it.
      if (last < 0 || penalty[last] === FORCED) addItem(kinds.cell, index, 0, 0, '', false, false)
      penalty[penalty.length - 1] = FORCED
      forgetSpaces()
    } else {
      const as = {
        cell: kinds.cell,
        word: kinds.word,
        note: kinds.after,
        thing: kinds.cell,
        picture: kinds.cell,
      }[part.as]
      const before = pieces[index - 1]
      const last = kind.length - 1
      addItem(as, index, 0, 0, part.as === 'word' ? 'x' : '', part.as === 'cell', part.as === 'word')
      // The parts of a formula.
      if (part.as === 'word' && before?.type === 'box' && before.as === 'word') penalty[last] = IN_FORMULA
      if (part.as === 'thing' || part.as === 'picture') lastIsHan = false
      extra[extra.length - 1] += part.width
    }
  }
  return items

  /**
   * @param {string} text
   * @param {number} index
   * @param {number} font
   * @param {boolean} code
   */
  function addText(text, index, font, code) {
    let at = 0
    while (at < text.length) {
      const code16 = text.charCodeAt(at)
      const pair = code16 >= 0xd800 && code16 < 0xdc00
      const point = pair ? (text.codePointAt(at) ?? code16) : code16
      let end = at + (point > 0xffff ? 2 : 1)
      const found = kindOf(point)
      const isInside = kind.length > 0 && penalty[penalty.length - 1] !== FORCED
      const holds = code16 === HOLDING_SPACE
      if (found === kinds.space || (holds && isInside)) {
        if (isInside) addSpace(index, at, holds)
        at = end
        continue
      }
      if (found === kinds.word) {
        end = wordEnd(text, at)
        addWord(text, index, at, end, font, code)
      } else {
        if (found === kinds.dash || found === kinds.ellipsis)
          while (end < text.length && text.charCodeAt(end) === code16) end++
        end = pastMarks(text, end)
        addItem(found, index, at, end, '', isIdeograph(point), code)
      }
      at = end
    }
  }

  /**
   * @param {number} index
   * @param {number} at
   * @param {boolean} holds the line together
   */
  function addSpace(index, at, holds) {
    if (pendingSpaceIn < 0) {
      pendingSpaceIn = index
      pendingSpaceAt = at
    }
    if (holds) pendingHolds = true
    if (holds || !lastIsSpace) pendingSpaces++
    lastIsSpace = !holds
  }

  function forgetSpaces() {
    pendingSpaceIn = -1
    pendingSpaces = 0
    pendingHolds = false
    lastIsSpace = false
  }

  /**
   * @param {string} text
   * @param {number} index
   * @param {number} start
   * @param {number} end
   * @param {number} font
   * @param {boolean} code
   */
  function addWord(text, index, start, end, font, code) {
    const whole = text.slice(start, end)
    let from = 0
    for (const to of [...breaksInWord(whole, code), whole.length]) {
      const part = whole.slice(from, to)
      let first = from > 0 ? (whole[from - 1] === '-' ? AT_HYPHEN : IN_WORD) : undefined
      for (const piece of isTooLong(part, font) ? partsOf(part) : [part]) {
        const last = penalty.length - 1
        addItem(kinds.word, index, start + from, start + from + piece.length, piece, false, code)
        word[last + 1] = start
        // Inside a word it is not the rules between two words that count.
        if (first !== undefined) {
          penalty[last] = first
          gap[last] = gaps.none
        }
        first = IN_LONG_WORD
        from += piece.length
      }
    }
  }

  /**
   * @param {Kind} found
   * @param {number} index
   * @param {number} start
   * @param {number} end
   * @param {string} text of a word
   * @param {boolean} isHan
   * @param {boolean} code
   */
  function addItem(found, index, start, end, text, isHan, code) {
    const last = kind.length - 1
    if (last >= 0 && penalty[last] !== FORCED) {
      const lastKind = /** @type {Kind} */ (kind[last])
      if (pendingSpaceIn >= 0) {
        gap[last] = gaps.space
        spaceIn[last] = pendingSpaceIn
        spaceAt[last] = pendingSpaceAt
        spaces[last] = pendingSpaces
        penalty[last] = pendingHolds ? NEVER : breakAtSpace(lastText, text, lastKind, found, strictness)
      } else {
        const next = found === kinds.word ? text : ''
        penalty[last] = wordEdge(lastText, next, lastKind, found)
          ? NEVER
          : breakBetween(lastKind, found, strictness)
        const meets =
          (lastIsHan && found === kinds.word && (code || beginsLatin(text))) ||
          (isHan && lastKind === kinds.word && (lastIsCode || endsLatin(lastText)))
        if (meets) gap[last] = gaps.hanLatin
      }
    }
    forgetSpaces()
    kind.push(found)
    piece.push(index)
    from.push(start)
    to.push(end)
    word.push(start)
    penalty.push(NEVER)
    gap.push(gaps.none)
    spaceIn.push(-1)
    spaceAt.push(-1)
    spaces.push(0)
    extra.push(opening)
    opening = 0
    lastText = found === kinds.word ? text : ''
    lastIsHan = isHan
    lastIsCode = code
  }
}

/**
 * Where a word ends: signs such as ℃ and – belong to it as long as it goes on without a space.
 *
 * @param {string} text
 * @param {number} start
 */
function wordEnd(text, start) {
  let end = start + 1
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end)
    if (code === HOLDING_SPACE) break
    if (code >= 0xdc00 && code < 0xe000) continue
    const point = code >= 0xd800 && code < 0xdc00 ? (text.codePointAt(end) ?? code) : code
    const found = kindOf(point)
    if (found === kinds.word || joinsBefore(code)) continue
    if (found === kinds.after && code < 0x3000) continue
    // Between letters: the apostrophe, the hyphen, the dash of a range, the middle dot of a formula.
    const inside = code === 0x2019 || code === 0x2010 || code === 0x2013
    if (inside && end + 1 < text.length && kindOf(text.charCodeAt(end + 1)) === kinds.word) continue
    break
  }
  return end
}

/**
 * @param {string} text
 * @param {number} end
 */
function pastMarks(text, end) {
  let at = end
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (joinsBefore(code)) {
      // A joiner takes the next character with it.
      if (code === 0x200d && at + 1 < text.length) at += (text.codePointAt(at + 1) ?? 0) > 0xffff ? 2 : 1
    } else if (code === 0xdb40 || (code === 0xd83c && isSkin(text.charCodeAt(at + 1)))) at++
    else break
  }
  return at
}

/** @param {number} low */
function isSkin(low) {
  return low >= 0xdffb && low <= 0xdfff
}

/**
 * The characters of a word, each with the accents and joiners that belong to it.
 *
 * @param {string} word
 */
export function partsOf(word) {
  /** @type {string[]} */
  const parts = []
  for (const character of word) {
    if (parts.length > 0 && joinsBefore(character.charCodeAt(0))) parts[parts.length - 1] += character
    else parts.push(character)
  }
  return parts
}

/**
 * Han, kana and bopomofo: what stands off a quarter of an em from Latin letters.
 *
 * @param {number} code
 */
function isIdeograph(code) {
  return (
    (code >= 0x2e80 && code <= 0x2fdf) ||
    (code >= 0x3005 && code <= 0x3007) ||
    (code >= 0x3021 && code <= 0x3029) ||
    (code >= 0x3041 && code <= 0x312f && code !== 0x30fb) ||
    (code >= 0x31a0 && code <= 0x4dbf) ||
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    code >= 0x20000
  )
}

/** @param {string} word */
function beginsLatin(word) {
  return /^(?:[\p{L}\p{N}]|[.#@$€£¥+−\-±~][\p{L}\p{N}])/u.test(word)
}

/** @param {string} word */
function endsLatin(word) {
  return /(?:[\p{L}\p{N}]\p{M}*|[\p{L}\p{N}][+#*%‰°℃℉′″]+)$/u.test(word)
}

/**
 * Whether the punctuation of words forbids a break: `,` keeps to what is before it, `(` and `±` to what follows.
 *
 * @param {string} before the word before, '' for none
 * @param {string} after the word after
 * @param {Kind} kindBefore
 * @param {Kind} kindAfter
 */
function wordEdge(before, after, kindBefore, kindAfter) {
  if (kindAfter === kinds.word && /^[!?:;%,.\p{Pe}'/~-]/u.test(after)) {
    // -5 and .NET begin words, after a Han character as anywhere.
    if (!/^[.\-~]\p{L}|^-\d|^\.\d/u.test(after)) return true
  }
  return kindBefore === kinds.word && /[\p{Ps}\p{Sc}¡¿⸘±#@]$/u.test(before)
}
