import type { Font } from '../font.ts'
import type { PreflightRule } from '../rule.ts'
import { usedFonts } from '../select.ts'

/** Text can be copied and searched. */
export const fontNoUnicode: PreflightRule = {
  id: 'font-no-unicode',
  condition: 'T1',
  authority: 'house; ISO 32000-1, 9.10',
  *check(reading) {
    for (const [font, { pages }] of usedFonts(reading))
      if (!font.toUnicode && !isKnown(font))
        for (const page of pages) yield { page, values: { name: font.name } }
  },
}

/** Simple fonts with an encoding by glyph names, and CIDs of a known collection, mean characters by themselves. */
function isKnown({ subtype, entries, glyphFont }: Font): boolean {
  if (subtype === 'Type3') return true
  if (subtype !== 'Type0')
    return entries.has('Encoding') || !isSymbolic(entries.entries('FontDescriptor').number('Flags'))
  const ordering = glyphFont.entries('CIDSystemInfo').text('Ordering') ?? 'Identity'
  return ['GB1', 'CNS1', 'Japan1', 'Korea1', 'KR'].includes(ordering)
}

/** Bit 3 of the flags: ISO 32000-1, table 123. */
function isSymbolic(flags: number | undefined): boolean {
  return ((flags ?? 0) & 4) !== 0
}
