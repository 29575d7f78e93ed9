import { availableParallelism } from 'node:os'
import { endThread, hasEnded, startThread, type Thread } from '../thread.ts'

/** Pages from which on a further thread pays for itself. */
const PAGES_PER_THREAD = 60

/** Few: what is to be read in earnest waits for them. */
const rehearsedPages = [1, 2, 3, 4]

/** What the thread says: the text of a page, or that it has read all. */
type Answer = { number: number; text: string } | { error: string } | 'done'

/** Reads PDFs with pdf.js, in threads of its own. */
export type PdfReader = {
  /**
   * The text of some pages, `numbers` from 1.
   *
   * White space is as the reader guesses it; characters come in the order they were painted. Throws the signal's reason.
   */
  read: (
    pdf: Uint8Array,
    numbers: number[],
    progress?: (done: number, total: number) => void,
    signal?: AbortSignal,
  ) => Promise<Map<number, string>>
  /** Load pdf.js and try it, half a second's work, while there is no PDF to read yet. */
  prepare: () => void
  /**
   * Read a few pages for practice, once, while there is time: the next reading takes half as long. What comes of it, or goes
   * wrong, is told to nobody.
   */
  rehearse: (pdf: Uint8Array) => void
  close: () => Promise<void>
}

export function startPdfReader(): PdfReader {
  const threads: Thread[] = []
  let rehearsed = false
  return {
    prepare: () => {
      threads[0] ??= startReading()
    },
    rehearse: (pdf) => {
      if (rehearsed || !threads[0]) return
      rehearsed = true
      threads[0].worker.postMessage({ pdf, numbers: rehearsedPages, rehearsal: true })
    },
    async read(pdf, numbers, progress = () => undefined, signal) {
      const texts = new Map<number, string>()
      const count = Math.max(
        1,
        Math.min(availableParallelism(), 4, Math.ceil(numbers.length / PAGES_PER_THREAD)),
      )
      const share = Math.ceil(numbers.length / count)
      const collect = (number: number, text: string) => {
        texts.set(number, text)
        progress(texts.size, numbers.length)
      }
      await Promise.all(
        Array.from({ length: count }, (_, index) => {
          const part = numbers.slice(index * share, (index + 1) * share)
          if (part.length === 0) return undefined
          threads[index] ??= startReading()
          return readPart(threads[index], pdf, part, collect, signal)
        }),
      )
      return texts
    },
    close: async () => {
      await Promise.all(threads.map(endThread))
    },
  }
}

function startReading(): Thread {
  return startThread(new URL('pdf-text-worker.js', import.meta.url))
}

async function readPart(
  thread: Thread,
  pdf: Uint8Array,
  numbers: number[],
  collect: (number: number, text: string) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { worker } = thread
  const abort = () => void worker.terminate()
  signal?.addEventListener('abort', abort, { once: true })
  // A thread reads one file after another: each takes its listeners along.
  let takeAway = () => {}
  try {
    signal?.throwIfAborted()
    if (hasEnded(thread)) throw new Error('pdf.js ended before it was asked')
    await new Promise<void>((resolve, reject) => {
      const hear = (answer: Answer) => {
        if (answer === 'done') resolve()
        else if ('error' in answer) reject(new Error(answer.error))
        else collect(answer.number, answer.text)
      }
      const end = (code: number) => reject(signal?.reason ?? new Error(`pdf.js ended with ${code}`))
      worker.on('message', hear).once('error', reject).once('exit', end)
      takeAway = () => void worker.off('message', hear).off('error', reject).off('exit', end)
      worker.postMessage({ pdf, numbers })
    })
  } finally {
    signal?.removeEventListener('abort', abort)
    takeAway()
  }
}
