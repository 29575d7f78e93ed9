import { deflateSync } from 'node:zlib'
import { PDFArray, PDFDict, type PDFDocument, PDFName, PDFPageTree, PDFRawStream } from '@cantoo/pdf-lib'
import type { Message } from '../../message.ts'
import { completeShadings } from '../../pdf/complete-shadings.ts'
import { deleteUnreachable } from '../../pdf/delete-unreachable.ts'
import { mendToUnicode } from '../../pdf/mend-to-unicode.ts'
import { asText, entriesOf, resolve } from '../../pdf/objects.ts'
import { findTransparency } from '../find-transparency.ts'
import { groupMaskedMeshes } from '../group-masked-meshes.ts'
import { openInks } from '../inks.ts'
import { removeGroups } from '../make-press.ts'
import { groupPages } from '../page-groups.ts'
import { PressError } from '../press-error.ts'
import { type BoxWishes, setBoxes } from '../set-boxes.ts'
import { type PressMetadata, writeMetadata } from '../write-metadata.ts'
import { contentBytes, convertContent, convertGroup, noOverprint } from './convert-content.ts'
import { openForeign } from './open-foreign.ts'
import { setTrim, settlePage } from './settle-page.ts'
import { type Fact, openShop } from './shop.ts'

export type ForeignWishes = Omit<BoxWishes, 'edition'> &
  Omit<PressMetadata, 'title' | 'date'> & {
    /** Most ink at one place that colours of the screen become, 3 is 300 %. */
    inkLimit: number
    jpegQuality: number
    /** Where the file has no title, or says of no day when it was made. */
    title: string
    date: Date
    /** Told of all that was found, errors among it, with pages. */
    report: (message: Message) => void
  }

/** What there is of a document that a press reads. */
const catalogKeys = new Set(['Type', 'Pages', 'OCProperties', 'Lang', 'PageLabels'])
const pageKeys = ['Type', 'Parent', 'MediaBox', 'TrimBox', 'Group', 'Contents', 'Resources']

/**
 * Make a file for the press of a PDF that another program has made: the same pages in inks, upright, with exact boxes,
 * marks and an output intent. Annotations, forms, scripts and attachments are left out, and what is seen of them is told.
 *
 * `undefined` where it can't be, after saying why and on which pages. The same input gives the same bytes.
 */
export async function makeForeignPress(
  pdf: Uint8Array,
  wishes: ForeignWishes,
): Promise<Uint8Array | undefined> {
  const told = new Map<string, { fact: Fact; pages: Set<number> }>()
  const tell = (fact: Fact, page?: number) => {
    const key = JSON.stringify(fact)
    const known = told.get(key) ?? { fact, pages: new Set<number>() }
    told.set(key, known)
    if (page !== undefined) known.pages.add(page)
  }
  let isRefused = false
  const refuse = (error: unknown, pages: Iterable<number>) => {
    isRefused = true
    const fact = factOf(error)
    const listed = [...pages]
    for (const page of listed) tell(fact, page)
    if (listed.length === 0) tell(fact)
  }
  let made: Uint8Array | undefined
  try {
    made = await make(pdf, wishes, tell, refuse)
  } catch (error) {
    refuse(error, [])
  }
  for (const { fact, pages } of told.values())
    wishes.report({ ...fact, ...(pages.size > 0 && { pages: [...pages].sort((a, b) => a - b) }) })
  return isRefused ? undefined : made
}

/** What is damaged shows in a thousand ways, and none of them may end in a file. */
function factOf(error: unknown): Fact {
  if (error instanceof PressError)
    return { ruleId: foreignWords[error.ruleId] ?? error.ruleId, values: error.values }
  const detail = (error instanceof Error ? error.message : String(error)).slice(0, 200)
  return { ruleId: 'press-file-damaged', values: { detail } }
}

/** What is said of one's own manuscript otherwise. */
const foreignWords: Record<string, string> = {
  'press-colour-space': 'press-file-colour',
  'press-gradient': 'press-file-gradient',
  'press-image': 'press-file-picture',
  'press-content': 'press-file-content',
  'press-damaged': 'press-file-damaged',
}

