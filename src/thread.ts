import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads'

/** A thread of our own. */
export type Thread = {
  worker: Worker
  /** Where it is asked to end; a file that runs as it stands has none. */
  control: MessagePort | undefined
}

/**
 * Run one of our plain JavaScript files in a thread: as it was bundled, where this program is.
 *
 * What goes wrong is told to those who listen for it; nobody need be listening yet.
 */
export function startThread(file: URL): Thread {
  const bundle = bundleOf(file)
  if (bundle === undefined) return { worker: start(file), control: undefined }
  const { port1: control, port2 } = new MessageChannel()
  control.unref()
  const worker = start(runner, { workerData: { bundle, control: port2 }, transferList: [port2] })
  return { worker, control }
}

const runner = new URL('start/run-thread.js', import.meta.url)

/** The number of a thread that has ended (Node's `worker.threadId`). */
const ENDED = -1

/** End a thread that has nothing left to do; a bundled one keeps what V8 compiled of it for the next time. */
export async function endThread({ worker, control }: Thread): Promise<void> {
  if (!control) {
    await worker.terminate()
    return
  }
  if (worker.threadId === ENDED) return
  const ended = new Promise((resolve) => worker.once('exit', resolve))
  control.postMessage('end')
  await ended
}

function start(file: URL, options: ConstructorParameters<typeof Worker>[1] = {}): Worker {
  // Without the flags of the process that runs us: the file needs no runner.
  const worker = new Worker(file, { ...options, execArgv: [] })
  worker.on('error', () => undefined)
  return worker
}

/** `run-program.js` tells where the bundles are. */
function bundleOf(file: URL): string | undefined {
  const folder: unknown = Reflect.get(globalThis, Symbol.for('banxin.bundles'))
  if (typeof folder !== 'string') return undefined
  const bundle = join(folder, `${basename(fileURLToPath(file), '.js')}.cjs`)
  return existsSync(bundle) ? bundle : undefined
}
