/**
 * The characters of daily use, ascending: the Han of GB 2312 and of Big5's first level, some that came into use after both,
 * and all letters, kana, marks and signs up to U+33FF with their forms of other width. None is above U+FFFF.
 *
 * One set for Simplified and Traditional fonts: it costs a font of 3.9 MB one MB more, and the cut out of it a tenth, but
 * books in the one write names and quote in the other.
 *
 * @throws RangeError where Node was built without these encodings
 */
export function commonCharacters(): string {
  const found = new Set<number>()
  for (let codePoint = 0x20; codePoint <= 0x33ff; codePoint++) found.add(codePoint)
  for (let codePoint = 0xfb00; codePoint <= 0xffef; codePoint++) found.add(codePoint)
  const han = `${inRows('gb18030', [0xb0, 0xf7], [[0xa1, 0xfe]])}${bigFive()}${sinceThen}`
  for (let index = 0; index < han.length; index++) {
    const codePoint = han.charCodeAt(index)
    if (codePoint >= 0x4e00 && codePoint <= 0x9fff) found.add(codePoint)
  }
  return String.fromCodePoint(...[...found].sort((a, b) => a - b))
}

/** Level 1 ends within its last row. */
function bigFive(): string {
  const trails = [
    [0x40, 0x7e],
    [0xa1, 0xfe],
  ] as const
  return inRows('big5', [0xa4, 0xc5], trails) + inRows('big5', [0xc6, 0xc6], [[0x40, 0x7e]])
}

type Range = readonly [first: number, last: number]

/** What two bytes in these ranges stand for; U+FFFD and private characters where that is nothing. */
function inRows(encoding: string, leads: Range, trails: readonly Range[]): string {
  const bytes: number[] = []
  for (let lead = leads[0]; lead <= leads[1]; lead++)
    for (const [first, last] of trails)
      for (let trail = first; trail <= last; trail++) bytes.push(lead, trail)
  return new TextDecoder(encoding).decode(Uint8Array.from(bytes))
}

/** Of names, of spoken language, of Cantonese: what is often met in books of today, and in neither. */
const sinceThen = '镕堃喆祎囧囍啰蹚犇垚燊嫚珺翀赟頔婳彧暐曈祹琤珅玏珣瑄瑀瑢昉旸菓嘢嗰啲喺咁嘅冇瞓粿怹蹽瞘'
