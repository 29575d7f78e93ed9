/**
 * The characters of daily use, as a byte for each unit of UTF-16: 1 where it is one of them, 0 where not. None needs two.
 *
 * They are the Han of GB 2312 and of Big5's first level, some that came into use after both, and all letters, kana, marks
 * and signs up to U+33FF with their forms of other width. One set serves Simplified and Traditional fonts: it costs a font
 * of 3.9 MB one MB more, and the cut out of it a tenth, but books in the one write names and quote in the other.
 *
 * @throws RangeError where Node was built without these encodings
 */
export function commonCharacters(): Uint8Array {
  const flags = new Uint8Array(0x10000)
  flags.fill(1, 0x20, 0x3400)
  flags.fill(1, 0xfb00, 0xfff0)
  for (const han of [gb2312(), ...bigFive(), sinceThen])
    for (let index = 0; index < han.length; index++) {
      const unit = han.charCodeAt(index)
      if (unit >= 0x4e00 && unit <= 0x9fff) flags[unit] = 1
    }
  return flags
}

function gb2312(): string {
  return inRows('gb18030', [0xb0, 0xf7], [[0xa1, 0xfe]])
}

/** Level 1 ends within its last row. */
function bigFive(): string[] {
  const trails = [
    [0x40, 0x7e],
    [0xa1, 0xfe],
  ] as const
  return [inRows('big5', [0xa4, 0xc5], trails), inRows('big5', [0xc6, 0xc6], [[0x40, 0x7e]])]
}

type Range = readonly [first: number, last: number]

/** What two bytes in these ranges stand for; U+FFFD and private characters where that is nothing. */
function inRows(encoding: string, leads: Range, trails: readonly Range[]): string {
  const bytes = new Uint8Array(0x20000)
  let size = 0
  for (let lead = leads[0]; lead <= leads[1]; lead++)
    for (const [first, last] of trails)
      for (let trail = first; trail <= last; trail++) {
        bytes[size++] = lead
        bytes[size++] = trail
      }
  return new TextDecoder(encoding).decode(bytes.subarray(0, size))
}

/** Of names, of spoken language, of Cantonese: what is often met in books of today, and in neither. */
const sinceThen = '镕堃喆祎囧囍啰蹚犇垚燊嫚珺翀赟頔婳彧暐曈祹琤珅玏珣瑄瑀瑢昉旸菓嘢嗰啲喺咁嘅冇瞓粿怹蹽瞘'
