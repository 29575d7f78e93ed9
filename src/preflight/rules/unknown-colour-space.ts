import { spacesIn } from '../../pdf/colour-space.ts'
import type { PreflightRule } from '../rule.ts'
import { nameOf, spaceUses } from '../select.ts'

/** Colour spaces are those of the format. */
export const unknownColourSpace: PreflightRule = {
  id: 'unknown-colour-space',
  condition: 'C1',
  authority: 'ISO 32000-1, 8.6',
  *check(reading) {
    for (const { page, space, what } of spaceUses(reading))
      for (const inner of spacesIn(space)) {
        if (inner.type === 'unknown') yield { page, group: inner.name, values: { space: inner.name, what } }
        if ('problem' in inner && inner.problem !== undefined)
          yield { page, group: nameOf(inner), values: { space: `${nameOf(inner)}: ${inner.problem}`, what } }
      }
  },
}
