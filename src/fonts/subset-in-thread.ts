import { endThread, startThread, type Thread } from '../thread.ts'
import type { CommonPlace } from './common-cut.ts'

export type SubsetTask = {
  /** TrueType, or the path of such a file; woff and woff2 too where no text is given. */
  font: Uint8Array | string
  /** The characters wanted; where left out, the whole font is unpacked. */
  text?: string
  /** Without the glyphs that stand for no character, and what would lead to them. */
  onlyCharacters?: boolean
  /** Without what puts other glyphs in the place of those of the characters (OpenType 1.9: GSUB). */
  noSubstitution?: boolean
  /** Where it has a common cut: made at the first need, and used where that gives the same bytes. */
  common?: CommonPlace
}

/** A thread that makes subsets, one after the other. */
export type Subsetter = {
  /**
   * Static TrueType with all OpenType features of the characters, without hints.
   *
   * @throws Error where the font is broken, or the signal's reason; the thread is of no more use then
   */
  subset: (task: SubsetTask) => Promise<Buffer>
  /** What is not made by then never will be. */
  close: () => void
}

/** Take the thread that is waiting, or start one. Where it is not closed, it ends with the process. */
export function openSubsetter(signal?: AbortSignal): Subsetter {
  signal?.throwIfAborted()
  const thread = waiting ?? startWorker()
  const { worker } = thread
  waiting = undefined
  const orders: { resolve: (font: Buffer) => void; reject: (reason: unknown) => void }[] = []
  let fault: { reason: unknown } | undefined
  const end = (reason: unknown) => {
    fault ??= { reason }
    signal?.removeEventListener('abort', abort)
    for (const { reject } of orders.splice(0)) reject(fault.reason)
  }
  const abort = () => {
    end(signal?.reason)
    void worker.terminate()
  }
  signal?.addEventListener('abort', abort, { once: true })
  worker.on('message', (font: Uint8Array) => {
    orders.shift()?.resolve(Buffer.from(font.buffer, font.byteOffset, font.byteLength))
    if (orders.length === 0) worker.unref()
  })
  worker.once('error', end)
  worker.once('exit', (code) => end(new Error(`the subset thread ended with ${code}`)))
  return {
    subset: async (task) => {
      if (fault) throw fault.reason
      worker.ref()
      return new Promise((resolve, reject) => {
        orders.push({ resolve, reject })
        worker.postMessage(task)
      })
    },
    close: () => {
      end(new Error('the subset thread was closed'))
      void endThread(thread)
    },
  }
}

/** Begin to load what subsets are made with, while there is no text yet: a quarter of a second. */
export function startSubsetThread(): void {
  waiting ??= startWorker()
  // Where it is never needed, it ends with the process.
  waiting.worker.unref()
}

/** A cut for practice: out of the common cut where there is one, else out of the whole font where that is given. */
export type Rehearsal = {
  /** The characters to cut. */
  rehearsal: string
  /** The path of a TrueType file. */
  font?: string
  common?: CommonPlace
}

/**
 * Have the waiting thread cut this font, for practice: the first cut of all takes five times as long as the next, and a font
 * has to be read.
 */
export function rehearseSubset(font: Omit<Rehearsal, 'rehearsal'>): void {
  waiting?.worker.postMessage({ rehearsal: '一，“A”1', ...font } satisfies Rehearsal)
}

let waiting: Thread | undefined

function startWorker(): Thread {
  return startThread(new URL('subset-worker.js', import.meta.url), { isTypeScript: true })
}
