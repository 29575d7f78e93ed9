import type { PreflightRule } from '../rule.ts'

/** There are pages. */
export const noPages: PreflightRule = {
  id: 'no-pages',
  condition: 'F0',
  authority: 'ISO 32000-1, 7.7.3',
  *check(reading) {
    if (reading.pages.length === 0) yield {}
  },
}
