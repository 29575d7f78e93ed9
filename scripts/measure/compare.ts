import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { findBrowser } from '../../src/browser/find-browser.ts'
import { withBrowsers } from '../../src/browser/with-browsers.ts'
import type { Run } from '../../src/run.ts'
import { SERVED_ORIGIN, type ServedFiles, serveFiles } from '../../src/served-files.ts'
import { buildBook } from './build-book.ts'
import { type Measurement, measureBook } from './measure-book.ts'
import { plainDocument, writeDocument } from './plain-document.ts'
import { readBook } from './read-book.ts'
import { readManuscriptText } from './read-manuscript-text.ts'
import type { MeasuredBook } from './row.ts'
import { meanGap } from './rows/spacing.ts'

/*
 * npm run compare -- [--vivliostyle folder] [--keep folder] [manuscript]: one book set by Banxin, by Chromium alone and by
 * Vivliostyle CLI, measured by the same rows. The table goes into docs/typography.md. Vivliostyle is no part of this
 * project: install it in a folder of its own (`npm install @vivliostyle/cli`) and name that folder.
 */

const { values, positionals } = parseArgs({
  options: {
    vivliostyle: { type: 'string' },
    /** Where the PDFs stay; else they are deleted. */
    keep: { type: 'string' },
  },
  allowPositionals: true,
})
const project = fileURLToPath(new URL('../../', import.meta.url))
const manuscript = resolve(positionals[0] ?? join(project, 'test/typography/specimen'))
const call = promisify(execFile)

/** The chapter of the specimen that no composer can set without white between its characters. */
const SWEEPS = '07-逐字.md'

const begin = '<!-- measured: made by scripts/measure/compare.ts -->'
const end = '<!-- /measured -->'

const run: Run = {
  signal: new AbortController().signal,
  report: () => undefined,
  progress: () => undefined,
  cacheFolder: '',
}
const work = values.keep ? resolve(values.keep) : await mkdtemp(join(tmpdir(), 'banxin-compare-'))
try {
  await compare()
} finally {
  if (!values.keep) await rm(work, { recursive: true })
}

async function compare(): Promise<void> {
  const files = await plainDocument(run, manuscript)
  await writeDocument(files, join(work, 'document'))
  const columns = new Map<string, Measurement[]>()
  columns.set('Banxin', measure((await buildBook(manuscript, join(work, 'banxin'))).book))
  columns.set('Chromium alone', measure(await readOther(await setByChromium(files))))
  if (values.vivliostyle)
    columns.set('Vivliostyle', measure(await readOther(await setByVivliostyle(values.vivliostyle))))
  const page = join(project, 'docs/typography.md')
  const text = await readFile(page, 'utf8')
  await writeFile(page, withTable(text, columns))
  console.log(tableOf(columns))
}

/** Other engines round the page and its margins in their own ways: their type area is taken from their pages. */
async function readOther(path: string): Promise<MeasuredBook> {
  return readBook(path, { ...(await readManuscriptText(manuscript)), layout: undefined })
}

/** All rows, and that of the mean gap once more without the sweeps. */
function measure(book: MeasuredBook): Measurement[] {
  const others = book.paragraphs.filter(({ place }) => !place.includes(SWEEPS))
  return measureBook(book).flatMap((row) => {
    if (row.id !== meanGap.id || others.length === book.paragraphs.length) return [row]
    const { id, measure, reach } = row
    const rest = meanGap.judge({ ...book, paragraphs: others })
    return [row, { id: `${id} without ${SWEEPS}`, measure, reach, ...rest }]
  })
}

async function setByChromium(files: ServedFiles): Promise<string> {
  const path = join(work, 'chromium.pdf')
  await withBrowsers(run, 1, async ([running]) => {
    if (!running) throw new Error('no browser')
    const page = await running.browser.newPage()
    await serveFiles(page, files)
    await page.goto(`${SERVED_ORIGIN}index.html`, { waitUntil: 'load' })
    await page.evaluate('document.fonts.ready.then(() => true)')
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, timeout: 0 })
    await writeFile(path, pdf)
  })
  return path
}

async function setByVivliostyle(folder: string): Promise<string> {
  const program = resolve(folder, 'node_modules/.bin/vivliostyle')
  if (!existsSync(program)) throw new Error(`there is no ${program}: npm install @vivliostyle/cli there`)
  const path = join(work, 'vivliostyle.pdf')
  const { executablePath, env } = await findBrowser()
  const args = ['build', join(work, 'document/index.html'), '-o', path, '--timeout', '600']
  await call(program, [...args, '--executable-browser', executablePath], {
    cwd: work,
    env: { ...process.env, ...env },
    maxBuffer: 1 << 26,
    timeout: 900_000,
  })
  return path
}

function withTable(page: string, columns: Map<string, Measurement[]>): string {
  const [before, rest] = page.split(begin)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined)
    throw new Error(`docs/typography.md lacks the marker ${begin} or ${end}`)
  return `${before}${begin}\n\n${tableOf(columns)}\n\n${end}${after}`
}

function tableOf(columns: Map<string, Measurement[]>): string {
  const names = ['Banxin', 'Chromium alone', 'Vivliostyle']
  const [first] = columns.values()
  const rows = (first ?? []).map(({ id, reach }) => {
    const cells = names.map((name) => {
      const column = columns.get(name)
      return column ? (column.find((row) => row.id === id)?.value ?? '–') : 'not run'
    })
    return `| ${[`\`${id}\``, reach, ...cells].join(' | ')} |`
  })
  return [`| measure | to reach | ${names.join(' | ')} |`, '| --- | --- | --- | --- | --- |', ...rows].join(
    '\n',
  )
}
