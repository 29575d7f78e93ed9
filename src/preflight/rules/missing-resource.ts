import type { PreflightRule } from '../rule.ts'
import { within } from '../select.ts'

/** Whatever content names is among the resources. */
export const missingResource: PreflightRule = {
  id: 'missing-resource',
  condition: 'F0',
  authority: 'ISO 32000-1, 7.8.3',
  *check(reading) {
    for (const { kind, page, place, problem } of reading.damages)
      if (kind === 'resource') yield { page, values: { what: within({ place }, problem) } }
  },
}
