import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { BenchError } from './bench/bench-error.ts'
import { CHARACTERS_PER_PAGE, makeBook, writeBook } from './bench/make-book.ts'
import { type Measured, measure } from './bench/measure.ts'

/*
 * npm run bench-runs [-- 1000] [--pages 32] [--merged]: how long a personalised booklet takes for each row of a table,
 * against a full build of the same booklet, which nothing is remembered of. Ends with 1 where a row takes more than 5 %.
 * The unit's name stands on the title page, on the imprint page and, with a QR code, in the preface.
 */

const MOST = 0.05

const personal = `imprint: { printer: 县印刷厂, copies: "{{份数}} 册" }
runs: { file: units.csv, name: "{{编号}}" }
`

const paragraph = '本册发给{{单位}}，编号 {{编号}}。\n\n::二维码[扫码签到]{字段=签到}\n'

const { values, positionals } = parseArgs({
  options: { pages: { type: 'string', default: '32' }, merged: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const [rows = 1000] = positionals.map(Number)
const folder = await mkdtemp(join(tmpdir(), 'banxin-bench-runs-'))
const book = join(folder, 'book')
try {
  await writePersonalBook()
  // The better of two, each with an empty cache; the first also makes the machine warm for the rows.
  const fulls = [await full(1), await full(2)]
  const build = fulls.reduce((best, one) => (one.seconds < best.seconds ? one : best))
  const kind = values.merged ? ['--merged', '--copies', 'once'] : []
  const made = await banxin('personalise', ...kind, '--cache', join(folder, 'cache-runs'))
  const { files, lines }: Told = JSON.parse(made.stdout)
  const sizes = await Promise.all(files.map(async ({ path }) => (await stat(path)).size))
  const share = made.seconds / rows / build.seconds
  console.log(
    [
      `full build of ${build.pages} pages: ${build.seconds.toFixed(2)} s, ${build.peakMemory ?? '?'} MiB`,
      `${lines.join(' ')}: ${made.seconds.toFixed(1)} s, ${((1000 * made.seconds) / rows).toFixed(0)} ms a row`,
      `a row: ${(100 * share).toFixed(2)} % of a full build (at most ${100 * MOST} %)`,
      `memory, browsers included: ${made.peakMemory ?? '?'} MiB at the most`,
      `files: ${files.length}, ${megabytes(sizes.reduce((sum, size) => sum + size, 0))} in all, the largest ${megabytes(Math.max(...sizes))}`,
    ].join('\n'),
  )
  process.exitCode = share <= MOST ? 0 : 1
} finally {
  await rm(folder, { recursive: true, force: true })
}

async function full(round: number): Promise<Measured & { pages: number }> {
  const made = await banxin('pdf', '--cache', join(folder, `cache-${round}`))
  const { files }: Told = JSON.parse(made.stdout)
  return { ...made, pages: files[0]?.pages ?? 0 }
}

type Told = { files: { path: string; pages?: number }[]; lines: string[] }

/** The program as authors run it, from its start to its end. */
async function banxin(command: string, ...options: string[]): Promise<Measured> {
  const program = fileURLToPath(new URL('../src/banxin.js', import.meta.url))
  const args = [program, command, book, '--output', join(folder, command), '--json', '--quiet', ...options]
  const made = await measure(args, { cwd: folder, signal: new AbortController().signal })
  if (made.exitCode !== 0) throw new BenchError(`${command} ended with ${made.exitCode}: ${made.stdout}`)
  return made
}

async function writePersonalBook(): Promise<void> {
  // Title page, imprint, preface, contents and blanks are pages, too.
  const made = makeBook(Number(values.pages) - 6)
  made.set(
    'book.yaml',
    `${made.get('book.yaml') ?? ''}${personal}`.replace(/subtitle: .*/, 'subtitle: "{{单位}}用"'),
  )
  made.set(
    'preface.md',
    `# 前言\n\n${'各村自办。'.repeat(Math.floor(CHARACTERS_PER_PAGE / 12))}\n\n${paragraph}`,
  )
  await writeBook(made, book)
  const units = [
    '城关镇',
    '大河乡',
    '青山街道',
    '小王庄村',
    '石桥镇',
    '上沟村',
    '第二中学',
    '供销社',
    '林场',
    '水库管理所',
  ]
  const lines = Array.from({ length: rows }, (_, index) => {
    const number = String(index + 1).padStart(4, '0')
    return `${units[index % units.length]}第${number}组,${number},${(index % 5) + 1},https://example.org/s/${number}`
  })
  await writeFile(join(book, 'units.csv'), `单位,编号,份数,签到\n${lines.join('\n')}\n`)
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}
