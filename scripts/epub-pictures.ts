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
  await withReader(await readFile(epub.path), async ({ page, book, goTo, shown, touchNote, style }) => {
    await page.setViewport({ width: 420, height: 720, deviceScaleFactor: 2 })
    const lesson = await firstWithNote(book.sections.length, goTo, shown)
    await goTo(0)
    await take(page, 'cover')
    await goTo(book.sections.findIndex(({ id }) => id.endsWith('toc.xhtml')))
    await take(page, 'contents')
    await goTo(lesson)
    await take(page, 'lesson')
    await style(night)
    await take(page, 'night')
    await style(large)
    await take(page, 'large')
    await style('')
    await goTo(lesson)
    await touchNote()
    await take(page, 'note')
  })
} finally {
  await rm(work, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
}

/** The number of the first document that calls a note. */
async function firstWithNote(
  count: number,
  goTo: (index: number) => Promise<unknown>,
  shown: () => Promise<{ $: (selector: string) => Promise<unknown> }>,
): Promise<number> {
  for (let index = 0; index < count; index++) {
    await goTo(index)
    if (await (await shown()).$('[role~="doc-noteref"]')) return index
  }
  return 0
}

async function take(page: Page, name: string): Promise<void> {
  // Turning a page and laying it out anew take frames.
  await new Promise((done) => setTimeout(done, 600))
  const path = join(pictures, `${name}.png`)
  await page.screenshot({ path: path as `${string}.png` })
  process.stdout.write(`${path}\n`)
}
