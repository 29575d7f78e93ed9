import { access, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { findBrowser } from '../src/browser/find-browser.ts'
import type { Run } from '../src/run.ts'
import { banxinImport, prepareBanxin } from './bench/banxin-build.ts'
import { BenchError } from './bench/bench-error.ts'
import { changeParagraph, RARE_WORDS } from './bench/change-paragraph.ts'
import { bestOf, type Change, compare, type Result } from './bench/compare.ts'
import { describeResult, resultTable, stageTable, targetTable } from './bench/describe-results.ts'
import { makeBook, writeBook } from './bench/make-book.ts'
import { describePress, measurePress, type PressResult } from './bench/press-part.ts'
import { BOOKLET, bookName, CHANGED, type Measurement, RARE, targets } from './bench/targets.ts'
import { withoutComposer } from './bench/without-composer.ts'

/*
 * npm run bench [-- 40 160 press] [--best-of 3] [--json file]: how fast Banxin builds books of so many pages, and how fast
 * pagedjs-cli builds the same; `press`: how fast the press rewrites a book, and how fast Ghostscript converts it. Both run by turns on the same machine; where others work on it too, the best of several
 * builds tells more than one.
 */

const { values, positionals } = readArguments()
const wanted = positionals.length > 0 ? positionals : ['40', '160', '640', '1280', 'press']
const sizes = wanted.filter((word) => word !== 'press').map(Number)
const rounds = Number(values['best-of'])
/** One and the other build of it take seconds: what the system reads from the disk again, or does besides, is a third of one. */
const bookletRounds = Math.max(rounds, 5)

if (!sizes.every((size) => isBetween(size, 10, 5000)) || !isBetween(rounds, 1, 20)) {
  console.error(
    'Usage: npm run bench [-- <pages from 10 to 5000, or press>…] [--best-of <1 to 20>] [--json <file>]',
  )
  process.exitCode = 2
} else {
  try {
    await bench()
  } catch (error) {
    if (!(error instanceof BenchError)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}

/** Faults of its own are wrong use, too. */
function readArguments() {
  const options = { json: { type: 'string' }, 'best-of': { type: 'string', default: '1' } } as const
  try {
    return parseArgs({ options, allowPositionals: true })
  } catch {
    return { values: { json: undefined, 'best-of': '0' }, positionals: [] }
  }
}

function isBetween(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most
}

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
  let press: PressResult | undefined
  try {
    // Unpacked once for all builds to come, also those of pagedjs-cli: no part of a build.
    await findBrowser()
    await prepareBanxin(controller.signal)
    if (wanted.includes('press')) await takePress()
    for (const size of sizes) await take(bookName(size), (folder) => measureSize(run, size, folder))
    if (sizes.length > 0) await take(BOOKLET, (folder) => measureBooklet(run, folder), bookletRounds)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
  const reached = targets(measurements, press)
  console.log(`\n${resultTable(measurements)}\n\n${stageTable(measurements)}\n\n${targetTable(reached)}`)
  console.log(`\n${machine}, load ${load()}`)
  if (values.json !== undefined)
    await writeFile(
      values.json,
      `${JSON.stringify({ machine, measurements, press, targets: reached }, null, 2)}\n`,
    )

  async function takePress(): Promise<void> {
    try {
      for (let round = 1; round <= rounds; round++) {
        console.log(`\nthe press (load ${load()})`)
        const result = await measurePress(await mkdtemp(join(work, 'press-')), controller.signal)
        console.log(describePress(result))
        if (!press || result.seconds < press.seconds) press = result
      }
    } catch (error) {
      if (!(error instanceof BenchError) || controller.signal.aborted) throw error
      fault(error)
    }
  }

  /** One book; where it can't be built, that is told, and the next one's turn comes. */
  async function take(
    book: string,
    measureBook: (folder: string) => Promise<Result[]>,
    times = rounds,
  ): Promise<void> {
    const all: Result[][] = []
    try {
      for (let round = 1; round <= times; round++) {
        console.log(`\n${book}${times > 1 ? `, ${round} of ${times}` : ''} (load ${load()})`)
        all.push(await measureBook(await mkdtemp(join(work, 'book-'))))
      }
      measurements.push({ book, results: bestOf(all) })
    } catch (error) {
      if (!(error instanceof BenchError) || controller.signal.aborted) throw error
      fault(error)
    }
  }
}

async function measureSize(run: Run, pages: number, folder: string): Promise<Result[]> {
  const manuscript = join(folder, 'as-made')
  const book = makeBook(pages)
  await writeBook(book, manuscript)
  const changes: Change[] = [
    { press: CHANGED, ...changeParagraph(book, 2) },
    { press: RARE, ...changeParagraph(book, 3, RARE_WORDS) },
  ]
  const plain = await withoutComposer(join(folder, 'without-composer'))
  return compare(run, manuscript, changes, folder, tell, fault, plain)
}

/** A text that people really hand in; it lies beside the project, and not everywhere. */
async function measureBooklet(run: Run, folder: string): Promise<Result[]> {
  const source = fileURLToPath(new URL('../../shared/data/manuscripts/to-the-masses.txt', import.meta.url))
  try {
    await access(source)
  } catch {
    console.log(`  skipped: there is no ${source}`)
    return []
  }
  const manuscript = join(folder, 'imported')
  await banxinImport(source, manuscript, run.signal)
  return compare(run, manuscript, [], folder, tell, fault)
}

function fault(error: BenchError): void {
  console.error(`  ${error.message.replaceAll('\n', '\n  ')}`)
  process.exitCode = 1
}

function tell(result: Result): void {
  console.log(describeResult(result))
}

/** Of the last minute: above the number of cores, others are at work too. */
function load(): string {
  return (loadavg()[0] ?? 0).toFixed(1)
}
