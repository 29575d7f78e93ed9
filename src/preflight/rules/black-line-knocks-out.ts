import { isPureBlack } from '../inks.ts'
import type { PreflightRule } from '../rule.ts'
import { points, visibleMarks } from '../select.ts'

/** Thin black lines overprint. */
export const blackLineKnocksOut: PreflightRule = {
  id: 'black-line-knocks-out',
  condition: 'C3',
  authority: 'GWG 2022, R0010',
  *check(reading, limits) {
    for (const mark of visibleMarks(reading)) {
      const { stroke, state, lineWidth = 0 } = mark
      if (mark.type !== 'path' || !stroke || !isPureBlack(stroke) || lineWidth >= limits.blackLine) continue
      if (!state.overprintStroke || (stroke.space.type === 'DeviceCMYK' && state.overprintMode !== 1))
        yield {
          page: mark.page,
          group: '',
          values: {
            width: points(lineWidth),
            found: `OP ${state.overprintStroke}, OPM ${state.overprintMode}`,
            limit: limits.blackLine,
          },
        }
    }
  },
}
