import type { PreflightRule } from '../rule.ts'

/** No box or gap stands where a glyph is missing. */
export const missingGlyph: PreflightRule = {
  id: 'missing-glyph',
  condition: 'T1',
  authority: 'ISO 15930-7, 6.5; ISO 32000-1, 9.7.6.3',
  *check(reading) {
    for (const mark of reading.marks) {
      if (mark.type !== 'text' || !mark.font || !(mark.fill || mark.stroke)) continue
      for (const { code, missing } of mark.glyphs)
        if (missing)
          yield {
            page: mark.page,
            group: mark.font.name,
            values: { name: mark.font.name, code: `<${code.toString(16).padStart(4, '0')}>` },
          }
    }
  },
}
