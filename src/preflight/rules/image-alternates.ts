import type { PreflightRule } from '../rule.ts'

/** Pictures have no other versions of themselves. */
export const imageAlternates: PreflightRule = {
  id: 'image-alternates',
  condition: 'I2',
  authority: 'ISO 15930-7, 6.14',
  *check(reading) {
    for (const { page, place, thing } of reading.objects)
      if (thing.name('Subtype') === 'Image' && thing.has('Alternates'))
        yield { page, values: { what: place } }
  },
}
