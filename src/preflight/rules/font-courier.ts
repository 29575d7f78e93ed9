import type { PreflightRule } from '../rule.ts'
import { usedFonts } from '../select.ts'

/** No Courier: it stands where a font was missing. */
export const fontCourier: PreflightRule = {
  id: 'font-courier',
  condition: 'T1',
  authority: 'GWG 2022, R0014',
  *check(reading) {
    for (const [font, { pages }] of usedFonts(reading))
      if (/courier/i.test(font.name)) for (const page of pages) yield { page, values: { name: font.name } }
  },
}
