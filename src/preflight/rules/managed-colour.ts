import { type ColourSpace, spacesIn } from '../../pdf/colour-space.ts'
import type { PreflightRule } from '../rule.ts'
import { nameOf, spaceUses } from '../select.ts'

/** No colours that the printer has to convert, but for pictures where the profile says so. */
export const managedColour: PreflightRule = {
  id: 'managed-colour',
  condition: 'C1',
  authority: 'GWG 2022, R0027 (early binding), R0028 (intermediate binding)',
  *check(reading, limits) {
    for (const { page, space, what, image } of spaceUses(reading)) {
      if (image && limits.managedImages) continue
      if ([...spacesIn(space)].some(({ type }) => managed.has(type)))
        yield { page, group: nameOf(space), values: { space: nameOf(space), what } }
    }
  },
}

const managed = new Set<ColourSpace['type']>(['CalGray', 'CalRGB', 'Lab', 'ICCBased'])
