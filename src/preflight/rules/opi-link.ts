import type { PreflightRule } from '../rule.ts'

/** Pictures are themselves, not stand-ins. */
export const opiLink: PreflightRule = {
  id: 'opi-link',
  condition: 'I2',
  authority: 'ISO 15930-7, 6.19',
  *check(reading) {
    for (const { page, place, thing } of reading.objects)
      if (thing.has('OPI')) yield { page, values: { what: place } }
  },
}
