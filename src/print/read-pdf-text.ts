import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'

type PageText = { number: number; text: string }

/** Pages from which on a further thread pays for itself. */
const PAGES_PER_THREAD = 60

/**
 * The text of some pages of a PDF, as pdf.js reads it.
 *
 * White space is as the reader guesses it; characters come in the order they were painted.
 *
 * @param numbers pages wanted, from 1
 * @returns page number → text
 */
export async function readPdfText(
  pdf: Uint8Array,
  numbers: number[],
  progress: (done: number, total: number) => void = () => undefined,
  signal?: AbortSignal,
): Promise<Map<number, string>> {
  const texts = new Map<number, string>()
  const threads = Math.max(
    1,
    Math.min(availableParallelism(), 4, Math.ceil(numbers.length / PAGES_PER_THREAD)),
  )
  const share = Math.ceil(numbers.length / threads)
  const collect = (page: PageText) => {
    texts.set(page.number, page.text)
    progress(texts.size, numbers.length)
  }
  await Promise.all(
    Array.from({ length: threads }, (_, index) => {
      const part = numbers.slice(index * share, (index + 1) * share)
      return part.length === 0 ? undefined : readPart(pdf, part, collect, signal)
    }),
  )
  return texts
}

function readPart(
  pdf: Uint8Array,
  numbers: number[],
  collect: (page: PageText) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  // Without the flags of the process that runs us: the worker is plain JavaScript.
  const worker = new Worker(new URL('pdf-text-worker.js', import.meta.url), {
    workerData: { pdf, numbers },
    execArgv: [],
  })
  const abort = () => void worker.terminate()
  signal?.addEventListener('abort', abort, { once: true })
  return new Promise<void>((resolve, reject) => {
    worker.on('message', collect)
    worker.once('error', reject)
    worker.once('exit', (code) =>
      code === 0 ? resolve() : reject(signal?.reason ?? new Error(`pdf.js ended with ${code}`)),
    )
  }).finally(() => signal?.removeEventListener('abort', abort))
}
