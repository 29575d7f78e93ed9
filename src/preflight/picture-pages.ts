import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'puppeteer-core'
import { SERVED_ORIGIN, type ServedFiles, serveFiles } from '../served-files.ts'

/** A page of a PDF as a JPEG, as `data:` URL; without `picture` where it cannot be drawn. */
export type PagePicture = { page: number; picture?: string }

/** Of a picture, in pixels. */
const width = 560
/** For one page: what takes longer is not worth its picture. */
const patience = 20_000

/**
 * Draw pages of any PDF with pdf.js in a browser that reaches nothing but the file itself.
 *
 * @param pages numbers, counted from 1
 */
export async function picturePages(
  browser: Browser,
  pdf: Uint8Array,
  pages: readonly number[],
): Promise<PagePicture[]> {
  const page = await browser.newPage()
  try {
    const files = await drawingFiles()
    files.set('book.pdf', { bytes: pdf, mediaType: 'application/pdf' })
    files.set('', { bytes: Buffer.from('<!doctype html><title>版心</title>'), mediaType: 'text/html' })
    await serveFiles(page, files)
    await page.goto(SERVED_ORIGIN)
    await page.addScriptTag({ type: 'module', content: `import '${SERVED_ORIGIN}in-page/draw-pages.js'` })
    await page.waitForFunction('globalThis.isReady', { polling: 10, timeout: patience })
    const pictures: PagePicture[] = []
    for (const number of pages) {
      const drawing = page.evaluate(`drawPage(${number}, ${width})`) as Promise<string>
      const picture = await Promise.race([drawing, sleep(patience)]).catch(() => undefined)
      pictures.push({ page: number, ...(picture === undefined ? {} : { picture }) })
    }
    return pictures
  } finally {
    await page.close().catch(() => undefined)
  }
}

/** pdf.js with what it needs for fonts and pictures, and our module. */
async function drawingFiles(): Promise<ServedFiles> {
  const library = dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json')))
  const files: ServedFiles = new Map()
  const add = async (path: string, file: string) => {
    const mediaType = /\.m?js$/.test(path) ? 'text/javascript' : 'application/octet-stream'
    files.set(path, { bytes: await readFile(file), mediaType })
  }
  const module = fileURLToPath(new URL('in-page/draw-pages.js', import.meta.url))
  await add('in-page/draw-pages.js', module)
  for (const name of ['pdf.min.mjs', 'pdf.worker.min.mjs'])
    await add(`pdfjs/build/${name}`, join(library, 'build', name))
  for (const folder of ['cmaps', 'standard_fonts', 'wasm', 'iccs'])
    for (const name of await readdir(join(library, folder)).catch(() => []))
      await add(`pdfjs/${folder}/${name}`, join(library, folder, name))
  return files
}

function sleep(milliseconds: number): Promise<undefined> {
  return new Promise((done) => setTimeout(() => done(undefined), milliseconds).unref())
}
