import type { PreflightRule } from '../rule.ts'

/** Objects can be read. */
export const damagedObject: PreflightRule = {
  id: 'damaged-object',
  condition: 'F0',
  authority: 'ISO 32000-1, 7.3.10',
  *check(reading) {
    for (const { kind, place } of reading.damages) if (kind === 'object') yield { values: { object: place } }
  },
}
