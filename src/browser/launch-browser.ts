import { rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser } from 'puppeteer-core'
import type { Run } from '../run.ts'
import type { EarlyProcess } from './early-process.ts'
import type { BrowserChoice } from './find-browser.ts'
import { groupPids, killGroup } from './process-group.ts'
import { makeProfileFolder, profileRemoval } from './profile-folder.ts'
import { type BrowserProcess, startProcess } from './start-process.ts'

/** A browser process of our own. */
export type RunningBrowser = {
  browser: Browser
  /** Of all its processes; empty once it has ended. */
  pids: () => number[]
  /** Ends all its processes and removes what they wrote; does no harm twice, nor after a crash. */
  close: () => Promise<void>
}

/**
 * Start a browser.
 *
 * It ends with `close`, when the run is aborted, and with this process, however that ends. Its profile, a temporary
 * folder, goes with it.
 *
 * @throws MissingToolError `browser-start`
 */
export async function launchBrowser(run: Run, choice: BrowserChoice): Promise<RunningBrowser> {
  return (await spawnBrowser(run, choice)).running
}

/**
 * The same in two steps: what comes back is there as soon as the process has been asked for, long before it answers.
 *
 * Nobody has to wait for `running`.
 */
export async function spawnBrowser(
  run: Run,
  choice: BrowserChoice,
  early?: EarlyProcess,
): Promise<{ running: Promise<RunningBrowser> }> {
  run.signal.throwIfAborted()
  const profile = early?.profile ?? (await makeProfileFolder())
  const running = (async () => {
    try {
      const started = await startProcess(choice, profile, run.signal, early?.child)
      return await connected(run, started, profile)
    } catch (error) {
      await rm(profile, profileRemoval)
      throw error
    }
  })()
  running.catch(() => undefined)
  return { running }
}

async function connected(run: Run, started: BrowserProcess, profile: string): Promise<RunningBrowser> {
  const { pid, transport, exited } = started
  const onExit = () => {
    killGroup(pid)
    rmSync(profile, profileRemoval)
  }
  process.once('exit', onExit)

  let browser: Browser | undefined
  let closing: Promise<void> | undefined
  const close = () => {
    closing ??= end(started).then(async () => {
      await rm(profile, profileRemoval)
      process.off('exit', onExit)
      run.signal.removeEventListener('abort', onAbort)
    })
    return closing
  }
  const onAbort = () => void close()
  run.signal.addEventListener('abort', onAbort)

  try {
    // Loaded only now: the process starts in the meantime.
    const { connect } = await import('puppeteer-core')
    // A long book keeps one command busy for minutes: it is the run's signal that ends it.
    browser = await connect({ transport, protocolTimeout: 0, defaultViewport: null })
  } catch (error) {
    await close()
    run.signal.throwIfAborted()
    throw error
  }
  // The exit is the first to know of a crash: what waits for an answer gets an error at once.
  void exited.then(() => browser?.disconnect())
  return { browser, pids: () => groupPids(pid), close }
}

/** Its profile is thrown away: there is nothing that it would have to put in order. */
async function end({ pid, exited }: BrowserProcess): Promise<void> {
  killGroup(pid)
  await exited
  // The rest of its group may take a moment to go.
  for (let wait = 1; wait <= 64 && groupPids(pid).length > 0; wait *= 2) await sleep(wait)
}
