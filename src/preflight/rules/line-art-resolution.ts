import { coarsePictures } from '../image-resolutions.ts'
import type { PreflightRule } from '../rule.ts'

/** Pictures of one bit have pixels enough for sharp edges. */
export const lineArtResolution: PreflightRule = {
  id: 'line-art-resolution',
  condition: 'I1',
  authority: 'GWG 2022, R0032',
  check: (reading, limits) => coarsePictures(reading, true, limits.lineArtPpi),
}
