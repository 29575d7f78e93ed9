import type { PreflightRule } from '../rule.ts'

/** The screen is the printer’s. */
export const halftone: PreflightRule = {
  id: 'halftone',
  condition: 'G1',
  authority: 'ISO 15930-7, 6.13',
  *check(reading) {
    for (const { page, place, thing } of reading.states)
      if (thing.has('HT') && thing.name('HT') !== 'Default') yield { page, values: { what: place } }
  },
}
