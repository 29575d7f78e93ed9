import { type PDFDocument, PDFName } from '@cantoo/pdf-lib'
import type { Browser } from 'puppeteer-core'
import { printHtml } from '../print-html.ts'
import type { ServedFiles } from '../served-files.ts'
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
  const document = await printHtml(browser, html, files, async (page) =>
    refuseOverlong((await page.evaluate(overlong)) as Overlong[], spine),
  )
  return withTrim(document, { width, height }, margin / PX_PER_PT)
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
    const end = Math.min(box(panel).top + panel.clientTop + panel.clientHeight - white, ...ends)
    found.push({ key: words.dataset.key, over: box(words).bottom - end, length: 0, room: 0 })
  }
  const spine = document.querySelector('.spine')
  if (spine) {
    const length = [...spine.children].reduce((sum, line) => sum + box(line).height, 0)
    const room = spine.clientHeight - 2 * white
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
function withTrim(
  document: PDFDocument,
  trim: { width: number; height: number },
  inset: number,
): Promise<Uint8Array> {
  const [page, ...others] = document.getPages()
  if (!page || others.length > 0) throw new Error(`a cover of ${others.length + 1} pages`)
  const round = (value: number) => Math.round(value * 1000) / 1000
  const top = page.getHeight() - inset
  const box = [inset, top - trim.height, inset + trim.width, top].map(round)
  for (const name of ['MediaBox', 'TrimBox', 'CropBox'])
    page.node.set(PDFName.of(name), document.context.obj(box))
  return document.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false })
}
