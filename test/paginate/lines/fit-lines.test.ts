import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { leastOfEveryWay } from './every-way.ts'
import {
  FORCED,
  fitLines,
  itemsOf,
  type Line,
  lineCost,
  type Measures,
  measureItems,
  NEVER,
  type Piece,
  plainFont,
  textPiece,
} from './modules.ts'

const em = 10

function measuresOf(...pieces: Piece[]): Measures {
  const style = { em, marks: 'quanjiao', hanging: false, centred: false } as const
  return measureItems(itemsOf(pieces, 'strict'), pieces, plainFont, style)
}

/** The lines of a text, in a measure of so many characters. */
function set(text: string, characters: number, indent = 0): string[] {
  const pieces = [textPiece(text)]
  const items = itemsOf(pieces, 'strict')
  const room = { first: (characters - indent) * em, rest: characters * em, em }
  const lines = fitLines(measuresOf(...pieces), room)
  return (lines ?? []).map(({ from, to }) => text.slice(items.from[from], items.to[to - 1]))
}

describe('lines', () => {
  test.each<[name: string, text: string, characters: number, lines: string[]]>([
    ['full lines are left alone', '一二三四五六七八九十', 4, ['一二三四', '五六七八', '九十']],
    ['the last mark of a line takes half a cell', '一二三四，六七八九', 5, ['一二三四，', '六七八九']],
    ['a comma is squeezed for a mark', '一，三四五六。七八九十', 6, ['一，三四五六。', '七八九十']],
    [
      'two marks take one cell rather than a line be spaced out',
      '“一二：“四，六七八',
      5,
      ['“一二：“四，', '六七八'],
    ],
    ['no last line of one character', '一二三四五六七八九。', 4, ['一二三', '四五六七', '八九。']],
    ['a paragraph of one character is one line', '一', 4, ['一']],
    ['an opening mark goes to the next line', '一二三（五六）八九十', 4, ['一二三', '（五六）八', '九十']],
  ])('%s', (_, text, characters, lines) => {
    expect(set(text, characters)).toEqual(lines)
  })

  test('the first line has its indent', () => {
    expect(set('一二三四五六七八', 4, 2)).toEqual(['一二', '三四五六', '七八'])
  })

  test('the author’s breaks hold', () => {
    const lines = fitLines(measuresOf(textPiece('一二'), { type: 'break' }, textPiece('三四五')), {
      first: 40,
      rest: 40,
      em,
    })
    expect(lines?.map(({ from, to, last }) => [from, to, last])).toEqual([
      [0, 2, true],
      [2, 5, true],
    ])
  })

  test('what is wider than a line fits in no way', () => {
    expect(set('一二abcdefghijklmnopqrstuvwxyz三', 4)).toEqual([])
  })
})

/** Texts with everything that is told apart: cells, marks on either side, words, spaces, dashes. */
const texts = fc
  .array(
    fc.constantFrom(
      '人',
      '国',
      '大',
      '人',
      '国',
      '，',
      '。',
      '（',
      '）',
      '“',
      '”',
      '：',
      'ab',
      'abc ',
      ' ',
      '5',
      '——',
      '·',
    ),
    { minLength: 1, maxLength: 22 },
  )
  .map((parts) => parts.join(''))
  .filter((text) => text.trim() !== '')

const rooms = fc.record({
  characters: fc.integer({ min: 3, max: 9 }),
  indent: fc.integer({ min: 0, max: 2 }),
})

describe('the optimum', () => {
  test('no other way to set a paragraph costs less', () => {
    fc.assert(
      fc.property(texts, rooms, (text, { characters, indent }) => {
        const measures = measuresOf(textPiece(text))
        const room = { first: (characters - indent) * em, rest: characters * em, em }
        const best = leastOfEveryWay(measures, room, (line) => costOf([line], measures))
        const lines = fitLines(measures, room)
        if (best === Number.POSITIVE_INFINITY) expect(lines).toBeUndefined()
        else expect(costOf(lines ?? [], measures)).toBeCloseTo(best, 6)
      }),
      { numRuns: 3000 },
    )
  })

  test('lines follow each other, end where they may, and are no longer than can be squeezed', () => {
    fc.assert(
      fc.property(texts, rooms, (text, { characters, indent }) => {
        const measures = measuresOf(textPiece(text))
        const lines = fitLines(measures, { first: (characters - indent) * em, rest: characters * em, em })
        let at = 0
        for (const [index, line] of (lines ?? []).entries()) {
          expect(line.from).toBe(at)
          expect(line.to).toBeGreaterThan(line.from)
          at = line.to
          const isLast = index === (lines?.length ?? 0) - 1
          if (!isLast) expect(measures.penalty[line.to - 1]).not.toBe(NEVER)
          expect(-line.slack).toBeLessThanOrEqual(line.shrink + line.lastShrink + line.gapShrink)
        }
        if (lines) expect(at).toBe(measures.width.length)
      }),
      { numRuns: 1000 },
    )
  })
})

function costOf(lines: Line[], measures: Measures): number {
  let cost = 0
  for (const line of lines) {
    const { from, to, last } = line
    if (!(last && line.slack >= 0)) cost += lineCost(line, em)
    if (last && from > 0) {
      const weight = measures.weight.slice(from, to).reduce((sum, value) => sum + value, 0)
      cost += weight <= 1 ? 5000 : weight <= 2 ? 3 : 0
    }
    const penalty = measures.penalty[to - 1] ?? 0
    if (!last && penalty !== FORCED) cost += penalty
  }
  return cost
}
