import { PDFDict, type PDFDocument, PDFName } from '@cantoo/pdf-lib'

/**
 * Say of pages (numbers from 1) with live transparency that it is blended in the inks of the press (ISO 32000-1, 11.6.6;
 * GWG 2022, R0030). Of pages that say nothing Ghostscript 10.00 applies a soft mask of grey twice: what is half
 * transparent is a quarter there.
 */
export function groupPages(document: PDFDocument, pages: readonly number[]): void {
  for (const number of pages) {
    const { node } = document.getPage(number - 1)
    if (node.lookup(PDFName.of('Group')) instanceof PDFDict) continue
    node.set(
      PDFName.of('Group'),
      document.context.obj({ Type: 'Group', S: 'Transparency', CS: 'DeviceCMYK' }),
    )
  }
}
