import type { PageReading } from '../reading.ts'
import type { PreflightRule } from '../rule.ts'
import { shownSize, trimOf } from '../select.ts'

/** All pages are cut to the same size. */
export const pageSizes: PreflightRule = {
  id: 'page-sizes',
  condition: 'P3',
  authority: 'GWG 2022, R0002',
  *check(reading) {
    // Where some pages say how they are cut, those that do not are the matter of another rule.
    const marked = reading.pages.some(isMarked)
    const sizes = reading.pages.flatMap((page) => {
      const trim = marked && !isMarked(page) ? undefined : trimOf(page)
      return trim ? [{ page: page.number, size: shownSize(trim) }] : []
    })
    const counts = new Map<string, number>()
    for (const { size } of sizes) counts.set(size, (counts.get(size) ?? 0) + 1)
    const [usual = ''] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? []
    for (const { page, size } of sizes)
      if (size !== usual) yield { page, values: { found: size, expected: usual } }
  },
}

function isMarked({ boxes }: PageReading): boolean {
  return (boxes.TrimBox ?? boxes.ArtBox) !== undefined
}
