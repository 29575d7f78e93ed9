import type { PreflightRule } from '../rule.ts'

/** Pages are not turned. */
export const pageRotated: PreflightRule = {
  id: 'page-rotated',
  condition: 'P3',
  authority: 'GWG 2022, R0004',
  *check(reading) {
    for (const { number, rotate } of reading.pages)
      if (rotate % 360 !== 0) yield { page: number, values: { found: rotate } }
  },
}
