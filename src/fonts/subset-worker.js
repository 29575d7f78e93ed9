// @ts-check
// A thread of its own, started by `subset-in-thread.ts`. After the first subset V8 compiles the WebAssembly anew and
// holds the event loop up for 0.4 s (Node 20): here nobody waits for it, as all subsets are made in one go.
import { parentPort, workerData } from 'node:worker_threads'
import subsetFont from 'subset-font'

/** @type {{ font: Uint8Array, text?: string }[]} */
const tasks = workerData
for (const { font, text } of tasks) {
  const bytes = Buffer.from(font.buffer, font.byteOffset, font.byteLength)
  const options =
    text === undefined
      ? /** @type {const} */ ({ targetFormat: 'truetype', keepAllGlyphs: true })
      : /** @type {const} */ ({ targetFormat: 'truetype', noHinting: true })
  parentPort?.postMessage(new Uint8Array(await subsetFont(bytes, text, options)))
}
