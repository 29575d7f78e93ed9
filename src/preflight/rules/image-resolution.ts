import { coarsePictures } from '../image-resolutions.ts'
import type { PreflightRule } from '../rule.ts'

/** Pictures have pixels enough for their size. */
export const imageResolution: PreflightRule = {
  id: 'image-resolution',
  condition: 'I1',
  authority: 'GWG 2022, R0031',
  check: (reading, limits) => coarsePictures(reading, false, limits.imagePpi),
}
