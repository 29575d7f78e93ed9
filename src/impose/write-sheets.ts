import { createHash } from 'node:crypto'
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  type PDFRef,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib'
import { deleteUnreachable } from '../pdf/delete-unreachable.ts'
import type { Box } from '../pdf/page-box.ts'
import type { Pt } from '../units.ts'
import { formOfPage } from './form-of-page.ts'
import { type Gaps, layOutSheet } from './lay-out-sheet.ts'
import type { Source } from './open-source.ts'
import { write, writeMatrix } from './operators.ts'
import { type Bleed, type Matrix, multiply, placePage } from './place-page.ts'
import type { Place, Plan, Sheet } from './plan.ts'
import { bleedOfBlock, sheetMarks } from './sheet-marks.ts'
import type { SheetSize } from './sheet-sizes.ts'
import type { SourcePage } from './source-page.ts'
import { withoutClaims } from './without-claims.ts'

/** How the pages are put on paper; all is decided. */
export type SheetJob = {
  plan: Plan
  size: SheetSize
  /** Trim of a page on the sheet, after scaling. */
  page: { width: Pt; height: Pt }
  scale: number
  gaps: Gaps
  bleed: Bleed
  marks: boolean
  /** Signatures that are gathered on each other and get 帖标; 0 for none. */
  gathered: number
  /** Which edge the printer turns the sheet over; told to programs that print the file. */
  duplex: 'short' | 'long' | undefined
}

/**
 * Put the pages of a PDF on sheets, in the same file: each page becomes a form, what drew it stays as it is, and the
 * output intent, fonts and pictures are those that were there.
 *
 * The document is used up. `sides` lists what becomes a page of the result, in order. The same input gives the same bytes.
 */
export async function writeSheets(
  source: Source,
  job: SheetJob,
  sides: readonly { sheet: Sheet; side: 'front' | 'back' }[],
): Promise<Uint8Array> {
  const { document, isPdfX, hasObjectStreams } = source
  const { context, catalog } = document
  const root = PDFDict.withContext(context)
  const rootRef = context.register(root)
  const marks = isPdfX ? registrationSpace(context) : undefined
  const group = commonGroup(source.pages)
  const kids = sides.map(({ sheet, side }) => sheetPage(source, job, sheet, side, rootRef, marks, group))
  root.set(PDFName.of('Type'), PDFName.of('Pages'))
  root.set(PDFName.of('Kids'), context.obj(kids))
  root.set(PDFName.of('Count'), context.obj(kids.length))
  catalog.set(PDFName.of('Pages'), rootRef)
  // What belongs to pages that are none any more.
  for (const name of gone) catalog.delete(PDFName.of(name))
  const names = catalog.lookup(PDFName.of('Names'))
  if (names instanceof PDFDict) for (const name of ['Dests', 'Pages']) names.delete(PDFName.of(name))
  withoutClaims(document)
  if (!isPdfX) advisePrinter(context, catalog, job.duplex)
  renewId(context, job)
  deleteUnreachable(context)
  return document.save({
    useObjectStreams: hasObjectStreams && !isPdfX,
    addDefaultPage: false,
    updateFieldAppearances: false,
    objectsPerTick: Number.POSITIVE_INFINITY,
  })
}

const gone = [
  'StructTreeRoot',
  'MarkInfo',
  'Outlines',
  'Dests',
  'PageLabels',
  'OpenAction',
  'AA',
  'AcroForm',
  'Threads',
  'PageMode',
  'PageLayout',
]

/** Name of `/Separation /All` in the resources of a sheet. */
const ALL = 'BanxinAll'

function sheetPage(
  source: Source,
  job: SheetJob,
  sheet: Sheet,
  side: 'front' | 'back',
  parent: PDFRef,
  marks: PDFRef | undefined,
  group: ReturnType<PDFDict['get']>,
): PDFRef {
  const { context } = source.document
  const { size, page, gaps, bleed, plan } = job
  const layout = layOutSheet(sheet, page, gaps, size)
  const forms: Record<string, PDFRef> = {}
  const operators = sheet[side].flatMap((place) => {
    const from = place.page === undefined ? undefined : source.pages[place.page - 1]
    if (!from) return []
    const { matrix, clip } = formPlace(from, place)
    const name = `P${place.page}`
    forms[name] = formOfPage(context, from, clip, group === undefined)
    return [`q ${writeMatrix(matrix)} /${name} Do Q`]
  })

  function formPlace(from: SourcePage, place: Place): { matrix: Matrix; clip: Box } {
    const { scale } = job
    const [a, b, c, d, e, f] = from.upright
    const upright: Matrix = [a * scale, b * scale, c * scale, d * scale, e * scale, f * scale]
    const placed = placePage(place, sheet, layout, gaps, bleed)
    return { matrix: multiply(upright, placed.matrix), clip: clipOf(placed.clip, upright, from.media) }
  }

  const block = largestBlock(plan, (one) => layOutSheet(one, page, gaps, size).block)
  // All plates only outside of the bleed; those of a smaller last signature are inside of it.
  const isSmaller = layout.block[0] > block[0] + 0.01 || layout.block[1] > block[1] + 0.01
  const colour = marks && !isSmaller ? `/${ALL} CS 1 SCN` : '0 G'
  if (job.marks) {
    const { gathered } = job
    operators.push(sheetMarks({ sheet, side, layout, size, bleed: bleed.cut, colour, gathered }))
  }
  const resources = context.obj({ XObject: forms })
  if (marks && job.marks) resources.set(PDFName.of('ColorSpace'), context.obj({ [ALL]: marks }))
  const box = (values: Box) => context.obj(values.map((value) => Number(write(value))))
  const dict = context.obj({ Type: 'Page', Parent: parent })
  dict.set(PDFName.of('MediaBox'), box([0, 0, size.width, size.height]))
  dict.set(PDFName.of('BleedBox'), box(bleedOfBlock(block, bleed.cut, size)))
  dict.set(PDFName.of('TrimBox'), box(bleedOfBlock(block, 0, size)))
  dict.set(PDFName.of('Resources'), resources)
  dict.set(PDFName.of('Contents'), context.register(context.flateStream(`${operators.join('\n')}\n`)))
  if (group) dict.set(PDFName.of('Group'), group)
  return context.register(dict)
}

