import { inksIn, inksOf, inkTotal } from '../inks.ts'
import type { PreflightRule } from '../rule.ts'
import { coloursOf, isRegistration, percent, visibleMarks, within, writtenColour } from '../select.ts'

/** No colour has more ink than paper takes. */
export const inkColour: PreflightRule = {
  id: 'ink-colour',
  condition: 'C7',
  authority: 'GWG 2022, R0026; house',
  *check(reading, limits) {
    for (const mark of visibleMarks(reading)) {
      for (const [colour, stroking] of coloursOf(mark)) {
        const inks = isRegistration(colour.space) ? undefined : inksOf(colour)
        if (!inks || inkTotal(inks) <= limits.inkTotal + 0.005) continue
        const what = within(mark, writtenColour(colour, stroking))
        yield {
          page: mark.page,
          group: what,
          values: { what, found: percent(inkTotal(inks)), limit: percent(limits.inkTotal) },
        }
      }
      if (mark.type !== 'shading') continue
      const { space, samples } = mark.shading
      const most = Math.max(0, ...samples.map((sample) => inkTotal(inksIn(space, sample) ?? new Map())))
      if (most > limits.inkTotal + 0.005)
        yield {
          page: mark.page,
          values: {
            what: within(mark, mark.operator),
            found: percent(most),
            limit: percent(limits.inkTotal),
          },
        }
    }
  },
}
