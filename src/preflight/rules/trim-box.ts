import type { PreflightRule } from '../rule.ts'

/** Every page says where it is cut: TrimBox or ArtBox, not both. */
export const trimBox: PreflightRule = {
  id: 'trim-box',
  condition: 'P1',
  authority: 'CGATS Application Notes, 2.10; ISO 32000-1, 14.11.2',
  *check(reading) {
    for (const { number, boxes } of reading.pages)
      if (!boxes.TrimBox === !boxes.ArtBox)
        yield { page: number, values: { found: boxes.TrimBox ? 'TrimBox + ArtBox' : '–' } }
  },
}
