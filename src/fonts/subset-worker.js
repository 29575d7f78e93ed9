// @ts-check
// A thread of its own, started by `subset-in-thread.ts`.
import { setFlagsFromString } from 'node:v8'
import { parentPort, workerData } from 'node:worker_threads'

// V8 would compile the WebAssembly a second time, faster to run: half a second of work that a few fonts never earn back.
setFlagsFromString('--liftoff-only')
const { default: subsetFont } = await import('subset-font')

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
