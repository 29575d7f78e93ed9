import type { PreflightRule } from '../rule.ts'
import { usedFonts } from '../select.ts'

/** Every glyph that is shown has its character. */
export const textNoUnicode: PreflightRule = {
  id: 'text-no-unicode',
  condition: 'T1',
  authority: 'house; ISO 32000-1, 9.10.3',
  *check(reading) {
    for (const [font, { codes, pages }] of usedFonts(reading)) {
      const missing = [...codes].filter((code) => font.toUnicode && !font.toUnicode.get(code))
      if (missing.length === 0) continue
      const shown = missing.slice(0, 5).map((code) => `<${code.toString(16).padStart(4, '0')}>`)
      for (const page of pages)
        yield { page, values: { name: font.name, count: missing.length, codes: shown.join(' ') } }
    }
  },
}
