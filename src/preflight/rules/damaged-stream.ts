import type { PreflightRule } from '../rule.ts'
import { within } from '../select.ts'

/** Streams unpack, and their filters are known. */
export const damagedStream: PreflightRule = {
  id: 'damaged-stream',
  condition: 'F0',
  authority: 'ISO 32000-1, 7',
  *check(reading) {
    for (const { kind, page, place, problem } of reading.damages)
      if (kind === 'stream') yield { page, values: { what: within({ place }, problem) } }
  },
}
