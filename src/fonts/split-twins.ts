/**
 * Divide the characters of a font so that in each part every glyph stands for one character only.
 *
 * Chromium writes into the PDF which character a glyph means, and where there are several it takes the lowest: `•`
 * would be copied as `·`, 一 as ⼀ (U+2F00). The first part has nearly all.
 *
 *     splitTwins([0x41, 0xb7, 0x2022], [[0xb7, 0x2022]]) → [[0x41, 0xb7], [0x2022]]
 */
export function splitTwins(codePoints: readonly number[], twins: readonly number[][]): number[][] {
  const wanted = new Set(codePoints)
  const place = new Map<number, number>()
  for (const group of twins) {
    let next = 0
    for (const codePoint of group) if (wanted.has(codePoint)) place.set(codePoint, next++)
  }
  const parts: number[][] = []
  for (const codePoint of codePoints) {
    const index = place.get(codePoint) ?? 0
    while (parts.length <= index) parts.push([])
    parts[index]?.push(codePoint)
  }
  return parts
}
