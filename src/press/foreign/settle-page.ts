import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFPage } from '@cantoo/pdf-lib'
import { type Box, pageBox, within } from '../../pdf/page-box.ts'
import type { Pt } from '../../units.ts'
import { mm } from '../marks.ts'
import { PressError } from '../press-error.ts'
import type { Fact } from './shop.ts'

/** A page upright and in points, with its trim. */
export type SettledPage = {
  trim: Box
  /** Operators that go before its content: turned and scaled as it is seen, and cut where it ended before. */
  before: string
}

/** Nobody sees or measures less. */
const NEAR = 0.1 * mm

/**
 * Settle what a page of others is: where it is cut, how far it bleeds, that it stands upright (GWG 2022, R0002 to
 * R0004). What its annotations show, and what bleed it lacks, is noted.
 *
 * @throws PressError where it is no page, or of no size
 */
export function settlePage(page: PDFPage, bleed: Pt, note: (fact: Fact) => void): SettledPage {
  const media = pageBox(page, 'MediaBox')
  const type = page.node.lookup(PDFName.of('Type'))
  // Readers make up what is not there, each in its own way.
  if (!media || type !== PDFName.of('Page'))
    throw new PressError('press-file-damaged', { detail: media ? `/Type ${type}` : '/MediaBox' })
  const crop = within(pageBox(page, 'CropBox') ?? media, media)
  const named = pageBox(page, 'TrimBox') ?? pageBox(page, 'ArtBox')
  const trim = within(named ?? crop, media)
  const own = pageBox(page, 'BleedBox')
  // A bleed box that is no larger than the trim says nothing.
  const end = own && exceeds(own, trim) ? within(own, media) : media
  if (!named) {
    const [width, height] = sizeOf(trim).map((length) => Math.round((length / mm) * 10) / 10)
    note({ ruleId: 'press-file-no-trim', values: { width: width ?? 0, height: height ?? 0 } })
  }
  const rooms = [trim[0] - end[0], trim[1] - end[1], end[2] - trim[2], end[3] - trim[3]]
  const room = Math.min(...rooms)
  if (room < bleed - NEAR)
    note({
      ruleId: 'press-file-no-bleed',
      values: {
        found: Math.max(0, Math.round((room / mm) * 10) / 10),
        wanted: Math.round((bleed / mm) * 10) / 10,
      },
    })
  noteAnnotations(page, note)
  const matrix = uprightMatrix(page, media)
  const [width, height] = sizeOf(end)
  const cut = `${[end[0], end[1], width, height].map(written).join(' ')} re W n\n`
  const turn = matrix.join(' ') === '1 0 0 1 0 0' ? '' : `${matrix.map(written).join(' ')} cm\n`
  return { trim: transformed(trim, matrix), before: turn + (room < bleed ? cut : '') }
}

/** Written on the page itself, in place of what it inherits. */
export function setTrim(page: PDFPage, trim: Box): void {
  const { node, doc } = page
  for (const key of ['CropBox', 'ArtBox', 'BleedBox', 'Rotate', 'UserUnit']) node.delete(PDFName.of(key))
  for (const key of ['MediaBox', 'TrimBox']) node.set(PDFName.of(key), doc.context.obj([...trim]))
}

/** What is seen of them is gone afterwards; links and notes that are closed are not seen. */
function noteAnnotations(page: PDFPage, note: (fact: Fact) => void): void {
  const list = page.node.lookup(PDFName.of('Annots'))
  if (!(list instanceof PDFArray)) return
  for (let index = 0; index < list.size(); index++) {
    const annotation = list.lookup(index)
    if (!(annotation instanceof PDFDict)) continue
    const kind = annotation.lookup(PDFName.of('Subtype'))
    const flags = annotation.lookup(PDFName.of('F'))
    const isHidden = flags instanceof PDFNumber && (flags.asNumber() & HIDDEN) !== 0
    const looks = annotation.lookup(PDFName.of('AP'))
    if (!isHidden && looks instanceof PDFDict && !unseen.has(String(kind)))
      note({ ruleId: 'press-file-annotation', values: { kind: String(kind).slice(1) } })
  }
}

/** ISO 32000-1, table 165: invisible is 1, hidden is 2. */
const HIDDEN = 3

const unseen = new Set(['/Link', '/Popup', '/TrapNet', '/PrinterMark'])

/** From the space of the page to one in points in which it stands upright, its media at the origin where it was turned. */
function uprightMatrix(page: PDFPage, media: Box): readonly number[] {
  const unitOf = page.node.lookup(PDFName.of('UserUnit'))
  const unit = unitOf instanceof PDFNumber && unitOf.asNumber() > 0 ? unitOf.asNumber() : 1
  const turns = (((Math.round(page.getRotation().angle / 90) % 4) + 4) % 4) as 0 | 1 | 2 | 3
  if (turns === 0 && unit === 1) return [1, 0, 0, 1, 0, 0]
  const [a, b, c, d] = clockwise[turns]
  const [left, bottom] = transformed(media, [a * unit, b * unit, c * unit, d * unit, 0, 0])
  return [a * unit, b * unit, c * unit, d * unit, -left, -bottom]
}

/** ISO 32000-1, table 30: /Rotate turns clockwise. */
const clockwise = {
  0: [1, 0, 0, 1],
  1: [0, -1, 1, 0],
  2: [-1, 0, 0, -1],
  3: [0, 1, -1, 0],
} as const

function transformed(
  [left, bottom, right, top]: Box,
  [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: readonly number[],
): Box {
  const xs = [a * left + c * bottom + e, a * right + c * top + e]
  const ys = [b * left + d * bottom + f, b * right + d * top + f]
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

function exceeds(outer: Box, inner: Box): boolean {
  return (
    outer[0] < inner[0] - NEAR ||
    outer[1] < inner[1] - NEAR ||
    outer[2] > inner[2] + NEAR ||
    outer[3] > inner[3] + NEAR
  )
}

function sizeOf([left, bottom, right, top]: Box): [width: Pt, height: Pt] {
  return [right - left, top - bottom]
}

function written(value: number): string {
  return String(Math.round(value * 1e4) / 1e4)
}
