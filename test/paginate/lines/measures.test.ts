import { describe, expect, test } from 'vitest'
import { itemsOf, type MarkStyle, measureItems, plainFont, textPiece } from './modules.ts'

function measured(text: string, marks: MarkStyle = 'quanjiao', hanging = false) {
  const pieces = [textPiece(text)]
  return measureItems(itemsOf(pieces, 'strict'), pieces, plainFont, {
    em: 10,
    marks,
    hanging,
    centred: false,
  })
}

/** Widths in halves of a cell, a digit an item. */
function halves(text: string, marks?: MarkStyle): string {
  return measured(text, marks)
    .width.map((width) => width / 5)
    .join('')
}

/**
 * W3C clreq 3.1.6 (标点挤压): two marks in a row lose half a cell between them; in Kaiming style only what ends a
 * sentence keeps its white, in Banjiao none does. The interpunct is half a cell by GB/T 15834-2011.
 */
describe('widths of marks', () => {
  test.each<[text: string, quanjiao: string, kaiming: string, banjiao: string]>([
    ['人，人', '222', '212', '212'],
    ['人。人', '222', '222', '212'],
    ['人！人？', '2222', '2222', '2121'],
    ['人。”人', '2122', '2122', '2112'],
    ['人：“人', '2122', '2112', '2112'],
    ['人”（人', '2122', '2112', '2112'],
    ['（《人》）', '21212', '11211', '11211'],
    ['人》，“人', '21122', '21112', '21112'],
    ['人·人', '212', '212', '212'],
    ['人——人……人', '24242', '24242', '24242'],
    ['“人”', '222', '121', '121'],
  ])('%s', (text, quanjiao, kaiming, banjiao) => {
    expect([halves(text, 'quanjiao'), halves(text, 'kaiming'), halves(text, 'banjiao')]).toEqual([
      quanjiao,
      kaiming,
      banjiao,
    ])
  })
})

test('marks lose their white at the head and the end of a line', () => {
  const { lead, trail } = measured('“人”人，人。人（人）')
  expect(lead).toEqual([-5, 0, 0, 0, 0, 0, 0, 0, -5, 0, 0])
  expect(trail).toEqual([0, 0, -5, 0, -5, 0, -5, 0, 0, 0, -5])
})

test('commas and brackets can be squeezed; ends of sentences, and what opens after a mark, where nothing else helps', () => {
  const { shrink, lastShrink } = measured('人，人。人（人）人：“人？”人')
  expect(shrink).toEqual([0, 5, 0, 0, 0, 5, 0, 5, 0, 0, 0, 0, 0, 5, 0])
  expect(lastShrink).toEqual([0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0])
})

test('half marks can take a quarter of an em back, but not beside another mark', () => {
  expect(measured('人，人。人（人）', 'banjiao').gapStretch).toEqual([0, 2.5, 0, 2.5, 2.5, 0, 0, 0])
  expect(measured('人，“人”人', 'banjiao').gapStretch).toEqual([0, 0, 0, 0, 2.5, 0])
  expect(measured('人·人', 'kaiming').gapStretch).toEqual([0, 0, 0])
  expect(measured('人，“人”人').gapStretch).toEqual([0, 0, 0, 0, 0, 0])
})

test('hanging stops and commas take no room at the end of a line', () => {
  expect(measured('人，人）', 'quanjiao', true).trail).toEqual([0, -10, 0, -5])
  expect(measured('人；人：', 'quanjiao', true).trail).toEqual([0, -5, 0, -5])
})

test('gaps between Han and Latin are a quarter of an em, word spaces their own width', () => {
  const { gap, gapShrink, gapStretch } = measured('人ab cd人')
  expect(gap).toEqual([2.5, 5, 2.5, 0])
  expect(gapShrink).toEqual([1.25, 3.75, 1.25, 0])
  for (const [at, most] of [4.9, 4.9, 4.9].entries())
    expect((gap[at] ?? 0) + (gapStretch[at] ?? 0)).toBeCloseTo(Math.max(most, gap[at] ?? 0))
})

test('marks that are narrow of themselves are left as they are', () => {
  const pieces = [textPiece('人，人。')]
  const narrow = { ...plainFont, full: (_: number, text: string) => (/[，。]/.test(text) ? 5 : 10) }
  const measures = measureItems(itemsOf(pieces, 'strict'), pieces, narrow, {
    em: 10,
    marks: 'banjiao',
    hanging: false,
    centred: false,
  })
  expect(measures.half).toEqual([false, false, false, false])
  expect(measures.trail).toEqual([0, 0, 0, 0])
})
