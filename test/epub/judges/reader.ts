import { readFile } from 'node:fs/promises'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Frame, HTTPRequest, Page } from 'puppeteer-core'
import { findBrowser } from '../../../src/browser/find-browser.ts'
import { launchBrowser } from '../../../src/browser/launch-browser.ts'

/** What foliate-js, a reading system, makes of an EPUB. */
export type ReadBook = {
  title: string
  language: string
  /** Indented by their level. */
  contents: string[]
  landmarks: string[]
  pages: { label: string; href: string }[]
  /** Text of the spine's documents, as the browser's own XML parser reads them. */
  sections: { id: string; text: string }[]
}

/** A reading system that shows an EPUB in a real browser. */
export type Reader = {
  page: Page
  book: ReadBook
  /** Go to an address, or to a document by its number; the ids of the marks of pages that are shown then. */
  goTo: (target: string | number) => Promise<string[]>
  /** Go to the first element that a selector finds, from a document on; whether there is one. */
  goToElement: (selector: string, from?: number) => Promise<boolean>
  /** The document that is shown. */
  shown: () => Promise<Frame>
  /** Touch the first note's call that is shown; what pops up. */
  touchNote: () => Promise<{ type: string; text: string }>
  /** Style sheet of the reader's own: night, large letters. */
  style: (css: string) => Promise<void>
  /** Requests that were none of the reader's own files, and what went wrong in the page. */
  faults: string[]
}

/** Open an EPUB in foliate-js. Nothing comes from the network: all it may have is in its package and in the EPUB. */
export async function withReader<Result>(
  epub: Uint8Array,
  body: (reader: Reader) => Promise<Result>,
): Promise<Result> {
  const run = {
    signal: new AbortController().signal,
    report: () => undefined,
    progress: () => undefined,
    cacheFolder: '',
  }
  const running = await launchBrowser(run, await findBrowser())
  try {
    const page = await running.browser.newPage()
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(error instanceof Error ? error.message : String(error)))
    await page.setViewport({ width: 600, height: 850 })
    await page.setRequestInterception(true)
    page.on('request', (request) => void answer(request, epub, faults))
    await page.goto(`${origin}harness.html`)
    await page.waitForFunction('globalThis.readBook')
    const book: ReadBook = await page.evaluate('readBook()').then((found) => found as ReadBook)
    return await body({
      page,
      book,
      faults,
      goTo: async (target) => (await page.evaluate(`goTo(${JSON.stringify(target)})`)) as string[],
      goToElement: async (selector, from = 0) =>
        (await page.evaluate(`goToElement(${JSON.stringify(selector)}, ${from})`)) as boolean,
      shown: async () => {
        const frames = page.frames().filter((frame) => frame !== page.mainFrame() && !frame.detached)
        const frame = frames.at(-1)
        if (!frame) throw new Error('nothing is shown')
        return frame
      },
      touchNote: async () => (await page.evaluate('touchNote()')) as { type: string; text: string },
      style: async (css) => {
        await page.evaluate(`setStyle(${JSON.stringify(css)})`)
      },
    })
  } finally {
    await running.close()
  }
}

const origin = 'http://reader.invalid/'
const foliate = dirname(fileURLToPath(import.meta.resolve('foliate-js/view.js')))

async function answer(request: HTTPRequest, epub: Uint8Array, faults: string[]): Promise<void> {
  const url = request.url()
  if (url.startsWith('blob:') || url.startsWith('data:')) return request.continue()
  if (!url.startsWith(origin)) {
    faults.push(`asked for ${url}`)
    return request.abort()
  }
  const path = url.slice(origin.length)
  if (path === 'favicon.ico') return request.respond({ status: 404, body: '' })
  if (path === 'book.epub')
    return request.respond({ contentType: 'application/epub+zip', body: Buffer.from(epub) })
  const file = path.startsWith('foliate/')
    ? join(foliate, normalize(path.slice('foliate/'.length)))
    : fileURLToPath(new URL(path, import.meta.url))
  const contentType = path.endsWith('.html') ? 'text/html' : 'text/javascript'
  return request.respond({ contentType, body: await readFile(file) })
}
