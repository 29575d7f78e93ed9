import { readColourSpace } from '../../pdf/colour-space.ts'
import type { PreflightRule } from '../rule.ts'
import { nameOf, within } from '../select.ts'

/** Transparency is blended in CMYK. */
export const groupColourSpace: PreflightRule = {
  id: 'group-colour-space',
  condition: 'C2',
  authority: 'GWG 2022, R0030; ISO 15930-7, 6.20',
  *check(reading) {
    const resources = new Map(reading.pages.map((page) => [page.number, page.resources]))
    for (const { page, place, thing, mask } of reading.groups) {
      const from = resources.get(page)
      const object = thing.get('CS')
      if (!object || !from) continue
      const space = readColourSpace(from, object)
      if (space.type === 'DeviceCMYK' || (mask === 'Luminosity' && space.type === 'DeviceGray')) continue
      yield {
        page,
        group: nameOf(space),
        values: { space: nameOf(space), what: within({ place }, '/Group') },
      }
    }
  },
}
