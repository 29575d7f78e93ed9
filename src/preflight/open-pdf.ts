import { type PDFContext, PDFInvalidObject, PDFParser, type PDFRef } from '@cantoo/pdf-lib'
import { decodeStream } from '../pdf/decode-stream.ts'
import { asDictionary, type Entries, entriesOf, resolve } from '../pdf/objects.ts'

/** A PDF with its objects, before its pages are looked at. */
export type PdfFile = {
  bytes: Uint8Array
  context: PDFContext
  /** Of the header: `1.6`. */
  version: string
  catalog: Entries
  info: Entries
  /** XMP as text; '' where there is none. */
  xmp: string
  encrypted: boolean
  /** Objects that are no objects. */
  invalidObjects: PDFRef[]
  /** Objects or the cross-reference lie in streams: PDF 1.5 and later. */
  usesObjectStreams: boolean
}

/** Open any PDF. A file that is none, or has no catalogue, gives the reason why. */
export async function openPdf(bytes: Uint8Array): Promise<PdfFile | { problem: string }> {
  const context = await parse(bytes)
  if ('problem' in context) return context
  const catalog = entriesOf(context, asDictionary(resolve(context, context.trailerInfo.Root)))
  const encrypted = resolve(context, context.trailerInfo.Encrypt) !== undefined
  if (!catalog.dictionary && !encrypted) return { problem: 'no catalog (/Root)' }
  const metadata = catalog.stream('Metadata')
  return {
    bytes,
    context,
    version: /%PDF-(\d\.\d)/.exec(latin1(bytes.subarray(0, 1024)))?.[1] ?? '',
    catalog,
    info: entriesOf(context, asDictionary(resolve(context, context.trailerInfo.Info))),
    xmp: metadata ? Buffer.from(decodeStream(context, metadata).bytes).toString('utf8') : '',
    encrypted,
    invalidObjects: context
      .enumerateIndirectObjects()
      .filter(([, object]) => object instanceof PDFInvalidObject)
      .map(([ref]) => ref),
    usesObjectStreams: context.enumerateIndirectObjects().some(([, object]) => {
      const type = entriesOf(context, asDictionary(object)).name('Type')
      return type === 'ObjStm' || type === 'XRef'
    }),
  }
}

/** The objects; those before the damage where the end of the file cannot be read. */
async function parse(bytes: Uint8Array): Promise<PDFContext | { problem: string }> {
  const wholly = await parseOnce(bytes)
  if (!('problem' in wholly)) return wholly
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  for (const end of ['startxref', 'trailer', 'xref'].map((word) => buffer.lastIndexOf(word))) {
    const withoutEnd = end < 0 ? wholly : await parseOnce(bytes.subarray(0, end))
    if (!('problem' in withoutEnd)) return withoutEnd
  }
  return wholly
}

async function parseOnce(bytes: Uint8Array): Promise<PDFContext | { problem: string }> {
  try {
    return await PDFParser.forBytesWithOptions(bytes, Number.POSITIVE_INFINITY).parseDocument()
  } catch (error) {
    return { problem: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) }
  }
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1')
}