async function make(
  pdf: Uint8Array,
  wishes: ForeignWishes,
  tell: (fact: Fact, page?: number) => void,
  refuse: (error: unknown, pages: Iterable<number>) => void,
): Promise<Uint8Array | undefined> {
  const document = await openForeign(pdf)
  const { context, catalog } = document
  const isOld = wishes.standard !== 'PDF/X-4'
  const sheer = findTransparency(document)
  for (const page of sheer) {
    if (isOld) refuse(new PressError('press-file-transparency', { standard: wishes.standard }), [page])
    else tell({ ruleId: 'press-file-blending' }, page)
  }
  if (isOld && catalog.has(PDFName.of('OCProperties')))
    refuse(new PressError('press-file-layers', { standard: wishes.standard }), [])
  mendToUnicode(context)
  const { inkLimit } = wishes
  const inks = await openInks({
    profile: wishes.profile,
    edition: 'cmyk',
    limit: inkLimit,
    greys: new Map(),
  })
  try {
    const images = { edition: 'cmyk' as const, jpegQuality: wishes.jpegQuality, inkLimit, isOld, tell }
    const room = openShop(context, inks, images)
    const users = new Map<string, number[]>()
    const masks = context
      .enumerateIndirectObjects()
      .some(
        ([, object]) => object instanceof PDFDict && object.lookup(PDFName.of('SMask')) instanceof PDFDict,
      )
    for (const [index, page] of document.getPages().entries()) {
      const number = index + 1
      const noted = room.noted(() => {
        try {
          convertPage(page, number)
        } catch (error) {
          refuse(error, [number])
        }
      })
      for (const fact of noted)
        if (fact.startsWith('{')) tell(JSON.parse(fact) as Fact, number)
        else users.set(fact, [...(users.get(fact) ?? []), number])
    }
    for (const [ref, work] of room.waiting) {
      const pages = users.get(String(ref))
      // Of a page that is refused.
      if (!pages) continue
      try {
        context.assign(ref, await work())
      } catch (error) {
        refuse(error, pages)
      }
    }
    if (inks.blackened && inks.blackened.size > 0)
      tell({
        ruleId: 'press-black-text',
        values: { colours: [...inks.blackened].sort().slice(0, 8).join(', ') },
      })

    function convertPage(page: ReturnType<typeof document.getPage>, number: number): void {
      const { trim, before } = settlePage(page, wishes.bleed, (fact) => tell(fact, number))
      const resources = page.node.Resources()
      const entries = entriesOf(context, page.node).get('Contents')
      const streams =
        entries instanceof PDFArray ? entries.asArray().map((part) => context.lookup(part)) : [entries]
      // The first colour of a page is black, in grey: said, it becomes ink.
      const text = Buffer.concat([Buffer.from(`${before}0 g 0 G\n`), contentBytes(room.shop, streams)])
      // What Chromium writes counts from the beginning of the document.
      const fold = !masks && /\s-?\d{5,}(?:\.\d+)?\s+cm\s/.test(text.toString('latin1'))
      const [left, bottom, right, top] = trim
      const { bleed } = wishes
      const box = [left - bleed, bottom - bleed, right + bleed, top + bleed]
      const use = { isMask: false, own: noOverprint, isPart: false, fold, box }
      const converted = convertContent(room.shop, text, entriesOf(context, resources), use)
      const contents = deflateSync(converted.bytes)
      const stored = context.obj({ Filter: 'FlateDecode', Length: contents.length })
      page.node.set(PDFName.of('Contents'), context.register(PDFRawStream.of(stored, contents)))
      page.node.set(PDFName.of('Resources'), converted.resources)
      convertGroup(page.node, false)
      setTrim(page, trim)
      for (const [key] of page.node.entries()) if (!pageKeys.includes(key.decodeText())) page.node.delete(key)
    }
  } finally {
    inks.close()
  }
  if (isOld) removeGroups(document)
  else groupPages(document, sheer)
  forgetInherited(document)
  const title = textOf(document, 'Title')?.trim() || wishes.title
  const date = dateOf(document) ?? wishes.date
  for (const [key] of catalog.entries()) if (!catalogKeys.has(key.decodeText())) catalog.delete(key)
  completeShadings(context)
  setBoxes(document, { ...wishes, edition: 'cmyk' })
  const { standard, profile, condition, isRegistered, conditionInfo } = wishes
  writeMetadata(document, pdf, { standard, title, date, profile, condition, isRegistered, conditionInfo })
  deleteUnreachable(context)
  groupMaskedMeshes(context)
  return document.save({
    // X-1a and X-3 know no object streams.
    useObjectStreams: false,
    addDefaultPage: false,
    updateFieldAppearances: false,
    objectsPerTick: Number.POSITIVE_INFINITY,
  })
}

function textOf({ context }: PDFDocument, key: string): string | undefined {
  const info = resolve(context, context.trailerInfo.Info)
  return info instanceof PDFDict ? asText(info.lookup(PDFName.of(key))) : undefined
}

/** The day that the file says it is of: never the clock. */
function dateOf(document: PDFDocument): Date | undefined {
  for (const key of ['ModDate', 'CreationDate']) {
    const [, ...parts] =
      /^D:(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?/.exec(textOf(document, key) ?? '') ?? []
    const [year, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts.map((part) =>
      Number(part ?? '0'),
    )
    if (year) return new Date(Date.UTC(year, Math.max(1, month) - 1, Math.max(1, day), hour, minute, second))
  }
  return undefined
}

/** What pages inherited they have themselves now. */
function forgetInherited({ context }: PDFDocument): void {
  for (const [, object] of context.enumerateIndirectObjects())
    if (object instanceof PDFPageTree || (object instanceof PDFDict && object.has(PDFName.of('Kids'))))
      for (const key of ['MediaBox', 'CropBox', 'Rotate', 'Resources']) object.delete(PDFName.of(key))
}
