import { PDFArray, PDFDict, type PDFDocument, PDFName, type PDFPage, type PDFRef } from '@cantoo/pdf-lib'
import type { Pt } from '../units.ts'
import { type Box, marksOf, SLUG } from './marks.ts'

export type BoxWishes = { bleed: Pt; marks: boolean; edition: 'cmyk' | 'black' }

/** Name of `/Separation /All` in the resources of a page. */
const ALL = 'BanxinAll'

/**
 * The page boundaries of ISO 32000-1, 14.11.2, around the trim that the pages have: bleed, and media with room for the
 * marks. Links and other annotations go: PDF/X has none inside the bleed (ISO 15930-7, 6.17).
 */
export function setBoxes(document: PDFDocument, { bleed, marks, edition }: BoxWishes): void {
  const space = marks ? registrationSpace(document) : undefined
  for (const page of document.getPages()) {
    const { x, y, width, height } = page.getTrimBox()
    const trim: Box = [x, y, x + width, y + height]
    set(page, 'TrimBox', trim)
    set(page, 'BleedBox', grown(trim, bleed))
    set(page, 'MediaBox', grown(trim, marks ? bleed + SLUG : bleed))
    for (const name of ['CropBox', 'ArtBox', 'Annots']) page.node.delete(PDFName.of(name))
    if (space) addMarks(document, page, marksOf(trim, bleed, ALL, edition), space)
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
function addMarks(document: PDFDocument, page: PDFPage, marks: string, space: PDFRef): void {
  const { context } = document
  const resources = page.node.normalizedEntries().Resources
  let spaces = resources.lookup(PDFName.of('ColorSpace'))
  if (!(spaces instanceof PDFDict)) {
    spaces = PDFDict.withContext(context)
    resources.set(PDFName.of('ColorSpace'), spaces)
  }
  ;(spaces as PDFDict).set(PDFName.of(ALL), space)
  const contents = page.node.get(PDFName.of('Contents'))
  const list = context.lookup(contents)
  const own = list instanceof PDFArray ? list.asArray() : contents ? [contents] : []
  const stream = (text: string) => context.register(context.flateStream(text))
  page.node.set(PDFName.of('Contents'), context.obj([stream('q\n'), ...own, stream('\nQ\n'), stream(marks)]))
}
