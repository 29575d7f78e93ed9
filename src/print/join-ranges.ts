import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib'
import { deleteUnreachable } from '../pdf/delete-unreachable.ts'
import { checkFonts, type FontFaults } from './check-fonts.ts'
import { completeTags } from './complete-tags.ts'
import { joinTags } from './join-tags.ts'
import { type Moved, moveObjects } from './move-objects.ts'
import { ELSEWHERE, type Place, type PrintedRange } from './print-range.ts'
import { shareFonts } from './share-fonts.ts'
import { shareImages } from './share-images.ts'
import type { Tag } from './tag.ts'
import { type OutlineEntry, writeOutline } from './write-outline.ts'
import { writeTags } from './write-tags.ts'

/** CSS pixels to points. */
const PX = 0.75

/**
 * One PDF of printed ranges, in the book's language: pages, tags, links and outline go on over the borders, and each font and picture is in it
 * once.
 *
 * ISO 32000-1: 7.7.3 page tree, 12.3.2 destinations, 12.3.3 outline, 14.7 tags.
 */
export async function joinRanges(
  ranges: readonly PrintedRange[],
  language: string,
  placement: Placement = inOrder(ranges),
): Promise<JoinedPdf> {
  const document = await PDFDocument.create({ updateMetadata: false })
  const { context } = document
  const tags: Tag[] = []
  const pages: PDFRef[] = []
  const places = new Map<string, PDFArray>()
  const headings: (OutlineEntry & { page: number })[] = []
  /** Where the objects of each range end. */
  const ends: number[] = []
  for (const [index, range] of ranges.entries()) {
    const numbers = placement.numbers[index] ?? []
    const numberOf = (page: number) => numbers[page] ?? LEFT_OUT
    const source = placement.parsed?.get(range) ?? (await parse(range))
    placement.parsed?.set(range, source)
    const moved = moveObjects(source.context, context)
    const own = source.getPages().map((page) => moved(page.ref))
    ends.push(context.largestObjectNumber)
    for (const tag of range.tags) {
      const page = firstPage(tag)
      if (page !== undefined && numberOf(page) === LEFT_OUT) continue
      tags.push(moveTag(tag, numberOf, `${index}-`, moved))
    }
    const destination = (place: Place) => destinationAt(context, own, place)
    for (const [id, place] of range.places)
      if (numberOf(place.page) !== LEFT_OUT) places.set(id, destination(place))
    for (const heading of range.headings) {
      const page = numberOf(heading.page)
      if (page !== LEFT_OUT) headings.push({ ...heading, page, destination: destination(heading) })
    }
    for (const [page, ref] of own.entries()) if (numberOf(page) !== LEFT_OUT) pages[numberOf(page)] = ref
  }
  inPageOrder(tags, (tag) => firstPage(tag) ?? 0)
  inPageOrder(headings, ({ page }) => page)
  const tree = document.catalog.get(PDFName.of('Pages'))
  if (!(tree instanceof PDFRef)) throw new Error('a PDF without page tree')
  const root = context.lookup(tree, PDFDict)
  root.set(PDFName.of('Kids'), context.obj(pages))
  root.set(PDFName.of('Count'), PDFNumber.of(pages.length))
  for (const ref of pages) {
    const page = context.lookup(ref, PDFDict)
    page.set(PDFName.of('Parent'), tree)
    leadLinks(context, page, places)
  }
  const joined = joinTags(tags)
  completeTags(joined, language)
  if (joined.length > 0) writeTags(document, joined)
  shareFonts(context, ({ objectNumber }) => {
    const range = ends.findIndex((end) => objectNumber <= end)
    return placement.fonts?.[range] ?? 0
  })
  shareImages(context)
  writeOutline(document, headings)
  deleteUnreachable(context)
  const fonts = checkFonts(context)
  refuseRadicals(fonts.radicals, ranges)
  return { document, tags: joined, fonts }
}

/** Where printed pages stand in the book. */
export type Placement = {
  /** By range and page: the number in the book, counted from 0, or `LEFT_OUT`. */
  numbers: readonly (readonly number[])[]
  /** By range: fonts become one among ranges of the same number only. Without it, among all. */
  fonts?: readonly number[]
  /** Ranges that go into more than one PDF need not be read again; nothing of them is changed. */
  parsed?: Pick<WeakMap<PrintedRange, PDFDocument>, 'get' | 'set'>
}

