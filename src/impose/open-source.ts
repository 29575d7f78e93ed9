import { EncryptedPDFError, PDFArray, PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib'
import { mendToUnicode } from '../pdf/mend-to-unicode.ts'
import type { Pt } from '../units.ts'
import { ImposeError } from './impose-error.ts'
import { inMillimetres } from './sheet-sizes.ts'
import { type SourcePage, sourcePage } from './source-page.ts'

/** A PDF that is going to be imposed. */
export type Source = {
  document: PDFDocument
  pages: SourcePage[]
  /** Trim of all pages, as one sees them. */
  width: Pt
  height: Pt
  /** What every page has beyond its trim on every side. */
  bleed: Pt
  /** It has an output intent of PDF/X, so it may have only what that allows. */
  isPdfX: boolean
  /** Its objects lie in streams, as PDF 1.5 and later have them. */
  hasObjectStreams: boolean
  /** Radicals in the text of its fonts that were made the characters they look like. */
  radicals: number
}

/** Half a point is no difference that a guillotine makes. */
const TOLERANCE: Pt = 0.5

/**
 * Open any PDF.
 *
 * @throws ImposeError where it is encrypted, broken, empty, or its pages are of several sizes
 */
export async function openSource(bytes: Uint8Array): Promise<Source> {
  const { document, pages } = await read(bytes)
  const [first] = pages
  if (!first) throw new ImposeError('impose-no-pages')
  const { width, height } = first
  const others = pages.flatMap((page, index) =>
    Math.abs(page.width - width) > TOLERANCE || Math.abs(page.height - height) > TOLERANCE ? [index + 1] : [],
  )
  if (others.length > 0) {
    const shown = others.slice(0, 10).join(', ') + (others.length > 10 ? ' …' : '')
    const size = `${inMillimetres(width)} × ${inMillimetres(height)} mm`
    throw new ImposeError('impose-mixed-sizes', { pages: shown, size })
  }
  return {
    document,
    pages,
    width,
    height,
    bleed: Math.min(...pages.map((page) => page.bleed)),
    isPdfX: hasPressIntent(document),
    radicals: mendToUnicode(document.context),
    hasObjectStreams: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('/ObjStm'),
  }
}

async function read(bytes: Uint8Array): Promise<{ document: PDFDocument; pages: SourcePage[] }> {
  try {
    const document = await PDFDocument.load(bytes, {
      updateMetadata: false,
      parseSpeed: Number.POSITIVE_INFINITY,
    })
    return { document, pages: document.getPages().map(sourcePage) }
  } catch (error) {
    if (error instanceof EncryptedPDFError) throw new ImposeError('impose-encrypted')
    const problem = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
    throw new ImposeError('impose-unreadable', { problem })
  }
}

function hasPressIntent({ catalog, context }: PDFDocument): boolean {
  const intents = catalog.lookup(PDFName.of('OutputIntents'))
  if (!(intents instanceof PDFArray)) return false
  return intents.asArray().some((item) => {
    const intent = context.lookup(item)
    return intent instanceof PDFDict && intent.lookup(PDFName.of('S')) === PDFName.of('GTS_PDFX')
  })
}
