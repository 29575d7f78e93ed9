import { isWhite } from '../inks.ts'
import type { PreflightRule } from '../rule.ts'
import { points, visibleMarks, within, writtenColour } from '../select.ts'

/** Small black text is K of CMYK, not DeviceGray. */
export const greyText: PreflightRule = {
  id: 'grey-text',
  condition: 'C3',
  authority: 'GWG 2022, R0009 and R0011',
  *check(reading, limits) {
    for (const mark of visibleMarks(reading)) {
      const { fill } = mark
      if (mark.type !== 'text' || fill?.space.type !== 'DeviceGray' || isWhite(fill)) continue
      if (mark.size < limits.blackText)
        yield {
          page: mark.page,
          group: '',
          values: {
            what: within(mark, writtenColour(fill, false)),
            size: points(mark.size),
            limit: limits.blackText,
          },
        }
    }
  },
}
