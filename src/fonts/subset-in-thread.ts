import { endThread, startThread, type Thread } from '../thread.ts'

export type SubsetTask = {
  /** TrueType, woff or woff2; or the path of such a file. */
  font: Uint8Array | string
  /** The characters wanted; where left out, the whole font is unpacked. */
  text?: string
}

/**
 * Make subsets in another thread: static TrueType with all OpenType features of the characters, without hints.
 *
 * @returns in the order of the tasks
 * @throws Error where a font is broken, or the signal's reason
 */
export async function subsetInThread(
  tasks: readonly SubsetTask[],
  signal?: AbortSignal,
  progress: (done: number) => void = () => undefined,
): Promise<Buffer[]> {
  if (tasks.length === 0) return []
  signal?.throwIfAborted()
  const thread = waiting ?? startWorker()
  const { worker } = thread
  waiting = undefined
  worker.ref()
  const abort = () => void worker.terminate()
  signal?.addEventListener('abort', abort, { once: true })
  const fonts: Buffer[] = []
  try {
    return await new Promise((resolve, reject) => {
      worker.on('message', (font: Uint8Array) => {
        fonts.push(Buffer.from(font.buffer, font.byteOffset, font.byteLength))
        progress(fonts.length)
        if (fonts.length === tasks.length) resolve(fonts)
      })
      worker.once('error', reject)
      worker.once('exit', (code) =>
        reject(signal?.reason ?? new Error(`the subset thread ended with ${code}`)),
      )
      for (const task of tasks) worker.postMessage(task)
    })
  } finally {
    signal?.removeEventListener('abort', abort)
    void endThread(thread)
  }
}

/** Begin to load what subsets are made with, while there is no text yet: a quarter of a second. */
export function startSubsetThread(): void {
  waiting ??= startWorker()
  // Where it is never needed, it ends with the process.
  waiting.worker.unref()
}

let waiting: Thread | undefined

function startWorker(): Thread {
  return startThread(new URL('subset-worker.js', import.meta.url))
}
