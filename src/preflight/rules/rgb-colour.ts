import { spacesIn } from '../../pdf/colour-space.ts'
import type { PreflightRule } from '../rule.ts'
import { nameOf, spaceUses } from '../select.ts'

/** No RGB without a profile: operators, pictures, shadings, patterns, tables of colours, alternates. */
export const rgbColour: PreflightRule = {
  id: 'rgb-colour',
  condition: 'C1',
  authority: 'GWG 2022, R0027; ISO 15930-4 (X-1a)',
  *check(reading) {
    for (const { page, space, what } of spaceUses(reading))
      if ([...spacesIn(space)].some(({ type }) => type === 'DeviceRGB'))
        yield { page, group: nameOf(space), values: { space: nameOf(space), what } }
  },
}
