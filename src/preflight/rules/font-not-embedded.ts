import type { PreflightRule } from '../rule.ts'
import { usedFonts } from '../select.ts'

/** Every font is in the file. */
export const fontNotEmbedded: PreflightRule = {
  id: 'font-not-embedded',
  condition: 'T1',
  authority: 'ISO 15930-7, 6.5; ISO 32000-1, 9.9',
  *check(reading) {
    for (const [font, { pages }] of usedFonts(reading))
      if (font.subtype !== 'Type3' && !font.program)
        for (const page of pages) yield { page, values: { name: font.name } }
  },
}
