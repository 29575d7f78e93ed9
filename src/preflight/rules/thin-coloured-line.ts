import { inksOf } from '../inks.ts'
import type { PreflightRule } from '../rule.ts'
import { isRegistration, points, visibleMarks, within, writtenColour } from '../select.ts'

/** Thin lines are of one ink, and not white. */
export const thinColouredLine: PreflightRule = {
  id: 'thin-coloured-line',
  condition: 'C4',
  authority: 'GWG 2022, R0018 and R0019',
  *check(reading, limits) {
    for (const mark of visibleMarks(reading)) {
      const { stroke, lineWidth = 0 } = mark
      if (mark.type !== 'path' || !stroke || lineWidth >= limits.thinLine || isRegistration(stroke.space))
        continue
      const inks = inksOf(stroke)
      if (!inks || inks.size === 1) continue
      const what = within(mark, writtenColour(stroke, true))
      yield {
        page: mark.page,
        group: what,
        values: { what, width: points(lineWidth), limit: limits.thinLine },
      }
    }
  },
}
