import { createHash, type Hash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib'
import type { BookConfig, Page } from '../book.ts'
import { completeShadings } from '../pdf/complete-shadings.ts'
import { PX_PER_PT } from '../units.ts'
import type { Bleed } from './bleed.ts'
import { checkArchive } from './check-archive.ts'
import { checkTags, type TagFault } from './check-tags.ts'
import type { JoinedPdf } from './join-ranges.ts'
import { srgbProfile } from './srgb-profile.ts'
import { type PdfFacts, writeXmp } from './write-xmp.ts'

/**
 * Give the printed pages what Chromium does not know: exact page boxes, page labels, metadata, and the same bytes every
 * time.
 *
 * Dates come from `SOURCE_DATE_EPOCH`, else from the book's date; without either there are none. The document's id is
 * the hash of its content. ISO 32000-1: 12.4.2 page labels, 14.3.3 Info, 14.4 id, 14.11.2 boxes.
 */
export async function finishPdf(
  { document, tags, fonts }: JoinedPdf,
  config: BookConfig,
  pages: Page[],
  wishes: { archive: boolean; bleed?: Bleed | undefined } = { archive: false },
): Promise<FinishedPdf> {
  const facts = factsOf(config)
  writeInfo(document, facts)
  completeShadings(document.context)
  writeBoxes(document, config, wishes.bleed?.margin ?? 0)
  writeLabels(document, pages)
  const preferences = document.context.obj({ DisplayDocTitle: true })
  document.catalog.set(PDFName.of('ViewerPreferences'), preferences)
  document.catalog.set(PDFName.of('Lang'), PDFString.of(config.language))
  document.catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'))
  if (wishes.archive) writeIntent(document)
  const faults: StandardFaults = {
    tags: checkTags(tags),
    fonts: [...new Set([...fonts.absent, ...fonts.unreadable])],
    archive: wishes.archive ? checkArchive(document.context) : [],
  }
  writeXmp(document, facts, {
    ua: tags.length > 0 && faults.tags.length + faults.fonts.length === 0,
    archive: wishes.archive && faults.archive.length + faults.fonts.length === 0,
  })
  const digests: Digests = new Map()
  const fingerprints = document.getPages().map((page) => fingerprint(document, page.node, digests))
  const content = createHash('sha256').update(
    String(document.context.lookup(document.context.trailerInfo.Info)),
  )
  for (const name of [...fingerprints, String(wishes.archive)]) content.update(name)
  const id = PDFHexString.of(content.digest('hex').slice(0, 32))
  const ids = PDFArray.withContext(document.context)
  ids.push(id)
  ids.push(id)
  document.context.trailerInfo.ID = ids
  const bytes = await document.save({
    objectsPerTick: Number.POSITIVE_INFINITY,
    useObjectStreams: false,
    addDefaultPage: false,
    updateFieldAppearances: false,
  })
  return { bytes, fingerprints, faults }
}

/** A PDF, and by page a name for what the page draws and how its fonts are to be read. */
export type FinishedPdf = { bytes: Uint8Array; fingerprints: string[]; faults: StandardFaults }

/** Why a PDF does not say that it keeps PDF/UA-1 (`tags`, `fonts`) or PDF/A-2u (`archive`, `fonts`). */
export type StandardFaults = {
  tags: TagFault[]
  /** Names of fonts that are not embedded or cannot be read. */
  fonts: string[]
  /** Where PDF/A was asked for. */
  archive: string[]
}

/** Pages with the same fingerprint hold the same text for every reader. */
function fingerprint(document: PDFDocument, page: PDFDict, digests: Digests): string {
  const hash = createHash('sha256')
  const digestOf = (ref: PDFRef): Uint8Array => {
    const known = digests.get(ref)
    if (known) return known
    // What leads back to itself says no more than that.
    digests.set(ref, BACK)
    const own = createHash('sha256')
    add(own, document.context.lookup(ref))
    const digest = own.digest()
    digests.set(ref, digest)
    return digest
  }
  const add = (to: Hash, object: PDFObject | undefined): void => {
    if (object === undefined) return
    if (object instanceof PDFRef) to.update(digestOf(object))
    else if (object instanceof PDFRawStream) {
      add(to, object.dict)
      to.update(streamHash(object))
    } else if (object instanceof PDFDict) {
      for (const [key, value] of object.entries()) {
        // The way back to the page and its tags draws nothing.
        if (key === PDFName.of('Parent') || key === PDFName.of('StructParents')) continue
        to.update(key.toString())
        add(to, value)
      }
    } else if (object instanceof PDFArray) for (const value of object.asArray()) add(to, value)
    else to.update(object.toString())
  }
  add(hash, page.get(PDFName.of('Contents')))
  add(hash, page.get(PDFName.of('Resources')))
  return hash.digest('hex')
}

/** Objects that many pages refer to, fonts above all, are read once. */
type Digests = Map<PDFRef, Uint8Array>

const BACK = new Uint8Array()

/** Fonts are shared by all pages: each stream is read once. */
const streamHashes = new WeakMap<Uint8Array, Buffer>()

function streamHash({ contents }: PDFRawStream): Buffer {
  const known = streamHashes.get(contents)
  if (known) return known
  const digest = createHash('sha256').update(contents).digest()
  streamHashes.set(contents, digest)
  return digest
}

function documentDate(config: BookConfig): Date | undefined {
  const epoch = process.env.SOURCE_DATE_EPOCH
  if (epoch && /^\d+$/.test(epoch)) return new Date(Number(epoch) * 1000)
  if (!config.date) return undefined
  const [year, month = 1, day = 1] = config.date.split('-').map(Number)
  return new Date(Date.UTC(year ?? 1970, month - 1, day))
}

function factsOf(config: BookConfig): PdfFacts {
  return {
    title: config.title,
    author: config.authors.map(({ name }) => name).join('、') || undefined,
    subject: config.subtitle,
    language: config.language,
    creator: 'Banxin',
    producer: 'Chromium (Skia PDF), Banxin',
    date: documentDate(config),
  }
}

function writeInfo(document: PDFDocument, facts: PdfFacts): void {
  const entries: [string, string | undefined][] = [
    ['Title', facts.title],
    ['Author', facts.author],
    ['Subject', facts.subject],
    ['Creator', facts.creator],
    ['Producer', facts.producer],
  ]
  const info = document.context.obj({})
  for (const [key, value] of entries) if (value) info.set(PDFName.of(key), PDFHexString.fromText(value))
  if (facts.date)
    for (const key of ['CreationDate', 'ModDate']) info.set(PDFName.of(key), PDFString.fromDate(facts.date))
  document.context.trailerInfo.Info = document.context.register(info)
}

/** What the colours of the book mean: ISO 32000-1: 14.11.5, ISO 19005-2: 6.2.3. */
function writeIntent(document: PDFDocument): void {
  const { context } = document
  const bytes = deflateSync(srgbProfile())
  const profile = PDFRawStream.of(context.obj({ N: 3, Filter: 'FlateDecode', Length: bytes.length }), bytes)
  const intent = context.obj({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    DestOutputProfile: context.register(profile),
  })
  for (const key of ['OutputConditionIdentifier', 'Info'])
    intent.set(PDFName.of(key), PDFString.of('sRGB IEC61966-2.1'))
  document.catalog.set(PDFName.of('OutputIntents'), context.obj([context.register(intent)]))
}

/**
 * Chromium rounds its page to whole points; what it printed is measured from the top left corner, `margin` CSS pixels
 * off the page.
 */
function writeBoxes(document: PDFDocument, config: BookConfig, margin: number): void {
  const inset = margin / PX_PER_PT
  const { width, height } = config.page.trim
  const round = (value: number) => Math.round(value * 1000) / 1000
  for (const page of document.getPages()) {
    const top = page.getHeight() - inset
    const box = [inset, round(top - height), round(inset + width), round(top)]
    for (const name of ['MediaBox', 'TrimBox', 'CropBox']) {
      page.node.set(PDFName.of(name), document.context.obj(box))
    }
  }
}

/** What a reader's page field shows is what the page calls itself. */
function writeLabels(document: PDFDocument, pages: Page[]): void {
  const numbers: (PDFNumber | PDFDict)[] = []
  let style = ''
  let expected = ''
  for (const [index, page] of pages.entries()) {
    const isArabic = /^\d+$/.test(page.label)
    const next = isArabic ? 'D' : 'r'
    if (next !== style || (isArabic && page.label !== expected)) {
      const label = document.context.obj({ S: next })
      if (isArabic) label.set(PDFName.of('St'), PDFNumber.of(Number(page.label)))
      numbers.push(PDFNumber.of(index), label)
    }
    style = next
    expected = isArabic ? String(Number(page.label) + 1) : ''
  }
  const tree = document.context.obj({ Nums: document.context.obj(numbers) })
  document.catalog.set(PDFName.of('PageLabels'), tree)
}
