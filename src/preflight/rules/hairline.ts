import { isWhite } from '../inks.ts'
import type { PreflightRule } from '../rule.ts'
import { points, visibleMarks } from '../select.ts'

/** Lines are thick enough to be seen. */
export const hairline: PreflightRule = {
  id: 'hairline',
  condition: 'C4',
  authority: 'house; usual of print shops',
  *check(reading, limits) {
    for (const mark of visibleMarks(reading)) {
      const { stroke, lineWidth = 0 } = mark
      if (mark.type !== 'path' || !stroke || isWhite(stroke) || lineWidth >= limits.hairline - 0.005) continue
      yield {
        page: mark.page,
        group: points(lineWidth),
        values: { width: points(lineWidth), limit: limits.hairline },
      }
    }
  },
}
