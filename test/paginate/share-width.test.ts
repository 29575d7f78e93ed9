import fc from 'fast-check'
import { expect, test } from 'vitest'
import { filled, shareWidth } from './in-page.ts'

function sum(widths: number[]): number {
  return widths.reduce((total, width) => total + width, 0)
}

test('all get what they want where there is room', () => {
  expect(shareWidth([50, 60, 70], [10, 10, 10], 200)).toEqual([50, 60, 70])
})

test('a narrow column keeps its width, the wide ones share the rest by what they want', () => {
  expect(shareWidth([20, 300, 600], [10, 10, 10], 320)).toEqual([20, 100, 200])
})

test('no column is narrower than its longest word', () => {
  const widths = shareWidth([20, 300, 900], [10, 150, 10], 320)
  expect(widths[1]).toBeGreaterThanOrEqual(149.99)
  expect(sum(widths)).toBeCloseTo(320)
})

test('words too long for the measure take no more than a fair share from the others', () => {
  expect(shareWidth([400, 800], [300, 600], 300)).toEqual([150, 150])
  const widths = shareWidth([900, 200, 40], [900, 14, 14], 390)
  expect(widths[1]).toBeGreaterThan(60)
  expect(widths[2]).toBeCloseTo(40)
})

test('a table without columns has none', () => {
  expect(shareWidth([], [], 300)).toEqual([])
})

test('never wider than the room, never negative', () => {
  const column = fc
    .tuple(fc.double({ min: 1, max: 800, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([wanted, share]) => ({ wanted, needed: wanted * share }))
  fc.assert(
    fc.property(
      fc.array(column, { minLength: 1, maxLength: 14 }),
      fc.integer({ min: 100, max: 600 }),
      (columns, room) => {
        const widths = shareWidth(
          columns.map(({ wanted }) => wanted),
          columns.map(({ needed }) => needed),
          room,
        )
        expect(widths).toHaveLength(columns.length)
        expect(sum(widths)).toBeLessThanOrEqual(room + 0.05)
        for (const width of widths) expect(width).toBeGreaterThan(-0.001)
      },
    ),
    { seed: 7 },
  )
})

test('many columns whose words are all too long share the room evenly', () => {
  for (let room = 300; room < 420; room += 0.37) {
    const widths = shareWidth(Array(20).fill(120), Array(20).fill(60), room)
    expect(sum(widths)).toBeCloseTo(room, 5)
    expect(Math.max(...widths)).toBeCloseTo(room / 20, 5)
  }
})

test('of a form, the columns to be written in share what is left, or else the widest takes it', () => {
  expect(filled([40, 10, 40, 10], [1, 3], 300)).toEqual([40, 110, 40, 110])
  expect(filled([40, 100, 40], [], 300)).toEqual([40, 220, 40])
  expect(filled([200, 200], [0], 300)).toEqual([200, 200])
})
