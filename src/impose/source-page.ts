import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFPage } from '@cantoo/pdf-lib'
import type { Pt } from '../units.ts'
import type { Box } from './lay-out-sheet.ts'
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
export function sourcePage({ node }: PDFPage): SourcePage {
  const box = (name: string) => readBox(node.getInheritableAttribute(PDFName.of(name)), node)
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

function readBox(value: unknown, node: PDFDict): Box | undefined {
  const array = value instanceof PDFArray ? value : node.context.lookup(value as never)
  if (!(array instanceof PDFArray) || array.size() !== 4) return undefined
  const numbers = Array.from({ length: 4 }, (_, index) => array.lookup(index))
  const [x = 0, y = 0, otherX = 0, otherY = 0] = numbers.map((number) =>
    number instanceof PDFNumber ? number.asNumber() : Number.NaN,
  )
  const box: Box = [Math.min(x, otherX), Math.min(y, otherY), Math.max(x, otherX), Math.max(y, otherY)]
  return box.every(Number.isFinite) && box[2] > box[0] && box[3] > box[1] ? box : undefined
}

function within(inner: Box, outer: Box): Box {
  const cut: Box = [
    Math.max(inner[0], outer[0]),
    Math.max(inner[1], outer[1]),
    Math.min(inner[2], outer[2]),
    Math.min(inner[3], outer[3]),
  ]
  return cut[2] > cut[0] && cut[3] > cut[1] ? cut : outer
}

function numberIn(node: PDFPage['node'], name: string): number | undefined {
  const value = node.getInheritableAttribute(PDFName.of(name))
  const number = value instanceof PDFDict ? undefined : node.context.lookup(value)
  return number instanceof PDFNumber ? number.asNumber() : undefined
}
