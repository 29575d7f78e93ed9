import type { PreflightRule } from '../rule.ts'
import { usedFonts } from '../select.ts'

/** No fonts whose glyphs are drawings: they print coarser and are slow. */
export const fontType3: PreflightRule = {
  id: 'font-type3',
  condition: 'T1',
  authority: 'house',
  *check(reading) {
    for (const [font, { pages }] of usedFonts(reading))
      if (font.subtype === 'Type3') for (const page of pages) yield { page, values: { name: font.name } }
  },
}
