import type { PreflightRule } from '../rule.ts'

/** Everything was looked at. */
export const notAllRead: PreflightRule = {
  id: 'not-all-read',
  condition: 'F0',
  authority: 'house',
  *check(reading) {
    for (const what of reading.unread) yield { values: { what } }
  },
}
