import { imageInk } from '../image-ink.ts'
import type { PreflightRule } from '../rule.ts'
import { percent, visibleMarks, within } from '../select.ts'

/** Hardly a pixel of a picture has more ink than the house allows. */
export const inkImagePixels: PreflightRule = {
  id: 'ink-image-pixels',
  condition: 'C7',
  authority: 'house',
  async *check(reading, limits) {
    for (const mark of visibleMarks(reading)) {
      if (mark.type !== 'image' || mark.image.stencil) continue
      const { share = 0 } = await imageInk(mark.image, mark.matrix, limits)
      const what = within(mark, mark.operator)
      // JPEG makes some pixels darker than they were.
      if (share > 0.01)
        yield { page: mark.page, values: { what, share: percent(share), limit: percent(limits.inkTotal) } }
    }
  },
}
