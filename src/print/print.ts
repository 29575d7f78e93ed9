import type { Browser, Page as BrowserPage } from 'puppeteer-core'
import type { PagedBook } from '../book.ts'
import { unlessCrashed } from '../page-crash.ts'
import type { Run } from '../run.ts'
import { SERVED_ORIGIN, type ServedFiles, serveFiles } from '../served-files.ts'
import { bookDocument } from './book-document.ts'

/**
 * Print all pages once: one PDF, tagged, with an outline of the headings.
 *
 * `texts` are the characters that stand on each page of the document, as the browser knows them: what the proof of the
 * PDF expects to find.
 */
export async function print(
  run: Run,
  book: PagedBook,
  browser: Browser,
  files: ServedFiles,
): Promise<{ pdf: Uint8Array; texts: string[] }> {
  run.progress('print', 0, book.pages.length)
  const page = await browser.newPage()
  try {
    return await unlessCrashed(page, () => printPage(page))
  } finally {
    await page.close().catch(() => undefined)
  }

  async function printPage(page: BrowserPage) {
    const document = { bytes: Buffer.from(bookDocument(book)), mediaType: 'text/html; charset=utf-8' }
    await serveFiles(page, new Map([...files, ['book.html', document]]))
    await page.goto(`${SERVED_ORIGIN}book.html`, { waitUntil: 'load', timeout: 0 })
    // As text: a runner that wraps functions would break them in the page.
    await page.evaluate(
      'Promise.all([...document.fonts].map((face) => face.load())).then(() => document.fonts.ready).then(() => true)',
    )
    await page.evaluate(shortenIds)
    const texts = (await page.evaluate(pageTexts)) as string[]
    const pdf = await page.pdf({
      preferCSSPageSize: true,
      printBackground: true,
      tagged: true,
      outline: true,
      timeout: 0,
      waitForFonts: true,
    })
    run.progress('print', book.pages.length, book.pages.length)
    return { pdf, texts }
  }
}

/**
 * Ids become `a1`, `a2` …: Chromium makes PDF names of those that links lead to, and a name holds 127 bytes at most (ISO
 * 32000-1, Annex C), a Chinese heading more.
 */
const shortenIds = `{
  const names = new Map()
  for (const element of document.querySelectorAll('.pagedjs_page [id]')) {
    if (element.closest('svg')) continue
    if (!names.has(element.id)) names.set(element.id, 'a' + (names.size + 1))
    element.id = names.get(element.id)
  }
  for (const link of document.querySelectorAll('.pagedjs_page a[href^="#"]')) {
    const href = link.getAttribute('href').slice(1)
    const name = names.get(href) ?? names.get(decodeURIComponent(href))
    if (name) link.setAttribute('href', '#' + name)
  }
}`

/**
 * What each page draws: its text, and the dots under emphasised characters, which are characters of a font, too (CSS
 * Text Decoration 3, 3.1: punctuation and spaces get none). Titles and descriptions of drawings are spoken, not drawn.
 */
const pageTexts = `[...document.querySelectorAll('.pagedjs_page')].map((page) => {
  let text = ''
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement
    if (parent.closest('style, title, desc, metadata')) continue
    text += node.data
    if (parent.closest('em.dots') && getComputedStyle(parent).textEmphasisStyle !== 'none')
      text += '•'.repeat([...node.data.replace(/[\\p{P}\\p{Z}\\p{C}\\p{M}]/gu, '')].length)
  }
  return text
})`
