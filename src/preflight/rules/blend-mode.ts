import { PDFArray } from '@cantoo/pdf-lib'
import { asName } from '../../pdf/objects.ts'
import type { PreflightRule } from '../rule.ts'

/** Blend modes are those of the format. */
export const blendMode: PreflightRule = {
  id: 'blend-mode',
  condition: 'G1',
  authority: 'ISO 15930-7, 6.20; ISO 32000-1, 11.3.5',
  *check(reading) {
    for (const { page, place, thing } of reading.states) {
      const entry = thing.get('BM')
      const names = entry instanceof PDFArray ? thing.items('BM').map(asName) : [asName(entry)]
      if (entry && !names.some((name) => modes.has(name ?? '')))
        yield { page, values: { what: place, found: names.join(' ') } }
    }
  },
}

const modes = new Set([
  'Normal',
  'Compatible',
  'Multiply',
  'Screen',
  'Overlay',
  'Darken',
  'Lighten',
  'ColorDodge',
  'ColorBurn',
  'HardLight',
  'SoftLight',
  'Difference',
  'Exclusion',
  'Hue',
  'Saturation',
  'Color',
  'Luminosity',
])
