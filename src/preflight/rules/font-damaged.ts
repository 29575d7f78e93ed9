import { readTables } from '../../read-sfnt.ts'
import type { Font } from '../font.ts'
import type { PreflightRule } from '../rule.ts'
import { usedFonts } from '../select.ts'

/** Fonts in the file can be read. */
export const fontDamaged: PreflightRule = {
  id: 'font-damaged',
  condition: 'T1',
  authority: 'ISO 32000-1, 9.9',
  *check(reading) {
    for (const [font, { pages }] of usedFonts(reading))
      if (isDamaged(font)) for (const page of pages) yield { page, values: { name: font.name } }
  },
}

function isDamaged({ program }: Font): boolean {
  if (!program) return false
  if (program.problem !== undefined || program.bytes.length === 0) return true
  return program.key === 'FontFile2' && !readTables(program.bytes)?.has('glyf')
}
