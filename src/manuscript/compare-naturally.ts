/**
 * Order file names as people count: `2` before `10`, `第二讲` before `第十讲`.
 *
 * Numbers come before other characters; the rest goes by code point, so that no machine's locale matters.
 */
export function compareNaturally(left: string, right: string): number {
  const lefts = tokens(left)
  const rights = tokens(right)
  for (let index = 0; index < Math.max(lefts.length, rights.length); index += 1) {
    const order = compareTokens(lefts[index], rights[index])
    if (order !== 0) return order
  }
  // `01` and `1` count the same; the names still need one order.
  return compareText(left, right)
}

type Token = number | string

const chineseDigits = '〇一二三四五六七八九'
const chineseUnits: Record<string, number> = { 十: 10, 百: 100, 千: 1000 }

function tokens(name: string): Token[] {
  const parts =
    name.match(/\d+|[〇零一二两三四五六七八九十百千]+|[^\d〇零一二两三四五六七八九十百千]/gu) ?? []
  return parts.map((part) => {
    if (/^\d/.test(part)) return Number(part)
    return /^[〇零一二两三四五六七八九十百千]/.test(part) ? chineseNumber(part) : part
  })
}

/** `十二` → 12, `二百零三` → 203, `二〇二六` → 2026. */
function chineseNumber(text: string): number {
  const digits = text.replaceAll('零', '〇').replaceAll('两', '二')
  if (!/[十百千]/.test(digits))
    return Number([...digits].map((digit) => chineseDigits.indexOf(digit)).join(''))
  let sum = 0
  let digit: number | undefined
  for (const character of digits) {
    const unit = chineseUnits[character]
    if (unit === undefined) {
      digit = chineseDigits.indexOf(character)
    } else {
      sum += (digit || 1) * unit
      digit = undefined
    }
  }
  return sum + (digit ?? 0)
}

function compareTokens(left: Token | undefined, right: Token | undefined): number {
  if (left === undefined || right === undefined)
    return Number(right === undefined) - Number(left === undefined)
  if (typeof left === 'number' && typeof right === 'number') return left - right
  if (typeof left === 'string' && typeof right === 'string') return compareText(left, right)
  return typeof left === 'number' ? -1 : 1
}

function compareText(left: string, right: string): number {
  // By code point: `<` alone would put characters beyond U+FFFF before some below.
  const [a, b] = [[...left], [...right]]
  for (let index = 0; index < Math.min(a.length, b.length); index += 1) {
    const order = (a[index]?.codePointAt(0) ?? 0) - (b[index]?.codePointAt(0) ?? 0)
    if (order !== 0) return order
  }
  return a.length - b.length
}
