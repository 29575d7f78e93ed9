import type { PreflightRule } from '../rule.ts'
import { within } from '../select.ts'

/** Shadings and their functions are those of the format. */
export const shadingUnreadable: PreflightRule = {
  id: 'shading-unreadable',
  condition: 'C1',
  authority: 'ISO 32000-1, 7.10 and 8.7.4.5',
  *check(reading) {
    for (const mark of reading.marks)
      if (mark.type === 'shading' && mark.shading.problem !== undefined)
        yield {
          page: mark.page,
          values: { what: within(mark, mark.operator), problem: mark.shading.problem },
        }
  },
}
