import type { PreflightRule } from '../rule.ts'
import { within } from '../select.ts'

/** Content can be read to its end. */
export const damagedContent: PreflightRule = {
  id: 'damaged-content',
  condition: 'F0',
  authority: 'ISO 32000-1, 7',
  *check(reading) {
    for (const { kind, page, place, problem } of reading.damages)
      if (kind === 'content') yield { page, values: { what: within({ place }, problem) } }
  },
}
