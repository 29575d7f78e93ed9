import { expect, test } from 'vitest'
import { readGlyphText, writeGlyphText } from '../../src/print/glyph-text.ts'

test('reads characters and ranges', () => {
  const texts = readGlyphText(`2 beginbfchar
<0001> <0020>
<00F5> <D840DC0B>
endbfchar
1 beginbfrange
<0010> <0012> <4E00>
endbfrange`)
  expect(texts).toEqual(
    new Map([
      [1, '0020'],
      [0xf5, 'D840DC0B'],
      [0x10, '4E00'],
      [0x11, '4E01'],
      [0x12, '4E02'],
    ]),
  )
})

test('what is written is read again, a hundred lines a section', () => {
  const texts = new Map(
    Array.from({ length: 250 }, (_, glyph) => [glyph * 3, (0x4e00 + glyph).toString(16).toUpperCase()]),
  )
  const written = writeGlyphText(texts)
  expect(readGlyphText(written)).toEqual(texts)
  expect([...written.matchAll(/(\d+) beginbfchar/g)].map(([, count]) => count)).toEqual(['100', '100', '50'])
})
