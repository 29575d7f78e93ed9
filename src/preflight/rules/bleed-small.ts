import { isInside } from '../../pdf/geometry.ts'
import type { PreflightRule } from '../rule.ts'
import { bleedOf, millimetres, trimOf } from '../select.ts'

/** Bleed on all four sides. */
export const bleedSmall: PreflightRule = {
  id: 'bleed-small',
  condition: 'P2',
  authority: 'house; usual of print shops',
  *check(reading, limits) {
    for (const page of reading.pages) {
      const trim = trimOf(page)
      const bleed = bleedOf(page)
      if (!trim || !bleed || !isInside(trim, bleed, 0.01)) continue
      const least = Math.min(
        trim.left - bleed.left,
        trim.bottom - bleed.bottom,
        bleed.right - trim.right,
        bleed.top - trim.top,
      )
      if (least < limits.bleed - 0.05)
        yield {
          page: page.number,
          values: { found: millimetres(least), expected: millimetres(limits.bleed) },
        }
    }
  },
}
