import { PDFArray, type PDFDocument, PDFName, type PDFPage, type PDFRef } from '@cantoo/pdf-lib'
import { subdictionary } from '../pdf/subdictionary.ts'
import type { Pt } from '../units.ts'
import { type Box, marksOf, SLUG } from './marks.ts'
import { SPOT, type Spot, spotSpace } from './spot.ts'

export type BoxWishes = { bleed: Pt; marks: boolean; edition: 'cmyk' | 'black'; spot?: Spot | undefined }

/** Name of `/Separation /All` in the resources of a page. */
const ALL = 'BanxinAll'

/** The fields of the colour bar: every ink full and half, and the grey of three; of one ink its steps. */
const plates: Record<'cmyk' | 'black', readonly string[]> = {
  cmyk: [
    '1 0 0 0 k',
    '0 1 0 0 k',
    '0 0 1 0 k',
    '0 0 0 1 k',
    '.5 0 0 0 k',
    '0 .5 0 0 k',
    '0 0 .5 0 k',
    '0 0 0 .5 k',
    '.5 .4 .4 0 k',
  ],
  black: ['0 0 0 1 k', '0 0 0 .75 k', '0 0 0 .5 k', '0 0 0 .25 k'],
}

/** The steps of the spot colour. */
const tints = ['1', '.75', '.5', '.25'].map((tint) => `/${SPOT} cs ${tint} scn`)

/**
 * The page boundaries of ISO 32000-1, 14.11.2, around the trim that the pages have: bleed, and media with room for the
 * marks. Links and other annotations go: PDF/X has none inside the bleed (ISO 15930-7, 6.17).
 */
export function setBoxes(document: PDFDocument, { bleed, marks, edition, spot }: BoxWishes): void {
  const space = marks ? registrationSpace(document) : undefined
  const ownPlate = marks && spot ? spotSpace(document, spot) : undefined
  for (const page of document.getPages()) {
    const { x, y, width, height } = page.getTrimBox()
    const trim: Box = [x, y, x + width, y + height]
    set(page, 'TrimBox', trim)
    set(page, 'BleedBox', grown(trim, bleed))
    set(page, 'MediaBox', grown(trim, marks ? bleed + SLUG : bleed))
    for (const name of ['CropBox', 'ArtBox', 'Annots']) page.node.delete(PDFName.of(name))
    if (!space) continue
    const spaces = new Map([[ALL, space]])
    if (ownPlate) spaces.set(SPOT, ownPlate)
    const bar = [...plates[edition], ...(ownPlate ? tints : [])]
    addMarks(document, page, marksOf(trim, bleed, ALL, bar), spaces)
  }
}

function grown([left, bottom, right, top]: Box, by: Pt): Box {
  return [left - by, bottom - by, right + by, top + by]
}

function set(page: PDFPage, name: string, box: Box): void {
  page.node.set(PDFName.of(name), page.doc.context.obj(box.map((value) => Math.round(value * 1000) / 1000)))
}

/** All plates (ISO 32000-1, 8.6.6.4). */
function registrationSpace(document: PDFDocument): PDFRef {
  const { context } = document
  const tint = context.obj({ FunctionType: 2, Domain: [0, 1], C0: [0, 0, 0, 0], C1: [1, 1, 1, 1], N: 1 })
  return context.register(context.obj(['Separation', 'All', 'DeviceCMYK', tint]))
}

/** After the page's own content, which is closed in q and Q: it may leave any state behind. */
function addMarks(document: PDFDocument, page: PDFPage, marks: string, spaces: Map<string, PDFRef>): void {
  const { context } = document
  const resources = page.node.normalizedEntries().Resources
  const known = subdictionary(resources, 'ColorSpace')
  for (const [name, space] of spaces) known.set(PDFName.of(name), space)
  const contents = page.node.get(PDFName.of('Contents'))
  const list = context.lookup(contents)
  const own = list instanceof PDFArray ? list.asArray() : contents ? [contents] : []
  const stream = (text: string) => context.register(context.flateStream(text))
  page.node.set(PDFName.of('Contents'), context.obj([stream('q\n'), ...own, stream('\nQ\n'), stream(marks)]))
}
