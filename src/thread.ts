import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads'
import { bundlesFolder } from './bundles.ts'

/** A thread of our own. */
export type Thread = {
  worker: Worker
  /** Where it is asked to end; a file that runs as it stands has none. */
  control: MessagePort | undefined
}

/**
 * Run one of our JavaScript files in a thread: as it was bundled, where this program is.
 *
 * What goes wrong is told to those who listen for it; nobody need be listening yet.
 */
export function startThread(file: URL, { isTypeScript = false, youngGeneration }: Wishes = {}): Thread {
  const bundle = bundleOf(file)
  const resourceLimits = { maxYoungGenerationSizeMb: youngGeneration }
  if (bundle === undefined) {
    const worker = isTypeScript
      ? start(typeScriptRunner, { workerData: { file: file.href }, resourceLimits })
      : start(file, { resourceLimits })
    return { worker, control: undefined }
  }
  const { port1: control, port2 } = new MessageChannel()
  control.unref()
  const workerData = { bundle, control: port2 }
  return { worker: start(runner, { workerData, transferList: [port2], resourceLimits }), control }
}

type Wishes = {
  /** The file loads TypeScript, for which it needs a runner where it is not bundled. */
  isTypeScript?: boolean
  /** Most memory for what has just been made, in MB. */
  youngGeneration?: number
}

const runner = new URL('start/run-thread.js', import.meta.url)
const typeScriptRunner = new URL('start/run-typescript.js', import.meta.url)

/** The number of a thread that has ended (Node's `worker.threadId`). */
const ENDED = -1

/** Whether it has ended, by itself or by a fault: what is sent to it is lost. */
export function hasEnded({ worker }: Thread): boolean {
  return worker.threadId === ENDED
}

/** End a thread that has nothing left to do; a bundled one keeps what V8 compiled of it for the next time. */
export async function endThread({ worker, control }: Thread): Promise<void> {
  if (!control) {
    await worker.terminate()
    return
  }
  if (hasEnded({ worker, control })) return
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

function bundleOf(file: URL): string | undefined {
  const folder = bundlesFolder()
  if (folder === undefined) return undefined
  const bundle = join(folder, `${basename(fileURLToPath(file), '.js')}.cjs`)
  return existsSync(bundle) ? bundle : undefined
}
