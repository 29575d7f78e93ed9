import { deflateSync, inflateSync } from 'node:zlib'
import {
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib'
import { deleteUnreachable } from '../pdf/delete-unreachable.ts'
import { markArtifacts, markedNumbers } from './mark-artifacts.ts'
import { takeTags } from './read-tags.ts'
import { sortTags } from './sort-tags.ts'
import type { Tag, TagKid } from './tag.ts'
import { takeOrnaments } from './take-ornaments.ts'

/**
 * Put what Chromium printed in order as far as it can be done range by range: what stands outside the tags is marked as such,
 * and the tags are plain data, set right.
 *
 * @param texts what the page told with the tags: see `in-page/tell-tags.js`
 */
export async function settleRange(
  printed: Uint8Array,
  texts: readonly string[],
): Promise<{ document: PDFDocument; tags: Tag[] }> {
  const document = await PDFDocument.load(printed, {
    updateMetadata: false,
    parseSpeed: Number.POSITIVE_INFINITY,
  })
  const { context } = document
  const tags = takeTags(document, texts)
  const ornaments = takeOrnaments(tags)
  const forms = markForms(context)
  const pages = document.getPages().map(({ node }) => node)
  for (const [page, node] of pages.entries()) {
    const ref = node.get(PDFName.of('Contents'))
    if (ref instanceof PDFRef) markStream(context, ref, node.Resources(), forms, ornaments.get(page))
  }
  for (const [page, node] of pages.entries()) tellForms(tags, page, formsOf(context, node.Resources(), forms))
  deleteUnreachable(context)
  return { document, tags: sortTags(tags) }
}

/** What was settled, as bytes: for the cache. */
export function saveSettled(document: PDFDocument): Promise<Uint8Array> {
  return document.save({
    objectsPerTick: Number.POSITIVE_INFINITY,
    useObjectStreams: false,
    addDefaultPage: false,
    updateFieldAppearances: false,
  })
}

/** Forms that hold tagged content, by their reference: its MCIDs. */
type TaggedForms = Map<PDFRef, number[]>

/** Chromium draws what is half transparent in forms, their text tagged like that of the page. */
function markForms(context: PDFContext): TaggedForms {
  const tagged: TaggedForms = new Map()
  const forms = context
    .enumerateIndirectObjects()
    .filter(([, object]) => isForm(object))
    .map(([ref]) => ref)
  for (const ref of forms) {
    const numbers = markedNumbers(contentOf(streamAt(context, ref)))
    if (numbers.length > 0) tagged.set(ref, numbers)
  }
  // A form around such a form holds tags, too, if none of its own.
  for (let grew = true; grew; ) {
    grew = false
    for (const ref of forms) {
      if (tagged.has(ref)) continue
      const inner = formsOf(context, resourcesOf(context, ref), tagged)
      if (inner.length === 0) continue
      tagged.set(ref, [])
      grew = true
    }
  }
  for (const ref of tagged.keys()) markStream(context, ref, resourcesOf(context, ref), tagged)
  return tagged
}

function isForm(object: unknown): boolean {
  return object instanceof PDFRawStream && object.dict.lookup(PDFName.of('Subtype')) === PDFName.of('Form')
}

function resourcesOf(context: PDFContext, form: PDFRef): PDFDict | undefined {
  return streamAt(context, form).dict.lookupMaybe(PDFName.of('Resources'), PDFDict)
}

/** Those of the forms that are in the resources, by name. */
function formsOf(
  context: PDFContext,
  resources: PDFDict | undefined,
  forms: TaggedForms,
): { name: string; ref: PDFRef; numbers: number[] }[] {
  const objects = resources?.lookupMaybe(PDFName.of('XObject'), PDFDict)?.entries() ?? []
  return objects.flatMap(([name, ref]) => {
    const numbers = ref instanceof PDFRef ? forms.get(ref) : undefined
    if (!(ref instanceof PDFRef) || !numbers) return []
    const inner = formsOf(context, resourcesOf(context, ref), forms)
    return [{ name: name.decodeText(), ref, numbers }, ...inner]
  })
}

function markStream(
  context: PDFContext,
  ref: PDFRef,
  resources: PDFDict | undefined,
  forms: TaggedForms,
  ornaments: ReadonlySet<number> = new Set(),
): void {
  const stream = streamAt(context, ref)
  const content = contentOf(stream)
  const names = new Set(formsOf(context, resources, forms).map(({ name }) => name))
  const marked = markArtifacts(content, (name) => names.has(name), ornaments)
  if (marked === content) return
  const bytes = deflateSync(marked)
  stream.dict.set(PDFName.of('Filter'), PDFName.of('FlateDecode'))
  stream.dict.set(PDFName.of('Length'), PDFNumber.of(bytes.length))
  context.assign(ref, PDFRawStream.of(stream.dict, bytes))
}

function streamAt(context: PDFContext, ref: PDFRef): PDFRawStream {
  const stream = context.lookup(ref)
  if (stream instanceof PDFRawStream) return stream
  throw new Error('content that is no stream')
}

/** Chromium knows one filter, and leaves short streams without. */
function contentOf(stream: PDFRawStream): Uint8Array {
  return stream.dict.has(PDFName.of('Filter')) ? inflateSync(stream.contents) : stream.contents
}

/** Chromium numbers the content of a page and of its forms in one go: here each learns where it stands. */
function tellForms(tags: readonly TagKid[], page: number, forms: { ref: PDFRef; numbers: number[] }[]): void {
  if (forms.length === 0) return
  const places = new Map(forms.flatMap(({ ref, numbers }) => numbers.map((mcid) => [mcid, ref.objectNumber])))
  const walk = (kids: readonly TagKid[]) => {
    for (const kid of kids) {
      if (kid.type === 'tag') walk(kid.kids)
      else if (kid.type === 'content' && kid.page === page && places.has(kid.mcid))
        kid.form = places.get(kid.mcid)
    }
  }
  walk(tags)
}
