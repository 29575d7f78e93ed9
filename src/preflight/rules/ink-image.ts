import { imageInk } from '../image-ink.ts'
import type { PreflightRule } from '../rule.ts'
import { percent, visibleMarks, within } from '../select.ts'

/** No part of a picture has more ink than paper takes. */
export const inkImage: PreflightRule = {
  id: 'ink-image',
  condition: 'C7',
  authority: 'GWG 2022, R0026',
  async *check(reading, limits) {
    for (const mark of visibleMarks(reading)) {
      if (mark.type !== 'image' || mark.image.stencil) continue
      const ink = await imageInk(mark.image, mark.matrix, limits)
      const what = within(mark, mark.operator)
      if (ink.average !== undefined && ink.average > limits.inkAverage)
        yield {
          page: mark.page,
          values: { what, found: percent(ink.average), limit: percent(limits.inkAverage) },
        }
    }
  },
}
