/** A whole number from 1 to 999 as headings count: `12` → `十二`, `105` → `一百〇五`. */
export function chineseNumber(number: number): string {
  const [hundreds, tens, ones] = [Math.floor(number / 100), Math.floor((number % 100) / 10), number % 10]
  const digit = (value: number) => '〇一二三四五六七八九'[value] ?? ''
  const head = hundreds > 0 ? `${digit(hundreds)}百` : ''
  if (tens === 0) return ones === 0 ? head : `${head}${hundreds > 0 ? '〇' : ''}${digit(ones)}`
  const ten = tens === 1 && hundreds === 0 ? '十' : `${digit(tens)}十`
  return `${head}${ten}${ones > 0 ? digit(ones) : ''}`
}
