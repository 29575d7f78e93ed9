import { type ChildProcess, spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import type { ConnectionTransport } from 'puppeteer-core'
import { MissingToolError } from '../errors.ts'
import { browserArgs } from './browser-args.ts'
import type { BrowserChoice } from './find-browser.ts'
import { openPipe } from './open-pipe.ts'
import { killGroup } from './process-group.ts'

/** A Chromium that answers. */
export type BrowserProcess = { pid: number; transport: ConnectionTransport; exited: Promise<void> }

/** How long (in ms) a loaded machine may need to start it. */
const PATIENCE = 60_000

/** Set once the sandbox has been found not to work on this machine. */
let sandboxWorks = process.getuid?.() !== 0

/**
 * Start Chromium and wait until it answers.
 *
 * Root never has the sandbox: Chromium refuses. For others it is tried, and where the machine (most often a container)
 * does not allow it, left out. That costs little: the only pages are our own, without scripts of others or network.
 *
 * `begun` is the first try, where that has been made already.
 *
 * @throws MissingToolError `browser-start`, with what Chromium said
 */
export async function startProcess(
  choice: BrowserChoice,
  profile: string,
  signal: AbortSignal,
  begun?: ChildProcess,
): Promise<BrowserProcess> {
  const first = await attempt(begun ?? spawnProcess(choice, profile), signal)
  if ('transport' in first) return first
  if (!sandboxWorks || !/sandbox/i.test(first.said)) throw startError(choice, first.said)
  sandboxWorks = false
  const second = await attempt(spawnProcess(choice, profile), signal)
  if ('transport' in second) return second
  throw startError(choice, second.said)
}

type Failure = { said: string }

async function attempt(child: ChildProcess, signal: AbortSignal): Promise<BrowserProcess | Failure> {
  const exited = new Promise<void>((done) => {
    child.once('exit', () => done())
    child.once('error', () => done())
  })
  const { pid } = child
  const answer = await answering(child, signal)
  if (pid !== undefined && 'transport' in answer) return { pid, exited, ...answer }
  if (pid !== undefined) killGroup(pid)
  await exited
  signal.throwIfAborted()
  return 'said' in answer ? answer : { said: '' }
}

/** Chromium as it is started: in a group of its own, with two pipes to speak through. */
export function spawnProcess(choice: BrowserChoice, profile: string, page = 'about:blank'): ChildProcess {
  const posix = process.platform !== 'win32'
  const args = [
    ...browserArgs,
    ...choice.args,
    ...(sandboxWorks ? [] : ['--no-sandbox', '--no-zygote']),
    `--user-data-dir=${profile}`,
    // It closes when this process ends, even by SIGKILL, and Chromium with it.
    '--remote-debugging-pipe',
    page,
  ]
  return spawn(choice.executablePath, args, {
    // A group of its own, so that it can be killed as a whole, and Ctrl-C reaches it only through us.
    detached: posix,
    windowsHide: true,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    env: browserEnv(choice, profile),
  })
}

/** The package's Chromium needs nothing of the user's; a browser of the machine may. */
function browserEnv(choice: BrowserChoice, profile: string): NodeJS.ProcessEnv {
  if (choice.kind !== 'package') return { ...process.env, TZ: 'UTC', ...choice.env }
  const folders = ['HOME', 'TMPDIR', 'XDG_CACHE_HOME', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_RUNTIME_DIR']
  const own = Object.fromEntries(folders.map((name) => [name, profile]))
  return { PATH: process.env.PATH, LANG: 'C.UTF-8', TZ: 'UTC', ...own, ...choice.env }
}

function answering(
  child: ChildProcess,
  signal: AbortSignal,
): Promise<{ transport: ConnectionTransport } | Failure> {
  return new Promise((resolve) => {
    let said = ''
    const end = (answer: { transport: ConnectionTransport } | Failure) => {
      clearTimeout(timer)
      signal.removeEventListener('abort', stop)
      resolve(answer)
    }
    const stop = () => end({ said })
    const timer = setTimeout(() => end({ said: `${said}\n(no answer in ${PATIENCE / 1000} s)` }), PATIENCE)
    signal.addEventListener('abort', stop)
    child.once('error', (error) => end({ said: error.message }))
    child.once('close', () => end({ said }))
    // Read on also after it has started: a full pipe would hold Chromium up.
    child.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4000)
    })
    // The far end of the pipe goes when Chromium does: no fault.
    for (const stream of child.stdio) stream?.on('error', () => undefined)
    const [, , , toBrowser, fromBrowser] = child.stdio
    const transport = openPipe(toBrowser as Writable, fromBrowser as Readable)
    transport.onmessage = () => end({ transport })
    transport.send(JSON.stringify({ id: 1, method: 'Browser.getVersion' }))
  })
}

function startError(choice: BrowserChoice, said: string): MissingToolError {
  const lines = said.split('\n').filter((line) => line.trim() !== '')
  return new MissingToolError('browser-start', {
    path: choice.executablePath,
    detail: lines.slice(-3).join(' ').slice(0, 600) || '—',
  })
}
