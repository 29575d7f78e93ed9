import type { PreflightRule } from '../rule.ts'
import { isUnseen, millimetres, trimOf, visibleParts } from '../select.ts'

/** What is not cut stays away from the knife. */
export const nearTrim: PreflightRule = {
  id: 'near-trim',
  condition: 'P2',
  authority: 'house; usual of print shops',
  *check(reading, limits) {
    const pages = new Map(reading.pages.map((page) => [page.number, trimOf(page)]))
    for (const mark of visibleParts(reading)) {
      const trim = pages.get(mark.page)
      if (!trim || isUnseen(mark)) continue
      const { left, bottom, right, top } = mark.bounds
      const gaps = [left - trim.left, bottom - trim.bottom, trim.right - right, trim.top - top]
      // Beyond the trim are marks for the printer; across it is bleed.
      if (left > trim.right || right < trim.left || bottom > trim.top || top < trim.bottom) continue
      const least = Math.min(...gaps.filter((gap) => gap > 0.5 || mark.type === 'text'))
      if (least < limits.safety - 0.5)
        yield {
          page: mark.page,
          group: mark.type,
          values: {
            kind: mark.type,
            found: millimetres(Math.max(0, least)),
            expected: millimetres(limits.safety),
          },
        }
    }
  },
}
