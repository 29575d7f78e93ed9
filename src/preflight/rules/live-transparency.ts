import { isFlatStandard, pdfxClaim } from '../pdfx-claim.ts'
import type { PreflightRule } from '../rule.ts'
import { within } from '../select.ts'

/** X-1a and X-3 know no transparency. */
export const liveTransparency: PreflightRule = {
  id: 'live-transparency',
  condition: 'G2',
  authority: 'ISO 15930-4, 15930-6',
  *check(reading) {
    if (!isFlatStandard(pdfxClaim(reading.file))) return
    for (const { page, place, thing } of reading.states) {
      const blend = thing.name('BM') ?? 'Normal'
      const mask = thing.get('SMask')
      const found = [
        ...((thing.number('ca') ?? 1) < 1 ? ['ca'] : []),
        ...((thing.number('CA') ?? 1) < 1 ? ['CA'] : []),
        ...(blend === 'Normal' || blend === 'Compatible' ? [] : [`BM ${blend}`]),
        ...(mask && thing.name('SMask') !== 'None' ? ['SMask'] : []),
      ]
      if (found.length > 0)
        yield { page, group: found.join(', '), values: { what: within({ place }, found.join(', ')) } }
    }
    for (const { page, place, thing } of reading.groups)
      if (thing.name('S') === 'Transparency')
        yield { page, group: 'Group', values: { what: within({ place }, '/Group') } }
    for (const mark of reading.marks)
      if (mark.type === 'image' && mark.image.hasSoftMask)
        yield { page: mark.page, values: { what: within(mark, `${mark.operator} /SMask`) } }
  },
}
