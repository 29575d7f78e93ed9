import { intersect } from '../../pdf/geometry.ts'
import type { PreflightRule } from '../rule.ts'
import { isUnseen, trimOf, visibleParts } from '../select.ts'

/** Something stands on every page. */
export const pageEmpty: PreflightRule = {
  id: 'page-empty',
  condition: 'P4',
  authority: 'GWG 2022, R0005',
  *check(reading) {
    const trims = new Map(reading.pages.map((page) => [page.number, trimOf(page)]))
    const printed = new Set<number>()
    for (const mark of visibleParts(reading)) {
      const trim = trims.get(mark.page)
      if (!isUnseen(mark) && (!trim || intersect(mark.bounds, trim))) printed.add(mark.page)
    }
    for (const { number } of reading.pages) if (!printed.has(number)) yield { page: number }
  },
}
