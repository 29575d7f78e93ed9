import { type PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib'

/** What a PDF says of itself, in its Info dictionary and in XMP alike. */
export type PdfFacts = {
  title: string
  author: string | undefined
  subject: string | undefined
  language: string
  creator: string
  producer: string
  /** Made and changed at. */
  date: Date | undefined
}

/** Standards that a PDF says it keeps. */
export type Claims = { ua: boolean; archive: boolean }

/**
 * Write the XMP packet: ISO 16684-1, ISO 32000-1: 14.3.2; the claims as ISO 14289-1: 5 and ISO 19005-2: 6.6.4 want them.
 *
 * Names of PDF/UA are not among those that PDF/A knows: where both are claimed they are described (ISO 19005-2: 6.6.2.3).
 */
export function writeXmp(document: PDFDocument, facts: PdfFacts, claims: Claims): void {
  const bytes = Buffer.from(xmp(facts, claims))
  const entries = { Type: 'Metadata', Subtype: 'XML', Length: bytes.length }
  const stream = PDFRawStream.of(document.context.obj(entries), bytes)
  document.catalog.set(PDFName.of('Metadata'), document.context.register(stream))
}

function xmp(
  { title, author, subject, language, creator, producer, date }: PdfFacts,
  { ua, archive }: Claims,
) {
  const when = date && `${date.toISOString().slice(0, 19)}Z`
  const lines = [
    claimOf('pdfaid', 'http://www.aiim.org/pdfa/ns/id/', archive && { part: '2', conformance: 'U' }),
    claimOf('pdfuaid', 'http://www.aiim.org/pdfua/ns/id/', ua && { part: '1' }),
    ua && archive && uaDescribed,
    description('dc', 'http://purl.org/dc/elements/1.1/', [
      '<dc:format>application/pdf</dc:format>',
      `<dc:title>${alternative(title)}</dc:title>`,
      author && `<dc:creator><rdf:Seq><rdf:li>${escaped(author)}</rdf:li></rdf:Seq></dc:creator>`,
      subject && `<dc:description>${alternative(subject)}</dc:description>`,
      `<dc:language><rdf:Bag><rdf:li>${escaped(language)}</rdf:li></rdf:Bag></dc:language>`,
    ]),
    description('xmp', 'http://ns.adobe.com/xap/1.0/', [
      `<xmp:CreatorTool>${escaped(creator)}</xmp:CreatorTool>`,
      when && `<xmp:CreateDate>${when}</xmp:CreateDate>`,
      when && `<xmp:ModifyDate>${when}</xmp:ModifyDate>`,
    ]),
    description('pdf', 'http://ns.adobe.com/pdf/1.3/', [`<pdf:Producer>${escaped(producer)}</pdf:Producer>`]),
  ]
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
${lines.filter(Boolean).join('\n')}
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`
}

function claimOf(prefix: string, namespace: string, entries: Record<string, string> | false): string | false {
  if (!entries) return false
  return description(
    prefix,
    namespace,
    Object.entries(entries).map(([key, value]) => `<${prefix}:${key}>${value}</${prefix}:${key}>`),
  )
}

function description(prefix: string, namespace: string, lines: (string | undefined)[]): string {
  return `<rdf:Description rdf:about="" xmlns:${prefix}="${namespace}">
${lines.filter(Boolean).join('\n')}
</rdf:Description>`
}

function alternative(text: string): string {
  return `<rdf:Alt><rdf:li xml:lang="x-default">${escaped(text)}</rdf:li></rdf:Alt>`
}

/** What XML has no place for at all goes. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}

const uaDescribed = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`
