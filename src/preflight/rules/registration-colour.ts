import { intersect, widened } from '../../pdf/geometry.ts'
import type { PreflightRule } from '../rule.ts'
import { bleedOf, coloursOf, isRegistration, visibleParts, within, writtenColour } from '../select.ts'

/** The colour of all plates is for marks outside the bleed. */
export const registrationColour: PreflightRule = {
  id: 'registration-colour',
  condition: 'C5',
  authority: 'GWG 2022, R0024',
  *check(reading) {
    const bleeds = new Map(reading.pages.map((page) => [page.number, bleedOf(page)]))
    for (const mark of visibleParts(reading)) {
      // The ends of a line are cut straight: half its width is not there.
      const bare = widened(mark.bounds, -(mark.lineWidth ?? 0) / 2)
      const shared = intersect(bare, bleeds.get(mark.page) ?? bare)
      if (!shared || (shared.right - shared.left < 0.05 && shared.top - shared.bottom < 0.05)) continue
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
