import { deflateSync, inflateSync } from 'node:zlib'
import { PDFArray, PDFDict, PDFDocument, PDFHeader, PDFName, PDFRawStream, PDFRef } from '@cantoo/pdf-lib'
import { readGlyphs } from '../../src/print/glyph-table.ts'

/**
 * The same file under another label: PDF/A-1b, which PDFBox can judge. It then looks at every operator, font and colour.
 *
 * What PDF/A-1 wants and PDF/A-2 does not is added (`CIDSet`); what it does not know yet is left out: the claims of
 * PDF/UA and PDF/X, and groups of forms, which change nothing in a book that has nothing transparent. Pictures' profiles
 * of ICC version 4, which came later, give way to that of the output intent.
 */
export async function shadowCopy(pdf: Uint8Array): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  const { context, catalog } = document
  const metadata = catalog.get(PDFName.of('Metadata'))
  const stream = metadata && context.lookup(metadata)
  if (!(metadata instanceof PDFRef) || !(stream instanceof PDFRawStream)) throw new Error('no XMP to relabel')
  const xmp = archival(Buffer.from(stream.contents).toString())
  const bytes = Buffer.from(xmp)
  context.assign(
    metadata,
    PDFRawStream.of(context.obj({ Type: 'Metadata', Subtype: 'XML', Length: bytes.length }), bytes),
  )
  const intents = catalog.lookupMaybe(PDFName.of('OutputIntents'), PDFArray)
  for (const intent of intents?.asArray() ?? []) {
    const dictionary = context.lookup(intent, PDFDict)
    dictionary.set(PDFName.of('S'), PDFName.of('GTS_PDFA1'))
  }
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFRawStream) {
      object.dict.delete(PDFName.of('Group'))
      const profile = isNewProfile(object) ? profileOf(document) : undefined
      if (profile) context.assign(ref, profile)
    }
    if (!(object instanceof PDFDict) || object.get(PDFName.of('Type')) !== PDFName.of('FontDescriptor'))
      continue
    const file = object.lookup(PDFName.of('FontFile2'))
    if (file instanceof PDFRawStream)
      object.set(PDFName.of('CIDSet'), context.register(glyphSet(document, file)))
  }
  context.header = PDFHeader.forVersion(1, 4)
  return document.save({ useObjectStreams: false, updateFieldAppearances: false })
}

/** Of three colours, by its version and signature (ICC.1:2022, 7.2). */
function isNewProfile(stream: PDFRawStream): boolean {
  if (stream.dict.get(PDFName.of('N'))?.toString() !== '3' || stream.dict.has(PDFName.of('Type')))
    return false
  const isPacked = stream.dict.has(PDFName.of('Filter'))
  const bytes = Buffer.from(isPacked ? inflateSync(stream.contents) : stream.contents)
  return bytes.toString('latin1', 36, 40) === 'acsp' && (bytes[8] ?? 0) >= 4
}

function profileOf({ catalog }: PDFDocument): PDFRawStream | undefined {
  const [intent] = catalog.lookupMaybe(PDFName.of('OutputIntents'), PDFArray)?.asArray() ?? []
  const profile = intent && catalog.context.lookup(intent, PDFDict).lookup(PDFName.of('DestOutputProfile'))
  return profile instanceof PDFRawStream ? profile : undefined
}

/** XMP that claims PDF/A-1b, and nothing that it knows no schema of. */
function archival(xmp: string): string {
  const known = xmp
    .replace(
      /<rdf:Description[^>]*(?:pdfuaid|pdfaExtension|pdfaid)=[\s\S]*?<\/rdf:Description>\n(?=\s*<rdf:Description|\s*<\/rdf:RDF)/g,
      '',
    )
    .replace(/<(pdfxid?:\w+|pdf:Trapped)>[^<]*<\/\1>\n?/g, '')
  const claim =
    '<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">' +
    '<pdfaid:part>1</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description>'
  if (!known.includes('</rdf:RDF>')) throw new Error('XMP without RDF')
  return known.replace('</rdf:RDF>', `${claim}</rdf:RDF>`)
}

/** One bit a glyph that is in the font, from the highest bit of the first byte on (ISO 32000-1: 9.8.3.3). */
function glyphSet({ context }: PDFDocument, file: PDFRawStream): PDFRawStream {
  const isPacked = file.dict.has(PDFName.of('Filter'))
  const glyphs = readGlyphs(isPacked ? inflateSync(file.contents) : file.contents)
  const set = new Uint8Array(Math.ceil((glyphs?.count ?? 0) / 8))
  for (const glyph of [0, ...(glyphs?.outlines.keys() ?? [])])
    set[glyph >> 3] = (set[glyph >> 3] ?? 0) | (0x80 >> (glyph & 7))
  const bytes = deflateSync(set)
  return PDFRawStream.of(context.obj({ Filter: 'FlateDecode', Length: bytes.length }), bytes)
}
