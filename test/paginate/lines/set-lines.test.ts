import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  fitLines,
  gaps,
  type Items,
  itemsOf,
  type Line,
  type MarkStyle,
  type MeasuredItems,
  measureItems,
  plainFont,
  type Setting,
  setLines,
  spacing,
  textPiece,
} from './modules.ts'

const em = 10

function set(text: string, characters: number, marks: MarkStyle = 'quanjiao', hanging = false) {
  const pieces = [textPiece(text)]
  const items = itemsOf(pieces, 'strict')
  const measures = measureItems(items, pieces, plainFont, { em, marks, hanging, centred: false })
  const lines = fitLines(measures, { first: characters * em, rest: characters * em, em })
  const setting = lines && setLines(items, pieces, measures, lines, { em, centred: false, hanging })
  return { items, measures, lines, setting }
}

const texts = fc
  .array(
    fc.constantFrom(
      '人',
      '国',
      '大',
      '中',
      '人',
      '国',
      '，',
      '。',
      '（',
      '）',
      '“',
      '”',
      '、',
      'ab',
      'abc ',
      ' ',
      '5',
      '——',
      '·',
    ),
    { minLength: 5, maxLength: 60 },
  )
  .map((parts) => parts.join(''))
  .filter((text) => text.trim() !== '')

describe('what is written', () => {
  test('fills every line but the last, and none is too wide', () => {
    fc.assert(
      fc.property(
        texts,
        fc.integer({ min: 8, max: 20 }),
        fc.constantFrom<MarkStyle>('quanjiao', 'kaiming', 'banjiao'),
        (text, characters, marks) => {
          const { items, measures, lines, setting } = set(text, characters, marks)
          if (!lines || !setting) return
          for (const line of lines) {
            const missing = characters * em - widthOf(line, items, measures, setting)
            expect(missing).toBeGreaterThan(-0.001)
            // The browser spaces out what is left: no more than was reckoned with.
            if (!line.last) expect(missing).toBeLessThan(2 + (line.even + 1) * spacing(line, em) * 3)
            if (!line.last && line.slack < line.gapStretch) expect(missing).toBeLessThan(1.5)
          }
        },
      ),
      { numRuns: 1500 },
    )
  })

  test('takes every character once, in order', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 8, max: 20 }), (text, characters) => {
        const { setting } = set(text, characters)
        const [stretches = []] = setting?.stretches ?? []
        if (!setting) return
        let at = 0
        for (const stretch of stretches) {
          expect(stretch.from).toBe(at)
          at = stretch.to
          let end = stretch.from
          for (const span of stretch.spans.toSorted((a, b) => a.from - b.from)) {
            expect(span.from).toBeGreaterThanOrEqual(end)
            expect(span.to).toBeGreaterThan(span.from)
            end = span.to
          }
          expect(end).toBeLessThanOrEqual(stretch.to)
        }
        expect(at).toBe(text.length)
      }),
    )
  })

  test('keeps the gaps between Han and Latin within an eighth and half an em', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 8, max: 20 }), (text, characters) => {
        const { items, lines, setting } = set(text, characters)
        const spans = setting?.stretches[0]?.flatMap(({ spans }) => spans) ?? []
        for (const line of lines ?? [])
          for (let at = line.from; at < line.to - 1; at++) {
            if (items.gap[at] !== gaps.hanLatin) continue
            const gap = spans.reduce((sum, span) => {
              if (span.from === items.from[at + 1] && span.left > 0) return sum + span.left
              return span.to === items.to[at] && span.right > 0 ? sum + span.right : sum
            }, 0)
            expect(gap).toBeLessThanOrEqual(em / 2)
            // Where every character is spaced out, the gap gets its share of that from the browser.
            if (spacing(line, em) === 0) expect(gap).toBeGreaterThanOrEqual(em / 8 - 0.001)
          }
      }),
    )
  })
})

test('nothing is written for lines that are full as they are', () => {
  const { setting } = set('一二三四五六七八九十', 4)
  expect(setting?.stretches).toEqual([
    [
      { from: 0, to: 4, word: 0, spans: [] },
      { from: 4, to: 8, word: 0, spans: [] },
      { from: 8, to: 10, word: 0, spans: [] },
    ],
  ])
  expect(setting?.starts).toEqual([
    { piece: 0, at: 4, forced: false },
    { piece: 0, at: 8, forced: false },
  ])
})

test('a mark that hangs takes no room', () => {
  const { setting } = set('一二三四，六七八九。', 4, 'quanjiao', true)
  const [first] = setting?.stretches[0]?.[0]?.spans ?? []
  expect(first).toMatchObject({ from: 4, to: 5, half: true, hang: true, right: -5 })
})

test('marks are pushed together where the font has no half cells', () => {
  const pieces = [textPiece('人。”人（国人，')]
  const items = itemsOf(pieces, 'strict')
  const measures = measureItems(
    items,
    pieces,
    { ...plainFont, half: plainFont.full },
    {
      em,
      marks: 'quanjiao',
      hanging: false,
      centred: false,
    },
  )
  expect(measures.width).toEqual([10, 5, 10, 10, 10, 10, 10, 10])
  const lines = fitLines(measures, { first: 35, rest: 35, em })
  const setting = lines && setLines(items, pieces, measures, lines, { em, centred: false, hanging: false })
  expect(setting?.stretches[0]?.flatMap(({ spans }) => spans)).toMatchObject([
    { from: 1, to: 2, half: false, letter: -5 },
    { from: 4, to: 5, half: false, left: -5, hang: true },
    { from: 7, to: 8, half: false, letter: -5 },
  ])
})

/** The width of a line as it is written: its characters, and what spans add. */
function widthOf(line: Line, items: Items, measures: MeasuredItems, setting: Setting): number {
  const stretch = setting.stretches[0]?.find(({ from, to }) => {
    const start = items.from[line.from] ?? 0
    return start >= from && start < to
  })
  let width = 0
  for (let at = line.from; at < line.to; at++) {
    const half = stretch?.spans.find((span) => span.half && span.from === items.from[at])
    const full = measures.half[at] ? (measures.halfWidth[at] ?? 0) : (measures.width[at] ?? 0)
    width += half ? (measures.halfWidth[at] ?? 0) : full
    if (at < line.to - 1 && items.gap[at] === gaps.space) width += 5 + (stretch?.word ?? 0)
  }
  for (const { from, to, left, right, letter } of stretch?.spans ?? [])
    width += left + right + letter * (to - from)
  return width
}

test('what is underlined has no margins, which the line would not go through', () => {
  const pieces = [{ ...textPiece('中ab国人cd大'), lined: true }]
  const items = itemsOf(pieces, 'strict')
  const measures = measureItems(items, pieces, plainFont, {
    em,
    marks: 'quanjiao',
    hanging: false,
    centred: false,
  })
  const lines = fitLines(measures, { first: 200, rest: 200, em }) ?? []
  const setting = setLines(items, pieces, measures, lines, { em, centred: false, hanging: false })
  const spans = setting.stretches[0]?.flatMap((stretch) => stretch.spans) ?? []
  expect(spans.map(({ from, to, left, right, letter }) => [from, to, left, right, letter])).toEqual([
    [0, 1, 0, 0, 2.5],
    [2, 3, 0, 0, 2.5],
    [4, 5, 0, 0, 2.5],
    [6, 7, 0, 0, 2.5],
  ])
})
