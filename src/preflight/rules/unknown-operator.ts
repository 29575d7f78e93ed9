import type { PreflightRule } from '../rule.ts'
import { within } from '../select.ts'

/** Operators are those of the format, q and Q in pairs. */
export const unknownOperator: PreflightRule = {
  id: 'unknown-operator',
  condition: 'F0',
  authority: 'ISO 32000-1, 7',
  *check(reading) {
    for (const { kind, page, place, problem } of reading.damages)
      if (kind === 'operator') yield { page, values: { what: within({ place }, problem) } }
  },
}
