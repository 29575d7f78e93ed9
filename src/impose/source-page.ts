import { PDFDict, PDFName, PDFNumber, type PDFPage } from '@cantoo/pdf-lib'
import { type Box, pageBox, within } from '../pdf/page-box.ts'
import type { Pt } from '../units.ts'
import type { Matrix } from './place-page.ts'

/** A page of the PDF that is imposed. */
export type SourcePage = {
  node: PDFPage['node']
  /** As one sees it: after its own rotation and unit. */
  width: Pt
  height: Pt
  /** What the page has beyond its trim on every side. */
  bleed: Pt
  /** From the page's own coordinates to those with the lower left corner of the trim, as one sees it, in the origin. */
  upright: Matrix
  /** All that may be seen, in the page's own coordinates. */
  media: Box
}

/** Read the boxes of a page: ISO 32000-1, 14.11.2; `Rotate` and `UserUnit`: 7.7.3.3. */
export function sourcePage(page: PDFPage): SourcePage {
  const { node } = page
  const box = (name: string) => pageBox(page, name)
  const media = box('MediaBox') ?? [0, 0, 612, 792]
  const shown = within(box('CropBox') ?? media, media)
  const own = box('TrimBox') ?? box('ArtBox')
  const trim = within(own ?? shown, media)
  // Without a trim nothing says that the page has bleed.
  const bleed = own ? within(box('BleedBox') ?? shown, media) : trim
  const unit = numberIn(node, 'UserUnit') ?? 1
  const quarters = (((Math.round((numberIn(node, 'Rotate') ?? 0) / 90) % 4) + 4) % 4) as 0 | 1 | 2 | 3
  const [left, bottom, right, top] = trim
  const upright: Matrix = (
    [
      [1, 0, 0, 1, -left, -bottom],
      [0, -1, 1, 0, -bottom, right],
      [-1, 0, 0, -1, right, top],
      [0, 1, -1, 0, top, -left],
    ] as const
  )[quarters]
  const [a, b, c, d, e, f] = upright
  const across = [(right - left) * unit, (top - bottom) * unit] as const
  const [width, height] = quarters % 2 === 0 ? across : [across[1], across[0]]
  const beyond = [left - bleed[0], bottom - bleed[1], bleed[2] - right, bleed[3] - top]
  return {
    node,
    width,
    height,
    bleed: Math.max(0, Math.min(...beyond)) * unit,
    upright: [a * unit, b * unit, c * unit, d * unit, e * unit, f * unit],
    media: own ? media : shown,
  }
}

function numberIn(node: PDFPage['node'], name: string): number | undefined {
  const value = node.getInheritableAttribute(PDFName.of(name))
  const number = value instanceof PDFDict ? undefined : node.context.lookup(value)
  return number instanceof PDFNumber ? number.asNumber() : undefined
}
