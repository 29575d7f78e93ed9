/**
 * Reads the text of some pages of PDFs with pdf.js, in a thread of its own. Plain JavaScript: it needs no runner.
 */
import Module from 'node:module'
import { parentPort } from 'node:worker_threads'
import { inflateRawSync, inflateSync } from 'node:zlib'

// pdf.js loads a drawing library of 30 MB before all else. Reading text draws nothing: names are enough.
const load = Module._load
const nothingToDrawWith = { DOMMatrix: class {}, ImageData: class {}, Path2D: class {} }
Module._load = (name, ...rest) => (name === '@napi-rs/canvas' ? nothingToDrawWith : load(name, ...rest))

// pdf.js looks whether an answer of the network can do that, and Node would load all of its network.
const answer = class {
  async bytes() {}
}
Object.defineProperty(globalThis, 'Response', { value: answer, configurable: true, writable: true })
// Node's own goes by way of other threads, several times for each stream.
Object.defineProperty(globalThis, 'DecompressionStream', {
  value: class {
    constructor(format) {
      if (format !== 'deflate') throw new TypeError(`no ${format} here`)
    }
    writable = {
      getWriter: () => ({
        ready: Promise.resolve(),
        write: async (bytes) => {
          this.readable = [inflateSync(bytes)]
        },
        close: async () => undefined,
      }),
    }
    /** Without anything in it where what is written can't be read: it can't be gone through then. */
    readable = undefined
  },
  configurable: true,
  writable: true,
})

/**
 * A whole stream at once, natively; pdf.js does it by itself, bit by bit, where that fails.
 *
 * Called by pdf.js as it is bundled (`start/bundle-program.js`).
 */
globalThis.inflateStream = (/** @type {any} */ stream) => {
  const { stream: packed, bufferLength, codeSize } = stream
  if (bufferLength > 0 || codeSize > 0 || typeof packed.pos !== 'number') return false
  const start = packed.pos
  try {
    stream.buffer = inflateRawSync(packed.getBytes())
    stream.bufferLength = stream.buffer.length
    stream.eof = true
    return true
  } catch {
    packed.pos = start
    return false
  }
}

const library = import('pdfjs-dist/legacy/build/pdf.mjs')
// Else pdf.js looks for it beside itself, where a bundle has not got it.
const itsWorker = import('pdfjs-dist/legacy/build/pdf.worker.mjs')

// The first PDF takes twice as long as the second: it is this one.
let ready = readPages({ pdf: new Uint8Array(Buffer.from(smallPdf())), numbers: [1] }, false).catch(
  () => undefined,
)

parentPort?.on('message', (task) => {
  if (task.rehearsal) {
    ready = ready.then(() => readPages(task, false)).catch(() => undefined)
    return
  }
  ready
    .then(() => readPages(task, true))
    .then(
      () => parentPort?.postMessage('done'),
      (error) => parentPort?.postMessage({ error: String(error?.stack ?? error) }),
    )
})

/**
 * @param {{ pdf: Uint8Array, numbers: number[], rehearsal?: boolean }} task pages count from 1
 * @param {boolean} tell
 */
async function readPages({ pdf, numbers }, tell) {
  globalThis.pdfjsWorker = await itsWorker
  const { getDocument } = await library
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
    if (tell) parentPort?.postMessage({ number, text })
    page.cleanup()
  }
  await document.loadingTask.destroy()
}

/** A page with one letter. Readers find its parts without a table of their places. */
function smallPdf() {
  const content = 'BT /F 9 Tf (a) Tj ET'
  return [
    '%PDF-1.4',
    '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
    '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj',
    `4 0 obj<</Length ${content.length}>>stream`,
    content,
    'endstream endobj',
    '5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj',
    'trailer<</Root 1 0 R>>',
  ].join('\n')
}
