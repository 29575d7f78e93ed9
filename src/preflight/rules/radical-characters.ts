import type { PreflightRule } from '../rule.ts'
import { usedFonts } from '../select.ts'

/** Copied text has characters, not the radicals of dictionaries. */
export const radicalCharacters: PreflightRule = {
  id: 'radical-characters',
  condition: 'T1',
  authority: 'house; Unicode 16, 18.3',
  *check(reading) {
    for (const [font, { codes, pages }] of usedFonts(reading)) {
      const texts = [...codes].map((code) => font.toUnicode?.get(code) ?? '')
      const radicals = texts.filter((text) => /[\u2e80-\u2fdf]/u.test(text))
      if (radicals.length === 0) continue
      const shown = radicals.slice(0, 5).join(' ')
      for (const page of pages)
        yield { page, values: { name: font.name, count: radicals.length, characters: shown } }
    }
  },
}
