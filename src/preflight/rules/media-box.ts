import type { PreflightRule } from '../rule.ts'
import { shownSize } from '../select.ts'

/** Every page has a size. */
export const mediaBox: PreflightRule = {
  id: 'media-box',
  condition: 'P1',
  authority: 'ISO 32000-1, 14.11.2',
  *check(reading) {
    for (const { number, boxes } of reading.pages) {
      const box = boxes.MediaBox
      if (!box) yield { page: number, values: { found: '–' } }
      else if (box.right - box.left < 3 || box.top - box.bottom < 3)
        yield { page: number, values: { found: shownSize(box) } }
    }
  },
}
