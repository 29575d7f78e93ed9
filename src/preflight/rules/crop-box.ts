import { isInside } from '../../pdf/geometry.ts'
import type { PreflightRule } from '../rule.ts'
import { shownSize } from '../select.ts'

/** CropBox is left out, or the same as MediaBox. */
export const cropBox: PreflightRule = {
  id: 'crop-box',
  condition: 'P1',
  authority: 'GWG 2022, R0003',
  *check(reading) {
    for (const { number, boxes } of reading.pages) {
      const { CropBox: crop, MediaBox: media } = boxes
      if (crop && media && !(isInside(crop, media, 0.01) && isInside(media, crop, 0.01)))
        yield { page: number, values: { found: shownSize(crop), expected: shownSize(media) } }
    }
  },
}
