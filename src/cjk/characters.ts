/** Whether the first character of the text is a Han character, of any plane. */
export function isHan(text: string): boolean {
  return /^\p{Script=Han}/u.test(text)
}

/** Whether the first character belongs to Chinese or Japanese text: Han, kana, bopomofo or their punctuation. */
export function isCjk(text: string): boolean {
  return cjk.test(text)
}

/**
 * Whether the first character is punctuation that takes a whole Han cell: `，。（「《！：`.
 *
 * The curly quotes, the dash and the ellipsis are not among them: Latin text has them too.
 */
export function isCjkPunctuation(text: string): boolean {
  return cjkPunctuation.test(text)
}

/** Whether the text is mainly Han: at least as many Han characters as other letters and digits, and at least one. */
export function isMainlyHan(text: string): boolean {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  return han > 0 && han >= (text.match(/(?!\p{Script=Han})[\p{L}\p{N}]/gu)?.length ?? 0)
}

/** The first character of the text, surrogate pairs kept whole; '' of ''. */
export function firstCharacter(text: string): string {
  const code = text.codePointAt(0)
  return code === undefined ? '' : String.fromCodePoint(code)
}

/** The last character of the text, surrogate pairs kept whole; '' of ''. */
export function lastCharacter(text: string): string {
  return /[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text) ? text.slice(-2) : text.slice(-1)
}

// CJK symbols and punctuation without the ideographic space's control-like neighbours, and the full-width forms of
// ASCII punctuation (not its letters and digits). https://www.unicode.org/charts/
const cjkPunctuation =
  /^[\u3000-\u303F\uFE30-\uFE4F\uFF01-\uFF0F\uFF1A-\uFF20\uFF3B-\uFF40\uFF5B-\uFF65\uFFE0-\uFFE6]/
const cjk =
  /^(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303F\uFE30-\uFE4F]|[\uFF01-\uFF9F\uFFE0-\uFFE6])/u
