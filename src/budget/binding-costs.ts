import { type BindingMethod, blockThickness, saddleLimits } from '../binding.ts'
import type { Paper } from '../papers.ts'
import type { Pt } from '../units.ts'

/** What a way of binding costs in blank pages. */
export type BindingCost = {
  method: BindingMethod
  /** Pages of a signature; of a stitched booklet the whole. */
  signature: number
  /** Pages on paper, blank ones included: the last signature only as large as it must be. */
  printed: number
  blanks: number
  /** The same where the last signature is as large as the others. */
  full: { printed: number; blanks: number }
  /** Why it can't be bound so: thicker than the wire takes, or too thin for glue. */
  fault: 'too-thick' | 'too-thin' | undefined
  thickness: Pt
}

/** Glue holds no thinner block. */
const THINNEST_GLUED: Pt = (2 * 72) / 25.4

/** A sheet that is folded once has four pages: less is not bound. */
export const LEAST = 4

/** Stitched, and glued or sewn of signatures of 4 to 32 pages. */
export function bindingCosts(pages: number, paper: Pick<Paper, 'caliper'>): BindingCost[] {
  const printed = padded(pages, LEAST)
  const thickness = blockThickness(printed, paper)
  const cost = (method: BindingMethod, signature: number): BindingCost => {
    const all = padded(pages, signature)
    const isThick = method === 'saddle' && thickness > saddleLimits.impossible + 1e-6
    const isThin = method === 'perfect' && thickness < THINNEST_GLUED - 1e-6
    return {
      method,
      signature,
      printed,
      blanks: printed - pages,
      full: { printed: all, blanks: all - pages },
      fault: isThick ? 'too-thick' : isThin ? 'too-thin' : undefined,
      thickness,
    }
  }
  return [
    { ...cost('saddle', LEAST), signature: printed },
    ...[4, 8, 16, 32].map((signature) => cost('perfect', signature)),
  ]
}

/** The next multiple. */
export function padded(pages: number, multiple: number): number {
  return Math.ceil(pages / multiple) * multiple
}

/**
 * Pages of one 印张: half of a full sheet, printed on both sides, which is what paper and printing are paid by. A full sheet
 * (大度, 889 × 1194 mm) is halved until the page is reached: A5 and 32开 are 32 pages, A4 and 16开 16.
 */
export function pagesOfPrintedSheet(trim: { width: Pt; height: Pt }): number {
  const mm = 72 / 25.4
  const sheet = 889 * 1194 * mm ** 2
  // A pages are a little larger than what trimmed sheets of 大度 give.
  const ratio = (sheet * 1.04) / (trim.width * trim.height)
  return 2 ** Math.max(0, Math.floor(Math.log2(ratio)))
}
