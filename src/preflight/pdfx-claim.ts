import type { PdfFile } from './open-pdf.ts'
import { xmpValue } from './xmp.ts'

/** What a file says it is: `PDF/X-4`, `PDF/X-3:2003`, `PDF/X-1a:2001` …; '' where it says nothing. */
export function pdfxClaim(file: PdfFile): string {
  const conformance = file.info.text('GTS_PDFXConformance') ?? ''
  const version = file.info.text('GTS_PDFXVersion') ?? ''
  return xmpValue(file, 'GTS_PDFXVersion') || (conformance.startsWith('PDF/X') ? conformance : version)
}

/** X-1a and X-3 know neither transparency nor object streams: ISO 15930-4, 15930-6. */
export function isFlatStandard(claim: string): boolean {
  return /^PDF\/X-[13]/.test(claim)
}
