import { availableParallelism } from 'node:os'
import type { BookConfig, ChapterSource } from '../book.ts'
import { endThread, startThread } from '../thread.ts'

/** A chapter as threads get it. `index` counts from 0. */
export type ChapterTask = {
  config: BookConfig
  index: number
  name: string
  role: ChapterSource['role']
  path: string
  value: string
  title: unknown
}

/** `composed` is left out where the chapter has pictures. */
type Answer = { index: number; composed?: Uint8Array; error?: string }

export type ChapterThreads = {
  /** What `serialize` made of the chapter and its messages; `undefined` where it has to be composed here. */
  take: (index: number) => Promise<Uint8Array | undefined>
  close: () => Promise<void>
}

/** More would go on taking memory: 100 MB each. */
const MOST_THREADS = 2

/** A thread takes a third of a second to start, in which this many characters could be composed. */
const LEAST_CHARACTERS = 400_000

/** In MB. Trees that live longer than the room for new things lasts are copied again and again. */
const YOUNG_GENERATION = 48

/** Whether threads are worth their start for so many characters. */
export function isWorthThreads(characters: number): boolean {
  return characters >= LEAST_CHARACTERS && availableParallelism() > 1
}

/**
 * Compose chapters in threads, in order, each as soon as a thread has nothing else to do.
 *
 * What they make is the same as `composeChapter` makes here. Aborting the signal ends them.
 */
export function startChapterThreads(tasks: readonly ChapterTask[], signal: AbortSignal): ChapterThreads {
  const waiting = [...tasks]
  const takers = new Map<number, Taker>()
  for (const { index } of tasks) takers.set(index, withResolvers())
  const fail = (reason: unknown) => {
    for (const taker of takers.values()) taker.reject(reason)
  }
  const threads = Array.from({ length: MOST_THREADS }, () => {
    const thread = startThread(new URL('chapter-worker.js', import.meta.url), {
      isTypeScript: true,
      youngGeneration: YOUNG_GENERATION,
    })
    const { worker } = thread
    const next = () => {
      const task = waiting.shift()
      if (task) worker.postMessage(task)
    }
    worker.on('message', ({ index, composed, error }: Answer) => {
      const taker = takers.get(index)
      if (error === undefined) taker?.resolve(composed)
      else taker?.reject(new Error(error))
      next()
    })
    worker.once('error', fail)
    worker.once('exit', (code) => fail(signal.reason ?? new Error(`a chapter thread ended with ${code}`)))
    next()
    return thread
  })
  const abort = () => {
    for (const { worker } of threads) void worker.terminate()
  }
  signal.addEventListener('abort', abort, { once: true })
  return {
    take: async (index) => takers.get(index)?.promise,
    close: async () => {
      signal.removeEventListener('abort', abort)
      waiting.length = 0
      await Promise.all(threads.map(endThread))
    },
  }
}

type Taker = {
  promise: Promise<Uint8Array | undefined>
  resolve: (composed: Uint8Array | undefined) => void
  reject: (reason: unknown) => void
}

function withResolvers(): Taker {
  let resolve: Taker['resolve'] = () => undefined
  let reject: Taker['reject'] = () => undefined
  const promise = new Promise<Uint8Array | undefined>((yes, no) => {
    resolve = yes
    reject = no
  })
  // Nobody may be waiting for it yet, or ever.
  promise.catch(() => undefined)
  return { promise, resolve, reject }
}
