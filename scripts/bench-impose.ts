import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildBook } from '../src/build.ts'
import { type ImpositionOptions, impositionWishes, plainDefaults } from '../src/commands/imposition-wishes.ts'
import { imposePdf } from '../src/impose/impose-pdf.ts'
import type { Run } from '../src/run.ts'
import { makeBook, writeBook } from './bench/make-book.ts'

/*
 * npm run bench-impose [-- 200] [--best-of 3]: how long it takes to put the press file of a book of about so many pages on
 * sheets, from bytes to bytes, and how large it becomes. Ends with 1 where 200 pages take longer than 1.5 s, or where the
 * file grows by more than 10 %. Where others work on the machine, the seconds of the processor tell more than those of the
 * clock: the lesser of the two counts.
 */

const LONGEST = 1.5 / 200
const LARGEST = 1.1

const schemes: { name: string; options: Partial<ImpositionOptions> }[] = [
  { name: 'saddle stitch', options: { scheme: 'saddle', paper: '字典纸 30g', sheet: 'SRA3' } },
  { name: 'signatures of 16 on SRA2', options: { scheme: 'perfect', signature: '16', sheet: 'SRA2' } },
  {
    name: 'signatures of 32',
    options: { scheme: 'perfect', signature: '32', sheet: '大度全开', folded: '32' },
  },
  { name: '2 × 2 up', options: { scheme: 'n-up', grid: '2x2' } },
  { name: 'cut and stack', options: { scheme: 'cut-and-stack', grid: '2x1' } },
]

const { values, positionals } = parseArgs({
  options: { 'best-of': { type: 'string', default: '3' } },
  allowPositionals: true,
})
const [pages = 200] = positionals.map(Number)
const rounds = Number(values['best-of'])
const folder = await mkdtemp(join(tmpdir(), 'banxin-bench-impose-'))
try {
  const run: Run = {
    signal: new AbortController().signal,
    report: () => undefined,
    progress: () => undefined,
    cacheFolder: join(folder, 'cache'),
  }
  await writeBook(makeBook(pages), join(folder, 'book'))
  const wanted = { pdf: false, press: true, epub: undefined } as const
  const [made] = await buildBook(run, join(folder, 'book'), folder, wanted)
  if (!made?.pages) throw new Error('no press file was made')
  const pdf = await readFile(made.path)
  console.log(`${made.pages} pages, press file of ${megabytes(pdf.length)}; best of ${rounds}\n`)
  console.log(
    '| scheme | sheets | seconds | of the processor | size | of the input |\n| --- | --- | --- | --- | --- | --- |',
  )
  let failed = 0
  for (const { name, options } of schemes) {
    const usual = {
      last: 'short',
      blanks: 'end',
      creep: 'inward',
      duplex: 'short',
      spineBleed: 'clip',
      marks: true,
    } as const
    const wishes = impositionWishes(run, { ...usual, ...options }, plainDefaults)
    let seconds = Number.POSITIVE_INFINITY
    let busy = Number.POSITIVE_INFINITY
    let size = 0
    let sheets = 0
    for (let round = 0; round < rounds; round++) {
      const start = performance.now()
      const before = process.cpuUsage()
      const imposed = await imposePdf(pdf, wishes)
      seconds = Math.min(seconds, (performance.now() - start) / 1000)
      const { user, system } = process.cpuUsage(before)
      busy = Math.min(busy, (user + system) / 1e6)
      size = imposed.files.reduce((sum, { bytes }) => sum + bytes.length, 0)
      sheets = imposed.job.plan.sheets.length
    }
    const isGood =
      Math.min(seconds, busy) <= LONGEST * Math.max(made.pages, 200) && size <= LARGEST * pdf.length
    if (!isGood) failed++
    const share = `${((100 * size) / pdf.length).toFixed(1)} %`
    console.log(
      `| ${name} | ${sheets} | ${seconds.toFixed(2)} | ${busy.toFixed(2)} | ${megabytes(size)} | ${share}${isGood ? '' : ' ✗'} |`,
    )
  }
  process.exitCode = failed > 0 ? 1 : 0
} finally {
  await rm(folder, { recursive: true, force: true })
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(2)} MB`
}
