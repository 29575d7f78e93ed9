import type { PreflightRule } from '../rule.ts'

/** No PostScript. */
export const postscriptXobject: PreflightRule = {
  id: 'postscript-xobject',
  condition: 'I2',
  authority: 'ISO 15930-7, 6.19; ISO 32000-1, 8.8.2',
  *check(reading) {
    for (const { page, place, thing } of reading.objects)
      if (thing.name('Subtype') === 'PS' || thing.name('Subtype2') === 'PS')
        yield { page, values: { what: place } }
  },
}
