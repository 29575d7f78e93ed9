import { PDFDict, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import { completeShadings } from '../pdf/complete-shadings.ts'
import { deleteUnreachable } from '../pdf/delete-unreachable.ts'
import { mendToUnicode } from '../pdf/mend-to-unicode.ts'
import { findTransparency } from './find-transparency.ts'
import { forgetScreen } from './forget-screen.ts'
import { groupMaskedMeshes } from './group-masked-meshes.ts'
import { openInks } from './inks.ts'
import { groupPages } from './page-groups.ts'
import { PressError } from './press-error.ts'
import { rewriteColours } from './rewrite-colours.ts'
import type { ImageWishes } from './rewrite-image.ts'
import { type BoxWishes, setBoxes } from './set-boxes.ts'
import { type PressMetadata, writeMetadata } from './write-metadata.ts'

export type PressWishes = BoxWishes &
  PressMetadata &
  ImageWishes & {
    /** `#1a1814` → how black, from 0 to 1. */
    greys: ReadonlyMap<string, number>
  }

/**
 * Make the file for the press of the printed pages: the same pages in inks, with exact boxes, marks and an output intent.
 *
 * `pdf` is ours: what Chromium does not write is refused. The same input gives the same bytes.
 *
 * @throws PressError what the author can mend, or has to know
 */
export async function makePress(pdf: Uint8Array, wishes: PressWishes): Promise<Uint8Array> {
  try {
    return await make(pdf, wishes)
  } catch (error) {
    if (error instanceof PressError) throw error
    // What is damaged shows in a thousand ways, and none of them may end in a file.
    const detail = error instanceof Error ? error.message : String(error)
    throw new PressError('press-damaged', { detail: detail.slice(0, 200) }, { cause: error })
  }
}

async function make(pdf: Uint8Array, wishes: PressWishes): Promise<Uint8Array> {
  refuseDoubles(pdf)
  // An object that cannot be read would be left out without a word.
  const document = await PDFDocument.load(pdf, {
    updateMetadata: false,
    throwOnInvalidObject: true,
    // It would wait a millisecond after every hundred objects.
    parseSpeed: Number.POSITIVE_INFINITY,
  })
  forgetScreen(document)
  const isOld = wishes.standard !== 'PDF/X-4'
  const sheer = findTransparency(document)
  if (isOld && sheer.length > 0)
    throw new PressError('press-transparency', { standard: wishes.standard, pages: listed(sheer) })
  groupPages(document, sheer)
  completeShadings(document.context)
  mendToUnicode(document.context)
  const inks = await openInks({
    profile: wishes.profile,
    edition: wishes.edition,
    limit: wishes.inkLimit,
    greys: wishes.greys,
    spot: wishes.spot,
  })
  try {
    await rewriteColours(document, inks, wishes)
    groupMaskedMeshes(document.context)
    if (inks.blackened && inks.blackened.size > 0)
      wishes.tell({ ruleId: 'press-black-text', values: { colours: [...inks.blackened].sort().join(', ') } })
  } finally {
    inks.close()
  }
  const idle = wishes.spot && [...wishes.spot.tints.keys()].filter((name) => !wishes.spot?.used.has(name))
  if (wishes.spot && idle && idle.length > 0)
    wishes.tell({ ruleId: 'press-spot-idle', values: { colours: idle.join(', '), name: wishes.spot.name } })
  if (isOld) removeGroups(document)
  setBoxes(document, wishes)
  writeMetadata(document, pdf, wishes)
  deleteUnreachable(document.context)
  return document.save({
    // Few objects are left, and X-1a and X-3 know no object streams.
    useObjectStreams: false,
    addDefaultPage: false,
    updateFieldAppearances: false,
    objectsPerTick: Number.POSITIVE_INFINITY,
  })
}

/** Of an object that stands twice readers take the one or the other. */
function refuseDoubles(pdf: Uint8Array): void {
  const known = new Set<string>()
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1')
  for (const [, name = ''] of text.matchAll(/[\r\n](\d+ \d+) obj\b/g)) {
    if (known.has(name)) throw new PressError('press-damaged', { detail: `${name} obj, ${name} obj` })
    known.add(name)
  }
}

/** A group without anything transparent in it or around it changes nothing, and X-1a and X-3 have none. */
export function removeGroups({ context }: PDFDocument): void {
  for (const [, object] of context.enumerateIndirectObjects()) {
    const dict = object instanceof PDFRawStream ? object.dict : object
    if (!(dict instanceof PDFDict)) continue
    const group = dict.lookup(PDFName.of('Group'))
    if (group instanceof PDFDict && group.get(PDFName.of('S')) === PDFName.of('Transparency'))
      dict.delete(PDFName.of('Group'))
  }
}

/** `3, 7, 8 …`: the first ten. */
function listed(pages: number[]): string {
  return pages.slice(0, 10).join(', ') + (pages.length > 10 ? ' …' : '')
}
