import { PDFArray, PDFName, PDFNumber, type PDFPage } from '@cantoo/pdf-lib'
import type { Pt } from '../units.ts'

/** In default user space. */
export type Box = readonly [left: Pt, bottom: Pt, right: Pt, top: Pt]

/** A box that a page has or inherits, its corners in any order; ISO 32000-1, 7.7.3.4, 7.9.5, 14.11.2. `undefined` where it is none. */
export function pageBox({ node, doc }: PDFPage, name: string): Box | undefined {
  const inherited = node.getInheritableAttribute(PDFName.of(name))
  const own = inherited && doc.context.lookup(inherited)
  if (!(own instanceof PDFArray) || own.size() !== 4) return undefined
  const corners = Array.from({ length: 4 }, (_, index) => own.lookup(index))
  const numbers = corners.map((corner) => (corner instanceof PDFNumber ? corner.asNumber() : Number.NaN))
  const [x = 0, y = 0, otherX = 0, otherY = 0] = numbers
  const box: Box = [Math.min(x, otherX), Math.min(y, otherY), Math.max(x, otherX), Math.max(y, otherY)]
  return box.every(Number.isFinite) && box[2] > box[0] && box[3] > box[1] ? box : undefined
}

/** What of a box is in another; that one, where nothing is. */
export function within(inner: Box, outer: Box): Box {
  const box: Box = [
    Math.max(inner[0], outer[0]),
    Math.max(inner[1], outer[1]),
    Math.min(inner[2], outer[2]),
    Math.min(inner[3], outer[3]),
  ]
  return box[2] > box[0] && box[3] > box[1] ? box : outer
}
