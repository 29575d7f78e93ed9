import { isWhite } from '../inks.ts'
import type { PreflightRule } from '../rule.ts'
import { visibleMarks, within, writtenColour } from '../select.ts'

/** White does not overprint: it would vanish. */
export const whiteOverprints: PreflightRule = {
  id: 'white-overprints',
  condition: 'C3',
  authority: 'GWG 2022, R0012 and R0013',
  *check(reading) {
    for (const mark of visibleMarks(reading)) {
      const { fill, stroke, state } = mark
      if (fill && isWhite(fill) && fill.space.type !== 'Pattern' && state.overprintFill)
        yield {
          page: mark.page,
          group: mark.type,
          values: { what: within(mark, writtenColour(fill, false)) },
        }
      if (stroke && isWhite(stroke) && stroke.space.type !== 'Pattern' && state.overprintStroke)
        yield {
          page: mark.page,
          group: mark.type,
          values: { what: within(mark, writtenColour(stroke, true)) },
        }
    }
  },
}
