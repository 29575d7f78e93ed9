/**
 * What a note is called by: ① to ㊿, then （51）, as the circled numbers of Unicode end at 50.
 *
 * @param {number} number
 * @returns {string}
 */
export function noteNumber(number) {
  if (number >= 1 && number <= 20) return String.fromCodePoint(0x2460 + number - 1)
  if (number <= 35) return String.fromCodePoint(0x3251 + number - 21)
  if (number <= 50) return String.fromCodePoint(0x32b1 + number - 36)
  return `（${number}）`
}
