/** A code point as Unicode writes it: `U+4E00`. */
export function codeOf(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`
}

/** All different code points of a text, in order. */
export function codePointsOf(text: string): number[] {
  const found = new Set<number>()
  for (const character of text) found.add(character.codePointAt(0) ?? 0)
  return [...found].sort((a, b) => a - b)
}

/** Needs no glyph: joiners, variation selectors, soft hyphens, bidi marks, line feeds. */
export function isInvisible(codePoint: number): boolean {
  return invisible.test(String.fromCodePoint(codePoint))
}

const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Zl}\p{Zp}]/u

/** White space shows no ink, so it does not matter which of its twins a reader of the PDF finds. */
export function isSpace(codePoint: number): boolean {
  return /\p{Zs}/u.test(String.fromCodePoint(codePoint))
}

/**
 * CJK Radicals Supplement and Kangxi Radicals: names of dictionary headings that look like ordinary characters, often
 * put into texts by bad PDF converters.
 */
export function isRadical(codePoint: number): boolean {
  return codePoint >= 0x2e80 && codePoint <= 0x2fdf
}

/** Code points that belong to nobody; fonts put what they like there. */
export function isPrivate(codePoint: number): boolean {
  return /\p{Co}/u.test(String.fromCodePoint(codePoint))
}

/**
 * What print adds to the author's text: folios, note numbers, labels, the words of title page and contents.
 *
 * Constant, so that fonts do not change with every new figure.
 */
export const pressCharacters: string = [
  range(0x20, 0x7e),
  '·“”‘’—…、。，；：？！（）《》〈〉【】「」『』〔〕～％￥℃§※',
  range(0x2460, 0x2473),
  range(0x3251, 0x325f),
  range(0x32b1, 0x32bf),
  range(0x2160, 0x216b),
  '〇一二三四五六七八九十百千零',
  '第页頁章节節讲講图圖表目录目錄注前言序后后記記附跋完续續上下接见見题題名',
  '著编編译譯绘繪主作者出版印制發发行书書号號日期年月定价價单單位责责任任編校设計设计',
].join('')

function range(first: number, last: number): string {
  return Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)).join('')
}
