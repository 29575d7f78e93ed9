import { fileURLToPath, pathToFileURL } from 'node:url'
import { launch } from 'puppeteer-core'
import { browserArgs } from '../../src/browser/browser-args.ts'
import { findBrowser } from '../../src/browser/find-browser.ts'
import { groupPids } from '../../src/browser/process-group.ts'
import type { Run } from '../../src/run.ts'
import type { Build } from './banxin-build.ts'
import { BenchError } from './bench-error.ts'
import { measure } from './measure.ts'
import { stageTimes } from './stage-times.ts'

/**
 * Build an HTML file with `pagedjs-cli` as it comes: `pagedjs-cli book.html -o book.pdf`, in a process of its own.
 *
 * puppeteer being overridden here, it can't find a browser by itself: it gets the one that Banxin uses, started for
 * it, and the start counts. Both path and output are absolute.
 */
export async function pagedjsCliBuild(run: Run, html: string, output: string): Promise<Build> {
  const choice = await findBrowser()
  const start = performance.now()
  // The flag that pagedjs-cli gives to a browser of its own where the input is a file: else no font is let in.
  const browser = await launch({
    executablePath: choice.executablePath,
    args: [...browserArgs, ...choice.args, '--allow-file-access-from-files', '--no-sandbox', '--no-zygote'],
    env: { ...process.env, ...choice.env },
  })
  const startSeconds = (performance.now() - start) / 1000
  try {
    const args = [program, pathToFileURL(html).href, '-o', output, '--browserEndpoint', browser.wsEndpoint()]
    const measured = await measure(args, {
      cwd: project,
      signal: run.signal,
      others: groupPids(browser.process()?.pid ?? 0),
    })
    if (measured.exitCode !== 0)
      throw new BenchError(
        `pagedjs-cli of ${html} ended with ${measured.exitCode}:\n${measured.stderr.slice(-1500)}`,
      )
    const { seconds, peakMemory } = measured
    return {
      path: output,
      seconds: startSeconds + seconds,
      stages: { browser: startSeconds, ...stageTimes(measured, 'load', stageOf) },
      peakMemory,
    }
  } finally {
    await browser.close()
  }
}

const project = fileURLToPath(new URL('../../', import.meta.url))

const program = `${project}node_modules/pagedjs-cli/src/cli.js`

/** By what its spinner says at the end of the stage before. */
function stageOf(line: string): string | undefined {
  return stages.find(([before]) => line.includes(before))?.[1]
}

const stages: readonly [endOfStageBefore: string, stage: string][] = [
  ['Loaded', 'paginate'],
  [' pages took ', 'print'],
  ['Generated', 'finish'],
]
