import { PDFDocument, PDFName, PDFRef } from '@cantoo/pdf-lib'
import type { Browser } from 'puppeteer-core'
import { unlessCrashed } from '../page-crash.ts'
import { SERVED_ORIGIN, type ServedFiles, serveFiles } from '../served-files.ts'
import { PX_PER_PT } from '../units.ts'
import { CoverError } from './cover-error.ts'
import type { SettledCover } from './settle-cover.ts'

/**
 * Print the spread: a PDF of one page whose TrimBox is the trimmed spread, with `margin` CSS pixels around it.
 *
 * @throws CoverError where a text is longer than its place
 */
export async function printCover(
  browser: Browser,
  html: string,
  files: ServedFiles,
  { width, height, spine }: SettledCover,
  margin: number,
): Promise<Uint8Array> {
  const page = await browser.newPage()
  const document = { bytes: Buffer.from(html), mediaType: 'text/html; charset=utf-8' }
  const served: ServedFiles = new Map([...files, ['cover.html', document]])
  try {
    const printed = await unlessCrashed(page, async () => {
      await serveFiles(page, served)
      await page.emulateMediaType('print')
      await page.goto(`${SERVED_ORIGIN}cover.html`, { waitUntil: 'load', timeout: 0 })
      // As text: a runner that wraps functions would break them in the page.
      await page.evaluate('Promise.all([...document.fonts].map((face) => face.load())).then(() => true)')
      refuseOverlong((await page.evaluate(overlong)) as Overlong[], spine)
      return page.pdf({
        preferCSSPageSize: true,
        printBackground: true,
        tagged: false,
        outline: false,
        timeout: 0,
      })
    })
    return await withTrim(printed, { width, height }, margin / PX_PER_PT)
  } finally {
    await page.close().catch(() => undefined)
  }
}

/** A text by its key in book.yaml, and by how many CSS pixels it is too long; `spine` for that of the spine. */
type Overlong = { key: string; over: number; length: number; room: number }

const overlong = `(() => {
  const found = []
  const box = (element) => element.getBoundingClientRect()
  const white = 12 * 96 / 25.4
  for (const words of document.querySelectorAll('.words')) {
    const panel = words.closest('.panel')
    const ends = [...panel.querySelectorAll('.codes')].map((codes) => box(codes).top - white / 2)
    const end = Math.min(box(panel).bottom - white, ...ends)
    found.push({ key: words.dataset.key, over: box(words).bottom - end, length: 0, room: 0 })
  }
  const spine = document.querySelector('.spine')
  if (spine) {
    const length = [...spine.children].reduce((sum, line) => sum + box(line).height, 0)
    const room = box(spine).height - 2 * white
    found.push({ key: 'spine', over: length - room, length, room })
  }
  for (const frame of document.querySelectorAll('.front .frame')) {
    const inner = frame.scrollHeight - frame.clientHeight
    const wide = Math.max(...[...frame.querySelectorAll('h1, p')].map((line) => line.scrollWidth - line.clientWidth))
    found.push({ key: 'title', over: Math.max(inner, wide), length: 0, room: 0 })
  }
  return found.filter(({ over }) => over > 1)
})()`

function refuseOverlong([first]: Overlong[], spine: number): void {
  if (!first) return
  const mm = (pixels: number) => Math.round(((pixels * 25.4) / 96) * 10) / 10
  if (first.key !== 'spine')
    throw new CoverError('cover-text-long', { key: first.key, over: mm(first.over) }, first.key.split('.'))
  throw new CoverError(
    'cover-spine-text-long',
    { length: mm(first.length), height: mm(first.room), spine: mm(spine * PX_PER_PT) },
    ['cover', 'spineText'],
  )
}

/** Chromium rounds its page to whole points; what it printed is measured from the top left corner. */
async function withTrim(
  printed: Uint8Array,
  trim: { width: number; height: number },
  inset: number,
): Promise<Uint8Array> {
  const document = await PDFDocument.load(printed, { updateMetadata: false })
  const [page, ...others] = document.getPages()
  if (!page || others.length > 0) throw new Error(`a cover of ${others.length + 1} pages`)
  // When it was printed is nothing of the cover.
  const { trailerInfo } = document.context
  if (trailerInfo.Info instanceof PDFRef) document.context.delete(trailerInfo.Info)
  trailerInfo.Info = undefined
  trailerInfo.ID = undefined
  const round = (value: number) => Math.round(value * 1000) / 1000
  const top = page.getHeight() - inset
  const box = [inset, top - trim.height, inset + trim.width, top].map(round)
  for (const name of ['MediaBox', 'TrimBox', 'CropBox'])
    page.node.set(PDFName.of(name), document.context.obj(box))
  return document.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false })
}
