import type { Bounds } from '../../pdf/geometry.ts'
import type { PreflightRule } from '../rule.ts'
import { isUnseen, visibleParts } from '../select.ts'

/** What is cut reaches the end of the bleed. */
export const bleedShort: PreflightRule = {
  id: 'bleed-short',
  condition: 'P2',
  authority: 'house; usual of print shops',
  *check(reading) {
    const pages = new Map(reading.pages.map((page) => [page.number, page]))
    for (const mark of visibleParts(reading)) {
      const page = pages.get(mark.page)
      if (!page || mark.type === 'text' || isUnseen(mark)) continue
      const trim = page.boxes.TrimBox
      const bleed = page.boxes.BleedBox
      if (!trim || !bleed) continue
      const sides = shortSides(mark.bounds, trim, bleed)
      if (sides.length > 0) yield { page: mark.page, values: { sides: sides.join(' ') } }
    }
  },
}

/** Arrows of the sides where something touches or crosses the trim and ends before the bleed does. */
function shortSides(bounds: Bounds, trim: Bounds, bleed: Bounds): string[] {
  const inside =
    bounds.right > trim.left + NEAR &&
    bounds.left < trim.right - NEAR &&
    bounds.top > trim.bottom + NEAR &&
    bounds.bottom < trim.top - NEAR
  if (!inside) return []
  const short = (edge: number, trimEdge: number, bleedEdge: number) =>
    edge >= trimEdge - NEAR && edge < bleedEdge - NEAR
  return [
    ...(short(-bounds.left, -trim.left, -bleed.left) ? ['←'] : []),
    ...(short(bounds.right, trim.right, bleed.right) ? ['→'] : []),
    ...(short(bounds.top, trim.top, bleed.top) ? ['↑'] : []),
    ...(short(-bounds.bottom, -trim.bottom, -bleed.bottom) ? ['↓'] : []),
  ]
}

/** A fifth of a millimetre: knives are no better. */
const NEAR = 0.5
