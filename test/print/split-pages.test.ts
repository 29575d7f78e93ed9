import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Page } from '../../src/book.ts'
import { splitPages } from '../../src/print/split-pages.ts'
import { pagesWithLabels } from './printed-book.ts'

/** Pages of sections of these lengths. */
function bookOf(lengths: number[]): Page[] {
  const sections = lengths.flatMap((length, index) => Array<string>(length).fill(`s${index}`))
  return pagesWithLabels(...sections.map((_, index) => String(index + 1))).map((page, index) => ({
    ...page,
    sectionId: sections[index] ?? '',
  }))
}

function lengthsOf(lengths: number[]): number[] {
  return splitPages(bookOf(lengths)).map(({ pages }) => pages.length)
}

test('a booklet is one range', () => {
  expect(lengthsOf([4, 8, 8, 9])).toEqual([29])
})

test('a range ends with the section that makes it long enough', () => {
  expect(lengthsOf([20, 15, 40, 3])).toEqual([35, 40, 3])
})

test('a long section is cut', () => {
  expect(lengthsOf([155, 5])).toEqual([60, 60, 35, 5])
})

test('no page', () => {
  expect(splitPages([])).toEqual([])
})

test('every page is in one range, in order, and none is too long', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 200 }), { maxLength: 30 }), (lengths) => {
      const pages = bookOf(lengths)
      const ranges = splitPages(pages)
      expect(ranges.flatMap((range) => range.pages)).toEqual(pages)
      let first = 0
      for (const range of ranges) {
        expect(range.first).toBe(first)
        expect(range.pages.length).toBeLessThanOrEqual(60)
        first += range.pages.length
      }
    }),
  )
})

test('what comes before a section that grows stays as it is', () => {
  const before = lengthsOf([10, 25, 12, 30, 8])
  const after = lengthsOf([10, 25, 12, 31, 8])
  expect(after[0]).toBe(before[0])
})
