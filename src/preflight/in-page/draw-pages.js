import * as pdfjs from '../pdfjs/build/pdf.min.mjs'
// In the page's own thread: a worker could not load its code from here.
import * as worker from '../pdfjs/build/pdf.worker.min.mjs'

globalThis.pdfjsWorker = worker

/** @type {Promise<import('pdfjs-dist').PDFDocumentProxy> | undefined} */
let opened

/**
 * Draw a page of `book.pdf` as pdf.js shows it.
 *
 * @param {number} number counts from 1
 * @param {number} width of the picture in pixels
 * @returns {Promise<string>} a JPEG as data: URL
 */
globalThis.drawPage = async (number, width) => {
  opened ??= pdfjs.getDocument({
    url: 'book.pdf',
    cMapUrl: 'pdfjs/cmaps/',
    cMapPacked: true,
    standardFontDataUrl: 'pdfjs/standard_fonts/',
    wasmUrl: 'pdfjs/wasm/',
    iccUrl: 'pdfjs/iccs/',
    isEvalSupported: false,
    enableXfa: false,
    disableRange: true,
    disableStream: true,
    verbosity: 0,
  }).promise
  const page = await (await opened).getPage(number)
  const natural = page.getViewport({ scale: 1 })
  // A page that is a strip, or a poster, stays within bounds.
  const scale = Math.min(width / natural.width, (width * 2) / natural.height)
  const viewport = page.getViewport({ scale })
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(viewport.width))
  canvas.height = Math.max(1, Math.round(viewport.height))
  await page.render({ canvas, viewport, background: '#fff' }).promise
  page.cleanup()
  return canvas.toDataURL('image/jpeg', 0.82)
}

globalThis.isReady = true
