import { PDFDict, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import { PressError } from '../press-error.ts'

/**
 * Open a PDF that is to be rewritten.
 *
 * @throws PressError where it is encrypted, damaged, or has parts in other files: what can't be read as a whole would be
 *   printed in part
 */
export async function openForeign(pdf: Uint8Array): Promise<PDFDocument> {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1')
  if (!text.slice(0, 1024).includes('%PDF-')) throw damaged('no %PDF-')
  refuseDoubles(text)
  const document = await open(pdf)
  const { context } = document
  const count = document.catalog.Pages().lookup(PDFName.of('Count'))
  if (document.getPageCount() === 0 || String(count) !== String(document.getPageCount()))
    throw damaged(`/Pages /Count ${count}`)
  // ISO 32000-1, 7.3.8.2: its data are in another file.
  for (const [, object] of context.enumerateIndirectObjects())
    if (object instanceof PDFRawStream && object.dict.has(PDFName.of('F'))) throw external(object)
  return document
}

async function open(pdf: Uint8Array): Promise<PDFDocument> {
  try {
    // An object that cannot be read would be left out without a word.
    const document = await PDFDocument.load(pdf, {
      updateMetadata: false,
      throwOnInvalidObject: true,
      parseSpeed: Number.POSITIVE_INFINITY,
    })
    if (document.context.trailerInfo.Encrypt) throw new PressError('press-file-encrypted')
    return document
  } catch (error) {
    if (error instanceof PressError) throw error
    const message = error instanceof Error ? error.message : String(error)
    if (/encrypt/i.test(message)) throw new PressError('press-file-encrypted')
    throw damaged(message.split('\n')[0]?.slice(0, 200) ?? '')
  }
}

/**
 * Of an object that stands twice readers take the one or the other, but where the file was changed by writing more at its
 * end (ISO 32000-1, 7.5.6): then the last counts.
 */
function refuseDoubles(text: string): void {
  const isContinued = /\/Prev\s+\d+/.test(text)
  if (isContinued && (text.match(/startxref\s+\d+\s+%%EOF/g) ?? []).length > 1) return
  const known = new Set<string>()
  for (const [, name = ''] of text.matchAll(/[\r\n](\d+ \d+) obj\b/g)) {
    if (known.has(name)) throw damaged(`${name} obj, ${name} obj`)
    known.add(name)
  }
}

function external({ dict }: PDFRawStream): PressError {
  const file = dict.lookup(PDFName.of('F'))
  return new PressError('press-file-external', {
    detail: String(file instanceof PDFDict ? file.get(PDFName.of('F')) : file),
  })
}

function damaged(detail: string): PressError {
  return new PressError('press-file-damaged', { detail })
}
