import type { PreflightRule } from '../rule.ts'

/** No curves that change the plates. */
export const transferFunction: PreflightRule = {
  id: 'transfer-function',
  condition: 'G1',
  authority: 'ISO 15930-7, 6.13',
  *check(reading) {
    for (const { page, place, thing } of reading.states) {
      const found = thing.has('TR')
        ? 'TR'
        : thing.has('TR2') && thing.name('TR2') !== 'Default'
          ? 'TR2'
          : undefined
      if (found) yield { page, values: { what: place, found } }
    }
  },
}
