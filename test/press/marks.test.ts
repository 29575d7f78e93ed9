import { expect, test } from 'vitest'
import type { Box } from '../../src/pdf/page-box.ts'
import { type Marks, marksOf, noMarks } from '../../src/press/marks.ts'

const mm = 72 / 25.4
const trim: Box = [100, 100, 500, 700]
const bleed = 3 * mm

const drawn = (wanted: Partial<Marks>, folds: number[] = []) =>
  marksOf(trim, bleed, { ...noMarks, ...wanted }, 'All', ['0 0 0 1 k'], folds)

/** Ends of all lines, as `[x, y, x, y]`. */
const linesOf = (content: string) =>
  [...content.matchAll(/^(\S+) (\S+) m (\S+) (\S+) l S$/gm)].map((match) => match.slice(1, 5).map(Number))

test('each mark is drawn where it is wanted, and nothing else', () => {
  expect(drawn({})).toBe('')
  expect(linesOf(drawn({ crop: true }))).toHaveLength(8)
  const centre = drawn({ centre: true })
  expect(linesOf(centre)).toHaveLength(8)
  expect(centre).not.toMatch(/ c$/m)
  const registration = drawn({ registration: true })
  expect(linesOf(registration)).toHaveLength(8)
  expect(registration.match(/ c$/gm)).toHaveLength(16)
  expect(linesOf(drawn({ bar: true }))).toEqual([])
  expect(drawn({ bar: true })).toMatch(/^0 0 0 1 k .* re f$/m)
})

test('folds are dashed lines above and below, and only where there are any', () => {
  expect(drawn({ fold: true })).toBe('')
  const folded = drawn({ fold: true }, [150, 190])
  expect(folded).toMatch(/^\/All CS 1 SCN 0.25 w\n\[2 1.5\] 0 d$/m)
  expect(linesOf(folded).map(([x]) => x)).toEqual([250, 250, 290, 290])
  expect(drawn({ crop: true }, [150])).toBe(drawn({ crop: true }))
})

test('none of them stands in the bleed', () => {
  const all = Object.fromEntries(Object.keys(noMarks).map((key) => [key, true]))
  for (const [x = 0, y = 0, toX = 0, toY = 0] of linesOf(drawn(all, [200])))
    for (const [atX, atY] of [
      [x, y],
      [toX, toY],
    ] as const) {
      const isOutside = atX < 100 - bleed || atX > 500 + bleed || atY < 100 - bleed || atY > 700 + bleed
      expect(isOutside, `${atX} ${atY}`).toBe(true)
    }
})
