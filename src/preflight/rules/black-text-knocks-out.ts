import { isPureBlack } from '../inks.ts'
import type { PreflightRule } from '../rule.ts'
import { points, visibleMarks } from '../select.ts'

/** Small black text overprints. */
export const blackTextKnocksOut: PreflightRule = {
  id: 'black-text-knocks-out',
  condition: 'C3',
  authority: 'GWG 2022, R0007 to R0009',
  *check(reading, limits) {
    for (const mark of visibleMarks(reading)) {
      const { fill, state } = mark
      if (mark.type !== 'text' || !fill || !isPureBlack(fill) || mark.size >= limits.blackText) continue
      const modeMatters = fill.space.type === 'DeviceCMYK'
      if (!state.overprintFill || (modeMatters && state.overprintMode !== 1))
        yield {
          page: mark.page,
          group: state.overprintFill ? 'OPM' : 'op',
          values: {
            size: points(mark.size),
            found: `op ${state.overprintFill}, OPM ${state.overprintMode}`,
            limit: limits.blackText,
          },
        }
    }
  },
}
