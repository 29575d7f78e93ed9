import { kinds } from './characters.js'

/** @typedef {import('./characters.js').Kind} Kind */

/**
 * How strictly the heads and ends of lines are kept (避头尾): the levels of CSS Text 3, 5.3, `line-break`.
 *
 * `strict` as careful books do; `normal` lets a line begin with a dash, a circled number, small kana or a sign of a
 * range; `loose` with an ellipsis, an interpunct, a slash, an iteration mark or ℃ too. Where CSS would let go of what
 * GB/T 15834-2011 holds, it is held: ！？：； begin no line, and no sign leaves its number.
 *
 * @typedef {'strict' | 'normal' | 'loose'} Strictness
 */

/** No line may break here. */
export const NEVER = Number.POSITIVE_INFINITY

/**
 * What a break between two characters costs that stand beside each other, 0 for none.
 *
 * W3C clreq 3.1.4 and 3.1.5, GB/T 15834-2011 5.1.
 *
 * @param {Kind} before
 * @param {Kind} after
 * @param {Strictness} strictness
 * @returns {number}
 */
export function breakBetween(before, after, strictness) {
  if (neverFirst[strictness].has(after) || neverLast[strictness].has(before)) return NEVER
  // 50 and ％, on any level.
  if (before === kinds.word && after === kinds.after) return NEVER
  if (before === after && (before === kinds.word || before === kinds.dash || before === kinds.ellipsis))
    return NEVER
  return 0
}

/**
 * What a break costs where a space stands between two words: the first ends and the second begins with these.
 *
 * @param {string} before
 * @param {string} after
 * @param {Kind} kindBefore
 * @param {Kind} kindAfter
 * @param {Strictness} strictness
 * @returns {number}
 */
export function breakAtSpace(before, after, kindBefore, kindAfter, strictness) {
  // A stop that the author set a space before must not come to the head of a line by that.
  if (neverFirst[strictness].has(kindAfter) || neverLast[strictness].has(kindBefore)) return NEVER
  if (/^[!?:;%,.\p{Pe}]+$/u.test(after) || /^[\p{Ps}\p{Sc}#]+$/u.test(before)) return NEVER
  if (/[\d%]$/.test(before) && unit.test(after)) return NEVER
  if (/(?:^|[^A-Za-z])(?:No|no|p|pp|vol|Fig|fig|Mr|Mrs|Ms|Dr|St)\.$/.test(before)) return 2
  return 0
}

const { open, close, comma, stop, middle, dash, ellipsis, after, before } = kinds
const { link, slash, circled, small, opener, closer } = kinds

/** @type {Record<Strictness, Set<Kind>>} */
const neverFirst = {
  strict: new Set([close, closer, comma, stop, middle, dash, ellipsis, after, link, slash, circled, small]),
  normal: new Set([close, closer, comma, stop, middle, ellipsis, after, slash]),
  loose: new Set([close, closer, comma, stop]),
}

/** @type {Record<Strictness, Set<Kind>>} */
const neverLast = {
  strict: new Set([open, opener, before, slash]),
  normal: new Set([open, opener, before]),
  loose: new Set([open, opener, before]),
}

/** Signs of units, which stay with their number: 3 km, 25 °C, 5 GHz. */
const unit =
  /^(?:[kcmdμµn]?m[²³]?|[kmμµ]?g|t|[mnμµ]?s|min|h|d|[kMGT]?Hz|[mkM]?V|[mkMG]?W|[mμµ]?A|[kM]?Ω|[kMGhm]?Pa|N|[kM]?J|[kM]?cal|kWh|mol|[mcd]?[Ll]|dB|[KMGTP]?i?[Bb](?:ps|\/s)?|°[CF]|℃|K|px|pt|em|dpi|fps|rpm|km\/h|m\/s|[€£¥$%‰°])(?![A-Za-z])/

/**
 * Places inside a word where it may break, as offsets: after the separators of an address or a path, after the hyphen
 * between two words. In code every such sign separates.
 *
 * @param {string} word
 * @param {boolean} isCode
 * @returns {number[]} rising
 */
export function breaksInWord(word, isCode) {
  if (word.length < 4) return []
  /** @type {number[]} */
  const places = []
  const address = isCode || (word.length > 12 && /[/\\]|\.[A-Za-z]|[_=&@]|::|->/.test(word))
  for (let at = 2; at <= word.length - 2; at++) {
    const left = word[at - 1] ?? ''
    const right = word[at] ?? ''
    if (address) {
      // -- before a word is a part of it.
      if (!/[\p{L}\p{N}]/u.test(word.slice(places.at(-1) ?? 0, at))) continue
      if (/[/\\.\-_?&=#%~+:,;@>|]/.test(left) && /[^/\\.\-_?&=#%~+:,;@>|)\]}]/.test(right)) places.push(at)
    } else if (left === '-' && /\p{L}/u.test(right) && /[\p{L}\d]/u.test(word[at - 2] ?? '')) places.push(at)
    else if (left === '/' && word.length > 8 && /\p{L}/u.test(right)) places.push(at)
  }
  return places
}
