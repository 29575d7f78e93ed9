import { join, resolve } from 'node:path'
import { withBrowsers } from './browser/with-browsers.ts'
import { writeWhole } from './cache.ts'
import { compose } from './compose/compose.ts'
import { dressBook } from './dress-book.ts'
import { startFonts } from './fonts/prepare-fonts.ts'
import { readManuscript } from './manuscript/read-manuscript.ts'
import { paginate } from './paginate/paginate.ts'
import { startSession } from './paginate/session.ts'
import { finishPdf } from './print/finish-pdf.ts'
import { joinRanges } from './print/join-ranges.ts'
import { print } from './print/print.ts'
import { provePdf } from './print/prove-pdf.ts'
import { type PdfReader, startPdfReader } from './print/read-pdf-text.ts'
import { pruneCache } from './prune-cache.ts'
import type { Run } from './run.ts'
import { stopAtErrors } from './stop-at-errors.ts'

/** The spine: from a manuscript folder to a proven PDF in `outputFolder`. */
export async function buildPdf(
  run: Run,
  folder: string,
  outputFolder: string,
): Promise<{ path: string; pages: number }> {
  startFonts()
  const reader = startPdfReader()
  try {
    return await buildWith(reader, run, folder, outputFolder)
  } finally {
    reader.close()
  }
}

async function buildWith(
  reader: PdfReader,
  run: Run,
  folder: string,
  outputFolder: string,
): Promise<{ path: string; pages: number }> {
  const checked = stopAtErrors(run)
  const manuscript = await readManuscript(checked.run, resolve(folder))
  const size = manuscript.chapters.reduce((sum, { file }) => sum + String(file.value).length, 0)
  const { pdf, pages } = await withBrowsers(checked.run, browsersFor(size), async (browsers) => {
    // The browsers get ready while the text is composed.
    const sessions = browsers.map((browser) => startSession(browser.wsEndpoint))
    for (const session of sessions) session.catch(() => undefined)
    const book = await compose(checked.run, manuscript)
    checked.stop()
    const { css, files, identity } = await dressBook(checked.run, book, manuscript.folder)
    checked.stop()
    const openSessions = sessions.map((session) => async () => (await session).load(css, files))
    const paged = await paginate(checked.run, book, { openSessions, css, files, fonts: identity })
    const printers = browsers.map(({ browser }) => browser)
    const ranges = await print(checked.run, paged, printers, files)
    const pdf = await finishPdf(await joinRanges(ranges), book.config, paged.pages)
    const texts = ranges.flatMap((range) => range.texts)
    await provePdf(checked.run, reader, pdf, paged.pages, texts)
    return { pdf: pdf.bytes, pages: paged.pages.length }
  })
  checked.stop()
  run.signal.throwIfAborted()
  const path = join(outputFolder, `${fileName(manuscript.config.title)}.pdf`)
  await writeWhole(path, pdf)
  await pruneCache(run.cacheFolder, ['chapters', 'css', 'fonts', 'printed', 'sections'])
  return { path, pages }
}

/** Side by side pays from about a hundred pages on. */
function browsersFor(characters: number): number {
  return characters > 80_000 ? 2 : 1
}

/** A book's title as a file name that every system takes. */
export function fileName(title: string): string {
  const name = title
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\.+|\.+$/g, '')
  return [...name].slice(0, 60).join('') || 'book'
}
