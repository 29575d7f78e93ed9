import type { PreflightRule } from '../rule.ts'
import { usedFonts } from '../select.ts'

/** Fonts bring the glyphs that are used, not all. */
export const fontNotSubset: PreflightRule = {
  id: 'font-not-subset',
  condition: 'T1',
  authority: 'house',
  *check(reading) {
    for (const [font, { pages }] of usedFonts(reading))
      if (font.program && !/^[A-Z]{6}\+/.test(font.name))
        for (const page of pages) yield { page, values: { name: font.name } }
  },
}
