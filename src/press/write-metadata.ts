import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { type PDFDocument, PDFHeader, PDFHexString, PDFName, PDFRawStream, PDFString } from '@cantoo/pdf-lib'
import { escapeHtml } from '../escape-html.ts'

export type Standard = 'PDF/X-4' | 'PDF/X-3:2003' | 'PDF/X-1a:2003'

export type PressMetadata = {
  standard: Standard
  title: string
  date: Date
  profile: Uint8Array
  /** `FOGRA39`: a name of the ICC's registry where `isRegistered`, else the author's. */
  condition: string
  isRegistered: boolean
  /** What it is in words: `Coated FOGRA39 …`. */
  conditionInfo: string
}

const PRODUCER = 'Banxin'

/**
 * Say what the file is and for which press: header, output intent, Info and XMP, document id.
 *
 * ISO 15930-7, 15930-6 (X-3:2003), 15930-4 (X-1a:2003); ISO 32000-1, 14.11.5 output intents, 14.3 metadata,
 * 14.4 id. The id is the hash of what the file is made of.
 */
export function writeMetadata(document: PDFDocument, source: Uint8Array, metadata: PressMetadata): void {
  const { context, catalog } = document
  const { standard, title, date, profile } = metadata
  const id = createHash('sha256')
    .update(source)
    .update(JSON.stringify({ ...metadata, profile: '' }))
    .update(profile)
  const digits = id.digest('hex').slice(0, 32)
  const packed = deflateSync(profile)
  const dict = context.obj({ N: 4, Alternate: 'DeviceCMYK', Filter: 'FlateDecode', Length: packed.length })
  const intent: Record<string, unknown> = {
    Type: 'OutputIntent',
    S: 'GTS_PDFX',
    OutputConditionIdentifier: PDFString.of(metadata.condition),
    Info: PDFString.of(metadata.conditionInfo),
    DestOutputProfile: context.register(PDFRawStream.of(dict, packed)),
  }
  if (metadata.isRegistered) intent.RegistryName = PDFString.of('http://www.color.org')
  catalog.set(PDFName.of('OutputIntents'), context.obj([context.obj(intent as never)]))

  const info = context.obj({})
  info.set(PDFName.of('Title'), PDFHexString.fromText(title))
  info.set(PDFName.of('Creator'), PDFHexString.fromText(PRODUCER))
  info.set(PDFName.of('Producer'), PDFHexString.fromText(PRODUCER))
  for (const key of ['CreationDate', 'ModDate']) info.set(PDFName.of(key), PDFString.fromDate(date))
  info.set(PDFName.of('Trapped'), PDFName.of('False'))
  if (standard !== 'PDF/X-4') info.set(PDFName.of('GTS_PDFXVersion'), PDFString.of(standard))
  context.trailerInfo.Info = context.register(info)

  const xmp = Buffer.from(xmpOf(metadata, digits), 'utf8')
  const entries = context.obj({ Type: 'Metadata', Subtype: 'XML', Length: xmp.length })
  catalog.set(PDFName.of('Metadata'), context.register(PDFRawStream.of(entries, xmp)))
  context.trailerInfo.ID = context.obj([PDFHexString.of(digits), PDFHexString.of(digits)])
  context.header = PDFHeader.forVersion(1, standard === 'PDF/X-4' ? 6 : 4)
}

/** XMP as ISO 15930-7, 6.10 wants it; it says the same as Info. */
function xmpOf({ standard, title, date }: PressMetadata, digits: string): string {
  const time = date.toISOString().replace(/\.\d+Z$/, 'Z')
  const uuid = digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:xmp="http://ns.adobe.com/xap/1.0/"
  xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
  xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
  xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeHtml(title)}</rdf:li></rdf:Alt></dc:title>
<xmp:CreateDate>${time}</xmp:CreateDate>
<xmp:ModifyDate>${time}</xmp:ModifyDate>
<xmp:MetadataDate>${time}</xmp:MetadataDate>
<xmp:CreatorTool>${PRODUCER}</xmp:CreatorTool>
<xmpMM:DocumentID>uuid:${uuid}</xmpMM:DocumentID>
<xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<pdf:Producer>${PRODUCER}</pdf:Producer>
<pdf:Trapped>False</pdf:Trapped>
<pdfxid:GTS_PDFXVersion>${standard}</pdfxid:GTS_PDFXVersion>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`
}
