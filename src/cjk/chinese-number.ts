const digits = '〇一二三四五六七八九'

/** 1 → 一, 12 → 十二, 105 → 一百〇五; up to 999. */
export function chineseNumber(number: number): string {
  const [hundreds, tens, ones] = [Math.floor(number / 100), Math.floor(number / 10) % 10, number % 10]
  const unit = (digit: number) => digits.charAt(digit)
  const upper = hundreds > 0 ? `${unit(hundreds)}百` : ''
  const middle =
    tens > 0 ? `${tens === 1 && hundreds === 0 ? '' : unit(tens)}十` : upper && ones > 0 ? '〇' : ''
  return `${upper}${middle}${ones > 0 ? unit(ones) : ''}`
}
