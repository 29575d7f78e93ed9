import { intersect } from '../geometry.ts'
import type { PreflightRule } from '../rule.ts'
import { bleedOf, coloursOf, isRegistration, visibleMarks, within, writtenColour } from '../select.ts'

/** The colour of all plates is for marks outside the bleed. */
export const registrationColour: PreflightRule = {
  id: 'registration-colour',
  condition: 'C5',
  authority: 'GWG 2022, R0024',
  *check(reading) {
    const bleeds = new Map(reading.pages.map((page) => [page.number, bleedOf(page)]))
    for (const mark of visibleMarks(reading)) {
      const shared = intersect(mark.bounds, bleeds.get(mark.page) ?? mark.bounds)
      if (!shared || (shared.right - shared.left < 0.2 && shared.top - shared.bottom < 0.2)) continue
      for (const [colour, stroking] of coloursOf(mark))
        if (isRegistration(colour.space) && colour.values.some((value) => value > 0))
          yield {
            page: mark.page,
            group: '',
            values: { what: within(mark, writtenColour(colour, stroking)) },
          }
    }
  },
}
