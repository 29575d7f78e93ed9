import { outputIntents } from '../output-intent.ts'
import type { PreflightRule } from '../rule.ts'

/** Exactly one printing condition. */
export const outputIntent: PreflightRule = {
  id: 'output-intent',
  condition: 'F6',
  authority: 'ISO 15930-7, 6.4; ISO 32000-1, 14.11.5',
  *check(reading) {
    const { length } = outputIntents(reading.file)
    if (length !== 1) yield { values: { found: length } }
  },
}
