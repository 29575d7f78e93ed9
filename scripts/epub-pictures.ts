import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'puppeteer-core'
import { parseDocument } from 'yaml'
import { buildBook } from '../src/build.ts'
import { withReader } from '../test/epub/judges/reader.ts'

/*
 * npm run epub-pictures [folder]: pictures of the manuscript's EPUB in a reading system (foliate-js), in
 * output/epub-pictures/. With all fonts in the book, for our browser has none of its own.
 */

const project = fileURLToPath(new URL('../', import.meta.url))
const pictures = join(project, 'output/epub-pictures')
/** What is looked at besides, by the selector that finds the first one in the lessons. */
const parts: Record<string, string> = {
  drawing: 'svg.picture',
  picture: 'figure img',
  table: 'table',
  questions: 'ol > li > p, ol > li',
  quotation: 'blockquote',
  code: 'pre',
  formula: 'math[display=block]',
  names: '.proper, em.dots',
  vertical: '.vertical',
  objectives: '.part-objectives',
  activity: '.part-activity',
  terms: '.part-terms, .part-glossary',
  choices: '.part-options',
  blanks: '.part-filled, .part-blank',
  match: '.part-match',
  form: '.part-ruled-table',
  poem: '.part-poem',
  alert: '.part-alert',
  answers: '.part-answer',
  references: '[role~="doc-bibliography"]',
  index: '[role~="doc-index"]',
}
const night = 'html, body { background: #111 !important; color: #ddd !important; }'
const large = 'html { font-size: 200%; }'

const work = await mkdtemp(join(tmpdir(), 'banxin-epub-pictures-'))
try {
  const folder = join(work, 'book')
  await cp(process.argv[2] ?? join(project, 'manuscript'), folder, { recursive: true })
  const config = join(folder, 'book.yaml')
  const document = parseDocument(await readFile(config, 'utf8'))
  document.setIn(['epub', 'fonts'], 'full')
  await writeFile(config, String(document))
  const run = {
    signal: new AbortController().signal,
    report: () => undefined,
    progress: () => undefined,
    cacheFolder: join(work, 'cache'),
  }
  const [epub] = await buildBook(run, folder, join(work, 'out'), { pdf: false, epub: 'paged' })
  if (!epub) throw new Error('no EPUB')
  await mkdir(pictures, { recursive: true })
  await withReader(await readFile(epub.path), async ({ page, book, goTo, goToElement, touchNote, style }) => {
    await page.setViewport({ width: 420, height: 720, deviceScaleFactor: 2 })
    // The reader's own paper, around what the book has.
    const paper = (color: string) => page.evaluate(`document.body.style.background = '${color}'`)
    const lesson = Math.max(
      0,
      book.sections.findIndex(({ id }) => /\/s02\.xhtml$/.test(id)),
    )
    await goTo(0)
    await take(page, 'cover')
    await goTo(1)
    await take(page, 'title')
    await goTo(book.sections.findIndex(({ id }) => id.endsWith('toc.xhtml')))
    await take(page, 'contents')
    await goTo(lesson)
    await take(page, 'lesson')
    for (const [name, selector] of Object.entries(parts))
      if (await goToElement(selector, lesson)) await take(page, name)
    await paper('#111')
    await style(night)
    for (const name of ['drawing', 'table', 'code'])
      if (await goToElement(parts[name] ?? '', lesson)) await take(page, `night-${name}`)
    await goTo(lesson)
    await take(page, 'night')
    await paper('#fff')
    await style(large)
    await goTo(0)
    await goTo(lesson)
    await take(page, 'large')
    for (const name of ['drawing', 'table', 'questions'])
      if (await goToElement(parts[name] ?? '', lesson)) await take(page, `large-${name}`)
    await style('')
    if (await goToElement('[role~="doc-noteref"]')) {
      await touchNote()
      await take(page, 'note')
    }
  })
} finally {
  await rm(work, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
}

async function take(page: Page, name: string): Promise<void> {
  // Turning a page and laying it out anew take frames.
  await new Promise((done) => setTimeout(done, 600))
  const path = join(pictures, `${name}.png`)
  await page.screenshot({ path: path as `${string}.png` })
  process.stdout.write(`${path}\n`)
}