/** Around the pages of any sheet: all sheets of a file have the same boxes. */
function largestBlock({ sheets }: Plan, blockOf: (sheet: Sheet) => Box): Box {
  return sheets
    .map(blockOf)
    .reduce((one, other) => [
      Math.min(one[0], other[0]),
      Math.min(one[1], other[1]),
      Math.max(one[2], other[2]),
      Math.max(one[3], other[3]),
    ])
}

/** A clip in scaled upright coordinates, in those of the page itself; never beyond its media. */
function clipOf([left, bottom, right, top]: Box, [a, b, c, d, e, f]: Matrix, media: Box): Box {
  const determinant = a * d - b * c
  const back = (x: number, y: number): [number, number] => [
    (d * (x - e) - c * (y - f)) / determinant,
    (a * (y - f) - b * (x - e)) / determinant,
  ]
  const [[x, y], [otherX, otherY]] = [back(left, bottom), back(right, top)]
  return [
    Math.max(Math.min(x, otherX), media[0]),
    Math.max(Math.min(y, otherY), media[1]),
    Math.min(Math.max(x, otherX), media[2]),
    Math.min(Math.max(y, otherY), media[3]),
  ]
}

/** All plates (ISO 32000-1, 8.6.6.4). */
function registrationSpace(context: PDFContext): PDFRef {
  const tint = context.obj({ FunctionType: 2, Domain: [0, 1], C0: [0, 0, 0, 0], C1: [1, 1, 1, 1], N: 1 })
  return context.register(context.obj(['Separation', 'All', 'DeviceCMYK', tint]))
}

/** The transparency group that all pages have: then it is the sheet's. Where they differ, each form keeps its own. */
function commonGroup(pages: SourcePage[]): ReturnType<PDFDict['get']> {
  const groups = pages.map(({ node }) => node.get(PDFName.of('Group')))
  const [first] = groups
  return first && groups.every((group) => group?.toString() === first.toString()) ? first : undefined
}

/** Programs that print it choose these by themselves (ISO 32000-1, table 150). */
function advisePrinter(
  context: PDFContext,
  catalog: PDFDocument['catalog'],
  duplex: SheetJob['duplex'],
): void {
  const before = catalog.lookup(PDFName.of('ViewerPreferences'))
  const preferences = before instanceof PDFDict ? before : PDFDict.withContext(context)
  preferences.set(PDFName.of('PrintScaling'), PDFName.of('None'))
  if (duplex)
    preferences.set(
      PDFName.of('Duplex'),
      PDFName.of(duplex === 'short' ? 'DuplexFlipShortEdge' : 'DuplexFlipLongEdge'),
    )
  catalog.set(PDFName.of('ViewerPreferences'), preferences)
}

/** The first half of a file's id stays, the second is new with its content: ISO 32000-1, 14.4. */
function renewId(context: PDFContext, job: SheetJob): void {
  const before = context.lookup(context.trailerInfo.ID)
  const first = before instanceof PDFArray ? context.lookup(before.get(0)) : undefined
  const isText = first instanceof PDFHexString || first instanceof PDFString
  const kept = isText ? Buffer.from(first.asBytes()).toString('hex') : ''
  const hash = createHash('sha256').update(kept).update(JSON.stringify(job))
  if (kept === '')
    for (const [, object] of context.enumerateIndirectObjects())
      if (object instanceof PDFRawStream) hash.update(object.contents)
      else if (!(object instanceof PDFStream)) hash.update(object.toString())
  const renewed = hash.digest('hex').slice(0, 32)
  context.trailerInfo.ID = context.obj([PDFHexString.of(kept || renewed), PDFHexString.of(renewed)])
}
