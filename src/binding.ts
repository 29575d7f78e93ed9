import type { Paper } from './papers.ts'
import type { Pt } from './units.ts'

/** `saddle` 骑马钉, `perfect` 无线胶装, `sewn` 锁线胶装. */
export type BindingMethod = 'saddle' | 'perfect' | 'sewn'

const mm = 72 / 25.4

/**
 * How thick a saddle-stitched book may be, all its leaves pressed together: beyond `gapes` it does not close well and
 * the inner pages lose millimetres to the creep; beyond `impossible` no stitcher's wire holds it.
 *
 * Of the trade: 64 pages of 80 g are 3.2 mm; stitching heads take 6 mm.
 */
export const saddleLimits: { gapes: Pt; impossible: Pt } = { gapes: 3.5 * mm, impossible: 6 * mm }

/** Most pages that shops like to stitch. */
const MOST_STITCHED = 64

/** The paper of a book without its cover: half as many leaves as pages, each as thick as the paper. */
export function blockThickness(pages: number, paper: Pick<Paper, 'caliper'>): Pt {
  return Math.ceil(pages / 2) * paper.caliper
}

/** Stitched as long as it closes well, else glued. */
export function suitableMethod(pages: number, paper: Pick<Paper, 'caliper'>): BindingMethod {
  return pages <= MOST_STITCHED && blockThickness(pages, paper) <= saddleLimits.gapes ? 'saddle' : 'perfect'
}
