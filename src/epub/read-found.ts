import { on } from 'node:events'
import { availableParallelism } from 'node:os'
import { endThread, startThread } from '../thread.ts'
import { foundText } from './found-text.ts'
import type { PackedFiles } from './read-packed.ts'

/** Reads documents of an EPUB back. */
export type FoundReader = {
  /** What is found in the next of them. */
  next: () => Promise<string>
  close: () => Promise<void>
}

/** In bytes of XHTML: a thread takes a tenth of a second to start, in which about as much is read. */
const LEAST_FOR_THREAD = 4_000_000

/** Read these documents of an EPUB in their order; those of a large book in a thread, while who asks for them does the same with the book. */
export function readFound(bytes: Uint8Array, packed: PackedFiles, files: readonly string[]): FoundReader {
  const size = files.reduce((sum, file) => sum + packed.sizeOf(`OEBPS/${file}`), 0)
  return size < LEAST_FOR_THREAD || availableParallelism() < 2
    ? readHere(packed, files)
    : readInThread(bytes, files)
}

function readHere(packed: PackedFiles, files: readonly string[]): FoundReader {
  const left = [...files]
  return { next: async () => foundText(packed, left.shift() ?? ''), close: async () => undefined }
}

function readInThread(bytes: Uint8Array, files: readonly string[]): FoundReader {
  const thread = startThread(new URL('found-worker.js', import.meta.url), { isTypeScript: true })
  const { worker } = thread
  const ended = new AbortController()
  worker.once('exit', (code) => ended.abort(new Error(`the thread that reads ended with ${code}`)))
  const answers = on(worker, 'message', { signal: ended.signal })
  worker.postMessage({ bytes, files })
  let left = files.length
  return {
    next: async () => {
      left--
      const { value } = await answers.next()
      const [{ found, error }] = value as [{ found: string; error?: string }]
      if (error !== undefined) throw new Error(error)
      return found
    },
    // Nobody waits for what has not been asked for.
    close: async () => {
      if (left > 0) await worker.terminate()
      else await endThread(thread)
    },
  }
}
