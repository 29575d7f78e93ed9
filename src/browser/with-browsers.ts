import { BrowserCrashedError } from '../errors.ts'
import type { Run } from '../run.ts'
import { takeEarlyProcess } from './early-process.ts'
import { type BrowserChoice, findBrowser } from './find-browser.ts'
import { launchBrowser, type RunningBrowser, spawnBrowser } from './launch-browser.ts'

/** A browser that starts while all else is being loaded: it takes as long as that. */
export type EarlyBrowser = {
  choice: BrowserChoice
  running: Promise<RunningBrowser>
  /** For those who need it no more, or never did. */
  close: () => Promise<void>
}

/** Start a browser for `withBrowsers`; where none can be started, that will find out and tell. */
export async function startEarly(run: Run): Promise<EarlyBrowser | undefined> {
  try {
    // Whoever takes a process has to end it.
    run.signal.throwIfAborted()
    const process = takeEarlyProcess()
    const choice = process?.choice ?? (await findBrowser())
    const { running } = await spawnBrowser(run, choice, process)
    const close = async () => (await running.catch(() => undefined))?.close()
    return { choice, running, close }
  } catch {
    return undefined
  }
}

/**
 * Do work with some browser processes, and end them whatever happens.
 *
 * `early` is one of them, where it has been started before. `scale` is how many pixels of the layout make a CSS pixel; only
 * the start of a browser sets it, so that another one takes the place of `early` where it is not 1.
 *
 * A browser that crashes in mid-work is started again once: what was finished by then is in the cache.
 *
 * @throws BrowserCrashedError where it crashes again
 */
export async function withBrowsers<T>(
  run: Run,
  count: number,
  work: (browsers: RunningBrowser[]) => Promise<T>,
  early?: EarlyBrowser,
  scale = 1,
): Promise<T> {
  const found = early?.choice ?? (await findBrowser())
  const choice =
    scale === 1 ? found : { ...found, args: [...found.args, `--force-device-scale-factor=${scale}`] }
  const waiting = scale === 1 ? early : undefined
  if (!waiting) await early?.close()
  if (choice.kind !== 'package')
    run.report({
      ruleId: 'browser-used',
      values: { path: choice.executablePath, version: choice.version ?? '?' },
    })
  for (let attempt = 1; ; attempt++) {
    const browsers = await launchAll(count, (index) =>
      index === 0 && attempt === 1 && waiting ? waiting.running : launchBrowser(run, choice),
    )
    let ending = false
    let crashed = false
    for (const { browser } of browsers) {
      if (!browser.connected) crashed = true
      browser.once('disconnected', () => {
        if (!ending) crashed = true
      })
    }
    // Closed by who works with them, they have not crashed.
    const closing = browsers.map((running) => ({
      ...running,
      close: () => {
        ending = true
        return running.close()
      },
    }))
    try {
      return await work(closing)
    } catch (error) {
      run.signal.throwIfAborted()
      if (!crashed && !isPageCrash(error)) throw error
      if (attempt === 2) throw new BrowserCrashedError({ cause: error })
      run.report({ ruleId: 'browser-restarted' })
    } finally {
      ending = true
      await Promise.allSettled(browsers.map((browser) => browser.close()))
    }
  }
}

/** All or none: where one does not start, those that did are closed again. */
async function launchAll(
  count: number,
  launch: (index: number) => Promise<RunningBrowser>,
): Promise<RunningBrowser[]> {
  const results = await Promise.allSettled(Array.from({ length: count }, (_, index) => launch(index)))
  const running = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
  const failed = results.find((result) => result.status === 'rejected')
  if (!failed) return running
  await Promise.allSettled(running.map((browser) => browser.close()))
  throw failed.reason
}

/** One page of a browser can crash alone; puppeteer tells by these words. */
function isPageCrash(error: unknown): boolean {
  return (
    error instanceof Error && /page crashed|target closed|session closed|page was closed/i.test(error.message)
  )
}
