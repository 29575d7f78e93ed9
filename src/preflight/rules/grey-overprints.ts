import { isWhite } from '../inks.ts'
import type { PreflightRule } from '../rule.ts'
import { visibleMarks, within, writtenColour } from '../select.ts'

/** DeviceGray does not overprint: presses differ in what they make of it. */
export const greyOverprints: PreflightRule = {
  id: 'grey-overprints',
  condition: 'C3',
  authority: 'GWG 2022, R0011',
  *check(reading) {
    for (const mark of visibleMarks(reading)) {
      const { fill, stroke, state } = mark
      if (fill?.space.type === 'DeviceGray' && state.overprintFill && !isWhite(fill))
        yield { page: mark.page, group: '', values: { what: within(mark, writtenColour(fill, false)) } }
      if (stroke?.space.type === 'DeviceGray' && state.overprintStroke && !isWhite(stroke))
        yield { page: mark.page, group: '', values: { what: within(mark, writtenColour(stroke, true)) } }
    }
  },
}
