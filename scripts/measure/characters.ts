/** The classes of characters that the measures name. Written for the checker alone: it does not ask the composer. */

/** Marks with their white on the right, which a line's end does without: GB/T 15834-2011, 5.1.10. */
export const CLOSING = new Set('，。、；：！？．）》〉」』】〗〕］｝”’')

/** Marks with their white on the left. */
export const OPENING = new Set('（《〈「『【〖〔［｛“‘')

/** What no line begins with: clreq 3.1.4, and signs that stay with what is before them. */
export const NO_LINE_START = new Set([
  ...CLOSING,
  ...'〙〛〞〟｠｣､｡﹐﹑﹒﹔﹕﹖﹗·・‧･／～〜－–—…‥％‰℃々〻ー‼⁇⁈⁉',
  ...circledNumbers(),
])

/** What no line ends with. */
export const NO_LINE_END = new Set([...OPENING, ...'〘〚〝｟｢￥＄￡№／'])

/** Han characters, their iteration mark and the zero among them. */
export function isHan(text: string): boolean {
  return /^[\p{Script=Han}〇]/u.test(text) && !/^[\u2E80-\u2FDF]/.test(text)
}

/** Letters and digits of the scripts that are set in a Latin face. */
export function isLatin(text: string): boolean {
  return /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}0-9]/u.test(text)
}

/** Code points that a text layer never needs, whatever the manuscript says: radicals, compatibility forms, controls. */
export function isStrayCharacter(text: string): boolean {
  return /^[\u2E80-\u2FDF\uF900-\uFAFF\u{2F800}-\u{2FA1F}\u00AD\u200B\u2060\uFEFF\uFFFD\uE000-\uF8FF]/u.test(
    text,
  )
}

/** ① to ⑳ and on, ❶, ⓪. */
export function circledNumbers(): string[] {
  const ranges = [
    [0x2460, 0x2473],
    [0x3251, 0x325f],
    [0x32b1, 0x32bf],
    [0x2776, 0x277f],
  ] as const
  return ranges.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)),
  )
}
