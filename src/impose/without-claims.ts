import { decodePDFRawStream, type PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib'

/**
 * Take out of the XMP what sheets are not: PDF/UA (their tags are gone) and PDF/A (nobody keeps sheets for reading).
 * What the metadata says else, a claim of PDF/X too, stays byte by byte.
 */
export function withoutClaims({ catalog, context }: PDFDocument): void {
  const stream = catalog.lookup(PDFName.of('Metadata'))
  if (!(stream instanceof PDFRawStream)) return
  const xmp = Buffer.from(decodePDFRawStream(stream).decode()).toString('utf8')
  const without = xmp
    .replace(/<(pdf(?:a|ua)id:\w+)[^>]*?(?:\/>|>[^<]*<\/\1>)\s*/g, '')
    .replace(/\s+pdf(?:a|ua)id:\w+\s*=\s*(?:"[^"]*"|'[^']*')/g, '')
  if (without === xmp) return
  const bytes = Buffer.from(without, 'utf8')
  const dict = context.obj({ Type: 'Metadata', Subtype: 'XML', Length: bytes.length })
  catalog.set(PDFName.of('Metadata'), context.register(PDFRawStream.of(dict, bytes)))
}
