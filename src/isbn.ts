/**
 * An ISBN of 10 or 13 digits whose check digit is right, without its hyphens, as it was given; `undefined` for anything
 * else. ISO 2108, GB/T 5795.
 *
 *     readIsbn('ISBN 978-7-01-000000-0') → '9787010000008'
 */
export function readIsbn(text: string): string | undefined {
  const digits = digitsOf(text)
  if (/^97[89]\d{10}$/.test(digits)) return checkOf(digits.slice(0, 12)) === digits[12] ? digits : undefined
  if (!/^\d{9}[\dX]$/.test(digits)) return undefined
  const sum = [...digits].reduce(
    (total, digit, index) => total + (digit === 'X' ? 10 : Number(digit)) * (10 - index),
    0,
  )
  return sum % 11 === 0 ? digits : undefined
}

/** Is it meant as an ISBN, whether it is one or not? */
export function looksLikeIsbn(text: string): boolean {
  return /^(?:urn:)?isbn\b/i.test(text.trim()) || /^97[89]\d{10}$/.test(digitsOf(text))
}

/** The 13 digits that are in the bar code (GB/T 12906, EAN-13); `isbn` as `readIsbn` gives it. */
export function thirteenDigits(isbn: string): string {
  if (isbn.length === 13) return isbn
  const first = `978${isbn.slice(0, 9)}`
  return `${first}${checkOf(first)}`
}

/**
 * 13 digits with the hyphens between their five parts: those of `written`, where it has four of them; else those of the
 * publishers of China, group 978-7. Of other groups the digits stay together.
 */
export function hyphenated(isbn: string, written: string): string {
  const own = /\d[\d\-‐–]{15}[\dXx]/.exec(written)?.[0].replace(/[‐–]/g, '-')
  if (own !== undefined && own.replace(/-/g, '') === isbn && own.split('-').length === 5) return own
  if (!isbn.startsWith('9787')) return isbn
  const rest = isbn.slice(4, 12)
  const length = publisherLengths.find(([last]) => rest.slice(0, 2) <= last)?.[1] ?? 6
  return `978-7-${rest.slice(0, length)}-${rest.slice(length)}-${isbn.slice(12)}`
}

/** First two digits up to → digits of the publisher's number: the ranges of group 978-7 (isbn-international.org). */
const publisherLengths: [last: string, length: number][] = [
  ['09', 2],
  ['49', 3],
  ['79', 4],
  ['89', 5],
  ['99', 6],
]

function digitsOf(text: string): string {
  return text
    .trim()
    .replace(/^(?:urn:)?isbn[:：\s]*/i, '')
    .replace(/[-\s‐–]/g, '')
    .toUpperCase()
}

function checkOf(twelve: string): string {
  const sum = [...twelve].reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3),
    0,
  )
  return String((10 - (sum % 10)) % 10)
}
