import type { PreflightRule } from '../rule.ts'

/** No page of another file stands in. */
export const referenceXobject: PreflightRule = {
  id: 'reference-xobject',
  condition: 'I2',
  authority: 'ISO 15930-7, 6.19',
  *check(reading) {
    for (const { page, place, thing } of reading.objects)
      if (thing.entries('Ref').dictionary) yield { page, values: { what: place } }
  },
}
