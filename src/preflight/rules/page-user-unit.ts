import type { PreflightRule } from '../rule.ts'

/** A unit is 1/72 inch. */
export const pageUserUnit: PreflightRule = {
  id: 'page-user-unit',
  condition: 'P3',
  authority: 'GWG 2022, R0004; ISO 32000-1, 14.11.2',
  *check(reading) {
    for (const { number, userUnit } of reading.pages)
      if (userUnit !== 1) yield { page: number, values: { found: userUnit } }
  },
}
