import { inksOf } from '../inks.ts'
import type { PreflightRule } from '../rule.ts'
import { isRegistration, points, visibleMarks, within, writtenColour } from '../select.ts'

/** Small text is of one ink, and not white on colour. */
export const smallColouredText: PreflightRule = {
  id: 'small-coloured-text',
  condition: 'C4',
  authority: 'GWG 2022, R0016 and R0017',
  *check(reading, limits) {
    for (const mark of visibleMarks(reading)) {
      const { fill } = mark
      if (mark.type !== 'text' || !fill || mark.size >= limits.smallText || isRegistration(fill.space))
        continue
      const inks = inksOf(fill)
      if (!inks || inks.size === 1) continue
      const what = within(mark, writtenColour(fill, false))
      yield {
        page: mark.page,
        group: what,
        values: { what, size: points(mark.size), limit: limits.smallText },
      }
    }
  },
}
