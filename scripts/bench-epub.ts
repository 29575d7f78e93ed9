import { mkdtemp, rm, stat } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findBrowser } from '../src/browser/find-browser.ts'
import { bundleProgram } from '../src/start/bundle-program.js'
import { countHan } from './bench/count-han.ts'
import { type MadeBook, writeBook } from './bench/make-book.ts'
import { measure } from './bench/measure.ts'
import { seededRandom } from './bench/random.ts'
import { chapterName, writeChapter } from './bench/write-chapter.ts'

/*
 * npm run bench-epub [-- 300 20000]: how long an EPUB of so many chapters of so many Han characters takes, without the pages of print, and how much memory;
 * first with nothing prepared, then with the chapters composed. Ends with 1 where it takes more than it may.
 */

const root = fileURLToPath(new URL('../', import.meta.url))
const banxin = fileURLToPath(new URL('../src/banxin.js', import.meta.url))
const TITLE = '测速用书'
const MOST_SECONDS = 10
const MOST_MEBIBYTES = 500

const [chapters = 300, characters = 20_000] = process.argv.slice(2).map(Number)
if (!isBetween(chapters, 1, 2000) || !isBetween(characters, 100, 100_000)) {
  console.error('Usage: npm run bench-epub [-- <chapters, 1 to 2000> [<characters of each, 100 to 100000>]]')
  process.exitCode = 2
} else await bench()

function isBetween(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most
}

async function bench(): Promise<void> {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => controller.abort(new Error(`stopped by ${signal}`)))
  const work = await mkdtemp(join(tmpdir(), 'banxin-bench-epub-'))
  try {
    // Unpacked and bundled once for all builds to come, of any book: no part of a build.
    await findBrowser()
    await bundleProgram(root)
    const book = bookOf(chapters)
    const folder = join(work, 'book')
    await writeBook(book, folder)
    const han = [...book.values()].reduce((sum, text) => sum + countHan(text), 0)
    const processor = `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}`
    console.log(`${chapters} chapters, ${han.toLocaleString('en')} Han characters; ${processor}`)
    for (const name of ['nothing prepared', 'chapters composed'])
      if (!(await take(name, folder, work, controller.signal))) process.exitCode = 1
  } finally {
    await rm(work, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
  }
}

/** One build in one line; whether it stays within the limits. */
async function take(name: string, folder: string, work: string, signal: AbortSignal): Promise<boolean> {
  const output = await mkdtemp(join(work, 'output-'))
  const args = ['epub', folder, '--no-pages', '--output', output, '--cache', join(work, 'cache')]
  const { exitCode, seconds, peakMemory, stderr } = await measure([banxin, ...args, '--lang', 'en'], {
    cwd: work,
    signal,
  })
  if (exitCode !== 0) {
    console.error(`banxin epub ended with ${exitCode}:\n${stderr.slice(-1500)}`)
    return false
  }
  const { size } = await stat(join(output, `${TITLE}.epub`))
  const load = (loadavg()[0] ?? 0).toFixed(1)
  const memory = peakMemory === undefined ? '?' : String(Math.round(peakMemory))
  console.log(
    `${name}: ${seconds.toFixed(1)} s of ${MOST_SECONDS}, ${memory} MiB of ${MOST_MEBIBYTES}, EPUB of ${(size / 2 ** 20).toFixed(1)} MiB (load ${load})`,
  )
  return seconds <= MOST_SECONDS && (peakMemory ?? 0) <= MOST_MEBIBYTES
}

/** The same number makes the same book. */
function bookOf(count: number): MadeBook {
  const random = seededRandom(1)
  const book: MadeBook = new Map([
    ['book.yaml', `title: ${TITLE}\nauthors: [版心 编]\ndate: "2026"\nchapters: ["0*.md"]\n`],
  ])
  for (let number = 1; number <= count; number++)
    book.set(chapterName(number), writeChapter(random, number, count, characters))
  return book
}
