import type { PreflightRule } from '../rule.ts'
import { shownSize, trimOf } from '../select.ts'

/** All pages are cut to the same size. */
export const pageSizes: PreflightRule = {
  id: 'page-sizes',
  condition: 'P3',
  authority: 'GWG 2022, R0002',
  *check(reading) {
    const sizes = reading.pages.flatMap((page) => {
      const trim = trimOf(page)
      return trim ? [{ page: page.number, size: shownSize(trim) }] : []
    })
    const counts = new Map<string, number>()
    for (const { size } of sizes) counts.set(size, (counts.get(size) ?? 0) + 1)
    const [usual = ''] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? []
    for (const { page, size } of sizes)
      if (size !== usual) yield { page, values: { found: size, expected: usual } }
  },
}
