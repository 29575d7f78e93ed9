/**
 * Reads the text of some pages of PDFs with pdf.js, in a thread of its own. Plain JavaScript: it needs no runner.
 */
import { parentPort } from 'node:worker_threads'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

parentPort?.on('message', (task) => {
  readPages(task).then(
    () => parentPort?.postMessage('done'),
    (error) => parentPort?.postMessage({ error: String(error?.stack ?? error) }),
  )
})

/** @param {{ pdf: Uint8Array, numbers: number[] }} task pages count from 1 */
async function readPages({ pdf, numbers }) {
  const document = await getDocument({
    data: pdf,
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
}
