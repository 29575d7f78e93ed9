import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  type PDFObject,
  PDFRawStream,
  PDFString,
} from '@cantoo/pdf-lib'

/** Everything in a PDF that may be text and is not on its pages: all strings, all streams as they stand, what glyphs stand for. */
export async function stringsIn(bytes: Uint8Array): Promise<string[]> {
  const parts: string[] = []
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  const visit = (object: PDFObject): void => {
    if (object instanceof PDFHexString || object instanceof PDFString) parts.push(object.decodeText())
    else if (object instanceof PDFArray) for (const inner of object.asArray()) visit(inner)
    else if (object instanceof PDFDict) for (const inner of object.values()) visit(inner)
    else if (object instanceof PDFRawStream) {
      visit(object.dict)
      const text = Buffer.from(decodePDFRawStream(object).decode()).toString('utf8')
      parts.push(text)
      for (const [, hex = ''] of text.matchAll(/<[0-9A-F]{4}> <([0-9A-F]{4,})>/g))
        parts.push(Buffer.from(hex, 'hex').swap16().toString('utf16le'))
    }
  }
  for (const [, object] of document.context.enumerateIndirectObjects()) visit(object)
  return parts
}
