import { PDFDocument, PDFRef } from '@cantoo/pdf-lib'
import type { Browser, Page } from 'puppeteer-core'
import { unlessCrashed } from './page-crash.ts'
import { printPdf } from './print-pdf.ts'
import { SERVED_ORIGIN, type ServedFiles, serveFiles } from './served-files.ts'

/**
 * Print a document that is no page of the book, such as a cover: it reaches nothing but `files`, and the same document
 * gives the same PDF. `look` sees it before it is printed.
 */
export async function printHtml(
  browser: Browser,
  html: string,
  files: ServedFiles,
  look: (page: Page) => Promise<void> = async () => undefined,
): Promise<PDFDocument> {
  const page = await browser.newPage()
  const document = { bytes: Buffer.from(html), mediaType: 'text/html; charset=utf-8' }
  try {
    const printed = await unlessCrashed(page, async () => {
      await serveFiles(page, new Map([...files, ['document.html', document]]))
      await page.emulateMediaType('print')
      await page.goto(`${SERVED_ORIGIN}document.html`, { waitUntil: 'load', timeout: 0 })
      // As text: a runner that wraps functions would break them in the page.
      await page.evaluate('Promise.all([...document.fonts].map((face) => face.load())).then(() => true)')
      await look(page)
      return printPdf(await page.createCDPSession(), 1, false)
    })
    return await withoutDates(printed)
  } finally {
    await page.close().catch(() => undefined)
  }
}

/** When it was printed is nothing of the document. */
async function withoutDates(printed: Uint8Array): Promise<PDFDocument> {
  const document = await PDFDocument.load(printed, { updateMetadata: false })
  const { trailerInfo } = document.context
  if (trailerInfo.Info instanceof PDFRef) document.context.delete(trailerInfo.Info)
  trailerInfo.Info = undefined
  trailerInfo.ID = undefined
  return document
}