/** A page that was printed with others and is not wanted. */
export const LEFT_OUT = -1

async function parse({ pdf }: PrintedRange): Promise<PDFDocument> {
  if (pdf instanceof PDFDocument) return pdf
  return PDFDocument.load(pdf, { updateMetadata: false, parseSpeed: Number.POSITIVE_INFINITY })
}

function inOrder(ranges: readonly PrintedRange[]): Placement {
  let first = 0
  const numbers = ranges.map(({ texts }) => texts.map(() => first++))
  return { numbers }
}

/** Ranges may hold pages from all over the book. */
function inPageOrder<Thing>(things: Thing[], pageOf: (thing: Thing) => number): void {
  const pages = new Map(things.map((thing) => [thing, pageOf(thing)]))
  things.sort((a, b) => (pages.get(a) ?? 0) - (pages.get(b) ?? 0))
}

/** The page that a tag begins on; `undefined` for one that holds nothing. */
function firstPage(tag: Tag): number | undefined {
  for (const kid of tag.kids) {
    const page = kid.type === 'tag' ? firstPage(kid) : kid.page
    if (page !== undefined) return page
  }
  return undefined
}

/** A PDF of all pages, and what is known of it. */
export type JoinedPdf = { document: PDFDocument; tags: readonly Tag[]; fonts: FontFaults }

/**
 * Fonts have one glyph for a character and the radical that looks like it, and Chromium takes the one for the other; our
 * fonts are cut without radicals, so that it can't. Where the text has none, a PDF that has is a fault of ours.
 */
function refuseRadicals(radicals: readonly string[], ranges: readonly PrintedRange[]): void {
  const strange = radicals.filter((radical) =>
    ranges.every(({ texts }) => texts.every((text) => !text.includes(radical))),
  )
  if (strange.length > 0) throw new Error(`a font reads as radicals: ${strange.join(' ')}`)
}

/** A tag of a range as one of the book; ids begin with `prefix`, so that those of two ranges are never the same. */
function moveTag(tag: Tag, numberOf: (page: number) => number, prefix: string, moved: Moved): Tag {
  const own = (id: string) => `${prefix}${id}`
  const { Table, ...others } = tag.attributes ?? {}
  const headers = Table?.Headers
  const attributes = Array.isArray(headers)
    ? { ...others, Table: { ...Table, Headers: headers.map(own) } }
    : undefined
  return {
    ...tag,
    ...(tag.id === undefined ? {} : { id: own(tag.id) }),
    ...(attributes ? { attributes } : {}),
    kids: tag.kids.map((kid) => {
      if (kid.type === 'tag') return moveTag(kid, numberOf, prefix, moved)
      const page = numberOf(kid.page)
      if (kid.type !== 'content' || kid.form === undefined) return { ...kid, page }
      return { ...kid, page, form: moved(PDFRef.of(kid.form)).objectNumber }
    }),
  }
}

/** ISO 32000-1: 12.3.2.2: the upper left corner of the window comes to `x y`, the scale stays. */
function destinationAt(context: PDFContext, pages: PDFRef[], { page: number, x, y }: Place): PDFArray {
  const ref = pages[number]
  if (!ref) throw new Error(`no page ${number} among those printed`)
  const page = context.lookup(ref, PDFDict)
  const height = page.lookup(PDFName.of('MediaBox'), PDFArray).lookup(3, PDFNumber).asNumber()
  const round = (value: number) => Math.round(value * 100) / 100
  return context.obj([ref, 'XYZ', round(x * PX), round(height - y * PX), null])
}

/** Links that were printed with an address elsewhere lead into the book. */
function leadLinks(context: PDFContext, page: PDFDict, places: Map<string, PDFArray>): void {
  for (const ref of page.lookupMaybe(PDFName.of('Annots'), PDFArray)?.asArray() ?? []) {
    const annotation = context.lookup(ref, PDFDict)
    const address = annotation.lookupMaybe(PDFName.of('A'), PDFDict)?.lookup(PDFName.of('URI'))
    if (!(address instanceof PDFString)) continue
    const text = address.decodeText()
    if (!text.startsWith(ELSEWHERE)) continue
    annotation.delete(PDFName.of('A'))
    const place = places.get(decodeURIComponent(text.slice(ELSEWHERE.length)))
    if (place) annotation.set(PDFName.of('Dest'), place)
  }
}
