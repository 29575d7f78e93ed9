import type { PreflightRule } from '../rule.ts'

/** No operators that readers may skip. */
export const compatibilitySection: PreflightRule = {
  id: 'compatibility-section',
  condition: 'I2',
  authority: 'ISO 15930-7, 6.19; ISO 32000-1, 7.8.2',
  *check(reading) {
    for (const { number, compatibilitySections } of reading.pages)
      if (compatibilitySections > 0) yield { page: number }
  },
}
