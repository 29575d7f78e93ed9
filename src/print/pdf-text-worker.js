/**
 * Reads the text of some pages of a PDF with pdf.js, in a thread of its own. Plain JavaScript: it needs no runner.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** @type {{ pdf: Uint8Array, numbers: number[] }} pages count from 1 */
const { pdf, numbers } = workerData

const document = await getDocument({
  data: pdf.slice(),
  useSystemFonts: false,
  disableFontFace: true,
  verbosity: 0,
}).promise
for (const number of numbers) {
  const page = await document.getPage(number)
  const content = await page.getTextContent({ disableNormalization: true })
  const text = content.items.map((item) => ('str' in item ? item.str : '')).join('')
  parentPort?.postMessage({ number, text })
  page.cleanup()
}
await document.loadingTask.destroy()
