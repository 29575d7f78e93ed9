import { deflateSync } from 'node:zlib'
import { PDFDict, PDFDocument, PDFName, StandardFonts } from '@cantoo/pdf-lib'
import { expect, test } from 'vitest'
import { mendCMap, mendToUnicode } from '../../src/pdf/mend-to-unicode.ts'
import { ask, judged } from '../print/judge.ts'

test.each([
  ['a radical', 'beginbfchar <0001> <2F00> endbfchar', 'beginbfchar <0001> <4E00> endbfchar'],
  [
    'two characters of one glyph',
    'beginbfchar <01> <00412F8F> endbfchar',
    'beginbfchar <01> <0041884C> endbfchar',
  ],
  [
    'a range of radicals',
    'beginbfrange <0001> <0003> <2F00> endbfrange',
    'beginbfrange <0001> <0003> [<4E00> <4E28> <4E36>] endbfrange',
  ],
  [
    'a list',
    'beginbfrange\n<01> <02> [<4E8C> <2F06>]\nendbfrange',
    'beginbfrange\n<01> <02> [<4E8C> <4E8C>]\nendbfrange',
  ],
])('%s becomes what it looks like', (_, table, expected) => {
  expect(mendCMap(table).text).toBe(expected)
})

test.each([
  'beginbfchar <2F00> <4E00> endbfchar',
  'beginbfrange <0001> <00FF> <4E00> endbfrange',
  // No other character is called the same.
  'beginbfchar <0001> <2E80> endbfchar',
  '1 begincodespacerange <2F00> <2FD5> endcodespacerange',
  'beginbfrange <0001> <FFFFFFFF> <2F00> endbfrange',
])('%s stays', (table) => {
  expect(mendCMap(table)).toEqual({ text: table, count: 0 })
})

judged(['mutool'], 'a PDF that said radicals says characters', async () => {
  const document = await PDFDocument.create({ updateMetadata: false })
  const font = await document.embedFont(StandardFonts.Helvetica)
  document.addPage([200, 100]).drawText('ab', { x: 20, y: 50, size: 24, font })
  await document.flush()
  const { context } = document
  const table = deflateSync(toUnicode('<61> <2F00>\n<62> <2F08>'))
  const stream = context.stream(table, { Filter: 'FlateDecode' })
  context.lookup(font.ref, PDFDict).set(PDFName.of('ToUnicode'), context.register(stream))
  const before = await document.save({ useObjectStreams: false })

  const loaded = await PDFDocument.load(before, { updateMetadata: false })
  expect(mendToUnicode(loaded.context)).toBe(2)
  expect(mendToUnicode(loaded.context)).toBe(0)
  const after = await loaded.save({ useObjectStreams: false })
  expect(ask('mutool', before, 'draw', '-q', '-F', 'txt', '#').trim()).toBe('⼀⼈')
  expect(ask('mutool', after, 'draw', '-q', '-F', 'txt', '#').trim()).toBe('一人')
})

function toUnicode(characters: string): Buffer {
  return Buffer.from(
    `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def
1 begincodespacerange <00> <FF> endcodespacerange
2 beginbfchar
${characters}
endbfchar
endcmap CMapName currentdict /CMap defineresource pop end end`,
  )
}
