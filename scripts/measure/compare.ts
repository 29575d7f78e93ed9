import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { findBrowser } from '../../src/browser/find-browser.ts'
import { withBrowsers } from '../../src/browser/with-browsers.ts'
import type { Run } from '../../src/run.ts'
import { SERVED_ORIGIN, type ServedFiles, serveFiles } from '../../src/served-files.ts'
import { buildBook } from './build-book.ts'
import { type Measurement, measureBook } from './measure-book.ts'
import { manuscriptOf, type PicturedBook, picturedBooks } from './page-pictures.ts'
import { plainDocument, writeDocument } from './plain-document.ts'
import { readBook } from './read-book.ts'
import { readManuscriptText } from './read-manuscript-text.ts'

/*
 * npm run compare -- [--vivliostyle folder] [--keep folder] [manuscript…]: books set by Banxin, by Chromium alone and by
 * Vivliostyle CLI, measured by the same rows. Where none is named, the specimen and the sweeps, and their tables go into
 * docs/typography.md. Vivliostyle is no part of this project: install it in a folder of its own (`npm install
 * @vivliostyle/cli`) and name that folder.
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
const call = promisify(execFile)

const end = '<!-- /measured -->'

const run: Run = {
  signal: new AbortController().signal,
  report: () => undefined,
  progress: () => undefined,
  cacheFolder: '',
}
const work = values.keep ? resolve(values.keep) : await mkdtemp(join(tmpdir(), 'banxin-compare-'))
try {
  for (const manuscript of positionals) console.log(await compare(resolve(manuscript)))
  if (positionals.length === 0) for (const book of picturedBooks) await fillTable(book)
} finally {
  if (!values.keep) await rm(work, { recursive: true })
}

/** Put the table of one of our books where docs/typography.md shows it. */
async function fillTable(book: PicturedBook): Promise<void> {
  const table = await compare(manuscriptOf(book))
  const page = join(project, 'docs/typography.md')
  const begin = `<!-- measured ${book}: made by scripts/measure/compare.ts -->`
  const [before, rest] = (await readFile(page, 'utf8')).split(begin)
  const at = rest?.indexOf(end) ?? -1
  if (before === undefined || rest === undefined || at < 0)
    throw new Error(`docs/typography.md lacks the marker ${begin} or ${end}`)
  await writeFile(page, `${before}${begin}\n\n${table}\n\n${rest.slice(at)}`)
  console.log(`${book}\n${table}\n`)
}

/** One book by all of them. @returns the table, as Markdown */
async function compare(manuscript: string): Promise<string> {
  const folder = join(work, basename(manuscript))
  const files = await plainDocument(run, manuscript)
  await writeDocument(files, join(folder, 'document'))
  // Other engines round the page and its margins in their own ways: their type area is taken from their pages.
  const known = { ...(await readManuscriptText(manuscript)), layout: undefined }
  const columns = new Map<string, Measurement[]>()
  columns.set('Banxin', measureBook((await buildBook(manuscript, join(folder, 'banxin'))).book))
  columns.set('Chromium alone', measureBook(await readBook(await setByChromium(files, folder), known)))
  if (values.vivliostyle)
    columns.set(
      'Vivliostyle',
      measureBook(await readBook(await setByVivliostyle(values.vivliostyle, folder), known)),
    )
  return tableOf(columns)
}

async function setByChromium(files: ServedFiles, folder: string): Promise<string> {
  const path = join(folder, 'chromium.pdf')
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

async function setByVivliostyle(home: string, folder: string): Promise<string> {
  const program = resolve(home, 'node_modules/.bin/vivliostyle')
  if (!existsSync(program)) throw new Error(`there is no ${program}: npm install @vivliostyle/cli there`)
  const path = join(folder, 'vivliostyle.pdf')
  const { executablePath, env } = await findBrowser()
  const args = ['build', join(folder, 'document/index.html'), '-o', path, '--timeout', '600']
  await call(program, [...args, '--executable-browser', executablePath], {
    cwd: folder,
    env: { ...process.env, ...env },
    maxBuffer: 1 << 26,
    timeout: 900_000,
  })
  return path
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
