import { deflateSync } from 'node:zlib'
import { PDFArray, type PDFDocument, PDFName, type PDFPage, PDFRawStream, type PDFRef } from '@cantoo/pdf-lib'
import type { Box } from '../pdf/page-box.ts'
import { subdictionary } from '../pdf/subdictionary.ts'
import type { Pt } from '../units.ts'
import { type Marks, marksOf, SLUG } from './marks.ts'
import { type SlugLine, slugLine } from './slug-line.ts'
import { SPOT, type Spot, spotSpace } from './spot.ts'

export type BoxWishes = {
  bleed: Pt
  marks: Marks
  /** Where every page is folded, from the left of its trim. */
  folds?: readonly Pt[] | undefined
  edition: 'cmyk' | 'black'
  spot?: Spot | undefined
  /** Stands with the marks. */
  slug?: SlugLine | undefined
  /** What it calls a page, by its index; without it, `3/32` by its place in the file. */
  pageName?: ((index: number) => string) | undefined
}

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
export function setBoxes(document: PDFDocument, wishes: BoxWishes): void {
  const { bleed, marks, folds = [], edition, spot, slug } = wishes
  const nameOf = wishes.pageName ?? ((index: number) => `${index + 1}/${pages.length}`)
  const isMarked = Object.entries(marks).some(
    ([mark, wanted]) => wanted && (mark !== 'fold' || folds.length > 0),
  )
  const space = isMarked ? registrationSpace(document) : undefined
  const ownPlate = isMarked && spot ? spotSpace(document, spot) : undefined
  const pages = document.getPages()
  const stream = streamsOf(document)
  const bar = [...plates[edition], ...(ownPlate ? tints : [])]
  const drawn = new Map<string, string>()
  /** Of pages of one size, once. */
  const drawMarks = (trim: Box): string => {
    const key = trim.join(' ')
    const operators = drawn.get(key) ?? marksOf(trim, bleed, marks, ALL, bar, folds)
    drawn.set(key, operators)
    return operators
  }
  const drawSlug = marks.slug && slug ? slugLine(document, slug, bleed) : undefined
  for (const [index, page] of pages.entries()) {
    const { x, y, width, height } = page.getTrimBox()
    const trim: Box = [x, y, x + width, y + height]
    set(page, 'TrimBox', trim)
    const cut = grown(trim, bleed)
    set(page, 'BleedBox', cut)
    set(page, 'MediaBox', grown(trim, isMarked ? bleed + SLUG : bleed))
    for (const name of ['CropBox', 'ArtBox']) page.node.delete(PDFName.of(name))
    if (!space) {
      surround(document, page, cut, '', stream)
      page.node.delete(PDFName.of('Annots'))
      continue
    }
    const spaces = new Map([[ALL, space]])
    if (ownPlate) spaces.set(SPOT, ownPlate)
    addSpaces(page, spaces)
    const line = drawSlug?.(page, trim, ALL, nameOf(index)) ?? ''
    surround(document, page, cut, drawMarks(trim) + line, stream)
    // The library puts an empty list of them on a page whose resources it is asked for.
    page.node.delete(PDFName.of('Annots'))
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

function addSpaces(page: PDFPage, spaces: Map<string, PDFRef>): void {
  const known = subdictionary(page.node.normalizedEntries().Resources, 'ColorSpace')
  for (const [name, space] of spaces) known.set(PDFName.of(name), space)
}

/**
 * Cut the page's own content at the end of the bleed, and draw the marks after it. It is closed in q and Q: it may leave
 * any state behind.
 */
function surround(
  document: PDFDocument,
  page: PDFPage,
  [left, bottom, right, top]: Box,
  marks: string,
  stream: (text: string) => PDFRef,
): void {
  const { context } = document
  const contents = page.node.get(PDFName.of('Contents'))
  const list = context.lookup(contents)
  const own = list instanceof PDFArray ? list.asArray() : contents ? [contents] : []
  const cut = [left, bottom, right - left, top - bottom].map((value) => Math.round(value * 1000) / 1000)
  const before = stream(`q ${cut.join(' ')} re W n\n`)
  page.node.set(PDFName.of('Contents'), context.obj([before, ...own, stream(`\nQ\n${marks}`)]))
}

/** Streams of operators, those of the same text once. */
function streamsOf({ context }: PDFDocument): (text: string) => PDFRef {
  const known = new Map<string, PDFRef>()
  return (text) => {
    const before = known.get(text)
    if (before) return before
    // The library compresses five times as slowly.
    const bytes = deflateSync(Buffer.from(text, 'latin1'))
    const dict = context.obj({ Filter: 'FlateDecode', Length: bytes.length })
    const ref = context.register(PDFRawStream.of(dict, bytes))
    known.set(text, ref)
    return ref
  }
}
