import { rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Browser, connect } from 'puppeteer-core'
import type { Run } from '../run.ts'
import type { BrowserChoice } from './find-browser.ts'
import { groupPids, killGroup } from './process-group.ts'
import { makeProfileFolder } from './profile-folder.ts'
import { type BrowserProcess, startProcess } from './start-process.ts'

/** A browser process of our own. */
export type RunningBrowser = {
  /** For tools that connect by themselves, such as pagedjs-cli. */
  wsEndpoint: string
  browser: Browser
  /** Of all its processes; empty once it has ended. */
  pids: () => number[]
  /** Ends all its processes and removes what they wrote; does no harm twice, nor after a crash. */
  close: () => Promise<void>
}

/** How long (in ms) a browser may take to end by itself. */
const PATIENCE = 2000

/**
 * Start a browser.
 *
 * It ends with `close`, when the run is aborted, and with this process, however that ends. Its profile, a temporary
 * folder, goes with it.
 *
 * @throws MissingToolError `browser-start`
 */
export async function launchBrowser(run: Run, choice: BrowserChoice): Promise<RunningBrowser> {
  run.signal.throwIfAborted()
  const profile = await makeProfileFolder()
  try {
    const started = await startProcess(choice, profile, run.signal)
    return await connected(run, started, profile)
  } catch (error) {
    await rm(profile, removal)
    throw error
  }
}

/** A dying browser may write once more. */
const removal = { recursive: true, force: true, maxRetries: 10, retryDelay: 20 } as const

async function connected(run: Run, started: BrowserProcess, profile: string): Promise<RunningBrowser> {
  const { pid, wsEndpoint, exited } = started
  const onExit = () => {
    killGroup(pid)
    rmSync(profile, removal)
  }
  process.once('exit', onExit)

  let browser: Browser | undefined
  let closing: Promise<void> | undefined
  const close = (patience: number) => {
    closing ??= end(browser, started, patience).then(async () => {
      await rm(profile, removal)
      process.off('exit', onExit)
      run.signal.removeEventListener('abort', onAbort)
    })
    return closing
  }
  const onAbort = () => void close(0)
  run.signal.addEventListener('abort', onAbort)

  try {
    // A long book keeps one command busy for minutes: it is the run's signal that ends it.
    browser = await connect({ browserWSEndpoint: wsEndpoint, protocolTimeout: 0, defaultViewport: null })
  } catch (error) {
    await close(0)
    run.signal.throwIfAborted()
    throw error
  }
  // The exit is the first to know of a crash: what waits for an answer gets an error at once.
  void exited.then(() => browser?.disconnect())
  return { wsEndpoint, browser, pids: () => groupPids(pid), close: () => close(PATIENCE) }
}

/** Ask it to end, then make it. */
async function end(
  browser: Browser | undefined,
  { pid, exited }: BrowserProcess,
  patience: number,
): Promise<void> {
  if (browser && patience > 0) {
    void browser.close().catch(() => undefined)
    await Promise.race([exited, sleep(patience, undefined, { ref: false })])
  }
  killGroup(pid)
  await exited
  // The rest of its group may take a moment to go.
  for (let wait = 1; wait <= 64 && groupPids(pid).length > 0; wait *= 2) await sleep(wait)
}
