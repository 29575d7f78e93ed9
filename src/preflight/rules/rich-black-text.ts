import { inksOf, inkTotal } from '../inks.ts'
import type { PreflightRule } from '../rule.ts'
import { isRegistration, percent, visibleMarks, within, writtenColour } from '../select.ts'

/** Black text is black alone. */
export const richBlackText: PreflightRule = {
  id: 'rich-black-text',
  condition: 'C4',
  authority: 'GWG 2022, R0015',
  *check(reading) {
    for (const mark of visibleMarks(reading)) {
      const inks = mark.type === 'text' && mark.fill && !isRegistration(mark.fill.space) && inksOf(mark.fill)
      if (!inks || !mark.fill || (inks.get('Black') ?? 0) < BLACK || inkTotal(inks) <= MOST) continue
      const what = within(mark, writtenColour(mark.fill, false))
      yield { page: mark.page, group: what, values: { what, total: percent(inkTotal(inks)) } }
    }
  },
}

/** What counts as black, and how much ink it may have in all. */
const BLACK = 0.85
const MOST = 2.8
