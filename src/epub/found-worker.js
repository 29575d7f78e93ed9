// @ts-check
// A thread of its own, started by `read-found.ts`: reads documents of an EPUB, and tells what is found in each, in order.
import { parentPort } from 'node:worker_threads'
import { foundText } from './found-text.ts'
import { readPacked } from './read-packed.ts'

parentPort?.on('message', (/** @type {{ bytes: Uint8Array, files: string[] }} */ { bytes, files }) => {
  try {
    const packed = readPacked(bytes)
    for (const file of files) parentPort?.postMessage({ found: foundText(packed, file) })
  } catch (error) {
    parentPort?.postMessage({ error: String(error instanceof Error ? error.stack : error) })
  }
})
