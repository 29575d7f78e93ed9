import { access, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { findBrowser } from '../src/browser/find-browser.ts'
import type { Run } from '../src/run.ts'
import { banxinImport } from './bench/banxin-build.ts'
import { BenchError } from './bench/bench-error.ts'
import { changeParagraph, RARE_WORDS } from './bench/change-paragraph.ts'
import { type Change, compare, type Result } from './bench/compare.ts'
import { describeResult, resultTable, stageTable, targetTable } from './bench/describe-results.ts'
import { makeBook, writeBook } from './bench/make-book.ts'
import { BOOKLET, bookName, CHANGED, type Measurement, RARE, targets } from './bench/targets.ts'

/*
 * npm run bench [-- 40 160] [--json file]: how fast Banxin builds books of so many pages, and how fast pagedjs-cli
 * builds the same. Nothing but the machine's load should change between the builds of one run: the ratios are what
 * counts.
 */

const { values, positionals } = parseArgs({ options: { json: { type: 'string' } }, allowPositionals: true })
const sizes = (positionals.length > 0 ? positionals : ['40', '160', '640', '1280']).map(Number)
const wrong = sizes.some((size) => !Number.isInteger(size) || size < 10 || size > 5000)
if (wrong) console.error('Usage: npm run bench [-- <pages from 10 to 5000>…] [--json <file>]')
else await bench()
if (wrong) process.exitCode = 2

async function bench(): Promise<void> {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => controller.abort(new BenchError(`stopped by ${signal}`)))
  const work = await mkdtemp(join(tmpdir(), 'banxin-bench-'))
  const run: Run = {
    signal: controller.signal,
    // The builds tell what is wrong with a book.
    report: () => undefined,
    progress: () => undefined,
    cacheFolder: join(work, 'unused'),
  }
  const machine = `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`
  console.log(`${machine}, load ${load()}`)
  const measurements: Measurement[] = []
  try {
    // Unpacked once for all builds to come, also those of pagedjs-cli: no part of a build.
    await findBrowser()
    for (const size of sizes) await take(bookName(size), () => measureSize(run, size, work))
    await take(BOOKLET, () => measureBooklet(run, work))
  } finally {
    await rm(work, { recursive: true, force: true })
  }
  const reached = targets(measurements)
  console.log(`\n${resultTable(measurements)}\n\n${stageTable(measurements)}\n\n${targetTable(reached)}`)
  console.log(`\n${machine}, load ${load()}`)
  if (values.json !== undefined)
    await writeFile(values.json, `${JSON.stringify({ machine, measurements, targets: reached }, null, 2)}\n`)

  /** One book; where it can't be built, that is told, and the next one's turn comes. */
  async function take(book: string, measureBook: () => Promise<Result[]>): Promise<void> {
    console.log(`\n${book} (load ${load()})`)
    try {
      measurements.push({ book, results: await measureBook() })
    } catch (error) {
      if (!(error instanceof BenchError) || controller.signal.aborted) throw error
      console.error(`  ${error.message.replaceAll('\n', '\n  ')}`)
      process.exitCode = 1
    }
  }
}

async function measureSize(run: Run, pages: number, work: string): Promise<Result[]> {
  const folder = await emptyFolder(work, String(pages))
  const manuscript = join(folder, 'as-made')
  const book = makeBook(pages)
  await writeBook(book, manuscript)
  const changes: Change[] = [
    { press: CHANGED, ...changeParagraph(book, 2) },
    { press: RARE, ...changeParagraph(book, 3, RARE_WORDS) },
  ]
  return compare(run, manuscript, changes, await emptyFolder(folder, 'work'), tell)
}

/** A text that people really hand in; it lies beside the project, and not everywhere. */
async function measureBooklet(run: Run, work: string): Promise<Result[]> {
  const source = fileURLToPath(new URL('../../shared/data/manuscripts/to-the-masses.txt', import.meta.url))
  try {
    await access(source)
  } catch {
    console.log(`  skipped: there is no ${source}`)
    return []
  }
  const folder = await emptyFolder(work, BOOKLET)
  const manuscript = join(folder, 'imported')
  await banxinImport(source, manuscript, run.signal)
  return compare(run, manuscript, [], await emptyFolder(folder, 'work'), tell)
}

function tell(result: Result): void {
  console.log(describeResult(result))
}

async function emptyFolder(parent: string, name: string): Promise<string> {
  const folder = join(parent, name)
  await mkdir(folder)
  return folder
}

/** Of the last minute: above the number of cores, others are at work too. */
function load(): string {
  return (loadavg()[0] ?? 0).toFixed(1)
}
