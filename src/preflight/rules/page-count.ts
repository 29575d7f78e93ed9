import type { PreflightRule } from '../rule.ts'

/** Sheets are full. */
export const pageCount: PreflightRule = {
  id: 'page-count',
  condition: 'P5',
  authority: 'house; usual of print shops',
  *check(reading, limits) {
    const { length } = reading.pages
    const { pagesOfSheet = 1 } = limits
    if (length % pagesOfSheet !== 0)
      yield {
        values: {
          found: length,
          sheet: pagesOfSheet,
          expected: Math.ceil(length / pagesOfSheet) * pagesOfSheet,
        },
      }
  },
}
