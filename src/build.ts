import { join, resolve } from 'node:path'
import type { Browser, Page } from 'puppeteer-core'
import type { BookConfig, Manuscript } from './book.ts'
import type { RunningBrowser } from './browser/launch-browser.ts'
import { withBrowsers } from './browser/with-browsers.ts'
import { writeWhole } from './cache.ts'
import { compose } from './compose/compose.ts'
import type { SettledCover } from './cover/settle-cover.ts'
import { dressBook } from './dress-book.ts'
import type { EarlySession } from './early-session.ts'
import { editionLabel } from './editions.ts'
import type { WithBrowser } from './epub/draw-cover.ts'
import { startFonts } from './fonts/prepare-fonts.ts'
import { layoutScale } from './layout-scale.ts'
import { readManuscript } from './manuscript/read-manuscript.ts'
import { manuscriptSize } from './manuscript-size.ts'
import { paginate } from './paginate/paginate.ts'
import { type Session, type StartedSession, startSession } from './paginate/session.ts'
import type { Paper } from './papers.ts'
import type { PressShop } from './press-book.ts'
import { type Bleed, bleedOf } from './print/bleed.ts'
import { bookDocument } from './print/book-document.ts'
import { print } from './print/print.ts'
import { afterPrinting, type PrinterToBe, printerToBe } from './print/print-range.ts'
import { provePdf } from './print/prove-pdf.ts'
import { type PdfReader, startPdfReader } from './print/read-pdf-text.ts'
import { pruneCache } from './prune-cache.ts'
import type { Run } from './run.ts'
import { stopAtErrors } from './stop-at-errors.ts'
import type { Pt } from './units.ts'

// Loaded only where and when they are needed: a short book is made in little more than the time that all of them take.
const bindery = () => import('./bind-epub.ts')
const pressRoom = () => import('./press-book.ts')
const coverRoom = () => import('./cover-book.ts')

/** What to make of a manuscript. */
export type Wanted = {
  /** `archive` as PDF/A-2u. */
  pdf: boolean | 'archive'
  /** The file for the print shop. */
  press?: boolean
  /** The cover for the print shop, and what goes before book.yaml for it. */
  cover?: CoverWishes
  /** What goes before `press` of book.yaml. */
  pressWishes?: Partial<BookConfig['press']>
  /** `paged` names the pages of the printed book, `plain` none: nothing is paginated for it. */
  epub: 'paged' | 'plain' | undefined
  /** Goes before the edition that book.yaml names. */
  edition?: string
}

export type CoverWishes = {
  /** Pages of the text, where they are known: nothing is paginated for the cover. */
  pages?: number
  paper?: Paper
  /** As measured. */
  spine?: Pt
}

export type Made = {
  /** Absolute. */
  path: string
  /** Left out where nothing was paginated. */
  pages?: number
  /** Of a cover: how it was settled, and of what. */
  cover?: SettledCover & {
    pages: number
    paper: Paper
    coverPaper: Paper
    bleed: Pt
    edge: 'left' | 'right'
  }
}

/** The spine: from a manuscript folder to a proven PDF in `outputFolder`. `early` may be starting already. */
export async function buildPdf(
  run: Run,
  folder: string,
  outputFolder: string,
  early?: EarlySession,
  pdf: true | 'archive' = true,
  edition?: string,
): Promise<{ path: string; pages: number }> {
  const [made] = await buildBook(run, folder, outputFolder, { pdf, epub: undefined, edition }, early)
  return { path: made?.path ?? '', pages: made?.pages ?? 0 }
}

/** PDF, EPUB or both in `outputFolder`, from one composition and one pagination; nothing is written unless all is well. */
export async function buildBook(
  run: Run,
  folder: string,
  outputFolder: string,
  wanted: Wanted,
  early?: EarlySession,
): Promise<Made[]> {
  startFonts()
  const reader = wanted.pdf || wanted.press ? startPdfReader() : undefined
  try {
    return await buildWith(reader, run, folder, outputFolder, wanted, early)
  } finally {
    await reader?.close()
  }
}

async function buildWith(
  reader: PdfReader | undefined,
  run: Run,
  folder: string,
  outputFolder: string,
  wanted: Wanted,
  early: EarlySession | undefined,
): Promise<Made[]> {
  const checked = stopAtErrors(run)
  const read = await readManuscript(checked.run, resolve(folder), undefined, wanted.edition)
  const manuscript = withWishes(read, wanted)
  const { config } = manuscript
  if (config.runs.file !== undefined) checked.run.report({ ruleId: 'fields-as-typed' })
  const isPaged = reader !== undefined || wanted.epub === 'paged' || needsPages(wanted.cover)
  const files = isPaged
    ? await buildPaged(reader, checked, manuscript, wanted, early)
    : wanted.cover
      ? await buildCoverAlone(checked, manuscript, wanted.cover.pages ?? 0, early)
      : await buildPlainEpub(checked, manuscript)
  checked.stop()
  run.signal.throwIfAborted()
  const made: Made[] = []
  for (const { ending, bytes, ...facts } of files) {
    const path = join(outputFolder, `${fileName(editionTitle(config))}.${ending}`)
    await writeWhole(path, bytes)
    made.push({ path, ...facts })
  }
  await pruneCache(run.cacheFolder, ['chapters', 'counts', 'covers', 'css', 'fonts', 'printed', 'sections'])
  return made
}

type Checked = ReturnType<typeof stopAtErrors>

type Finished = Omit<Made, 'path'> & { ending: 'pdf' | 'press.pdf' | 'cover.pdf' | 'epub'; bytes: Uint8Array }

/** What the command line and the shop say goes before book.yaml. */
function withWishes(manuscript: Manuscript, { cover: wishes, pressWishes }: Wanted): Manuscript {
  const { config } = manuscript
  const cover = { ...config.cover, spine: wishes?.spine ?? config.cover.spine }
  const press = { ...config.press, ...pressWishes }
  return { ...manuscript, config: { ...config, paper: wishes?.paper ?? config.paper, cover, press } }
}

function needsPages(cover: CoverWishes | undefined): boolean {
  return cover !== undefined && cover.pages === undefined
}

/** With the pages of print; the PDF where there is somebody to read it back. */
async function buildPaged(
  reader: PdfReader | undefined,
  checked: Checked,
  manuscript: Manuscript,
  wanted: Wanted,
  early: EarlySession | undefined,
): Promise<Finished[]> {
  const { run } = checked
  const scale = layoutScale(manuscript.config.page.typeArea.linePitch)
  const size = manuscriptSize(manuscript.chapters)
  const make = async (browsers: RunningBrowser[]): Promise<Finished[]> => {
    // The browsers get ready while the text is composed.
    const sessions = browsers.map(({ browser }) => sessionIn(browser, early))
    for (const session of sessions) session.catch(() => undefined)
    const book = await compose(run, manuscript)
    checked.stop()
    const shelf = wanted.epub ? await (await bindery()).openShelf(run, manuscript) : undefined
    const shop =
      wanted.press || wanted.cover
        ? await (await pressRoom()).openPressShop(run, manuscript, {
            ...(wanted.press ? { book } : {}),
            ...(wanted.cover ? { cover: true } : {}),
          })
        : undefined
    checked.stop()
    const { css, files, identity, mark, close } = await dressBook(run, book, manuscript.folder)
    checked.stop()
    const prints = printsOf(wanted, book.config)
    // While the browser works, one with each section; at the first two it still asks for fonts.
    const loads: (() => unknown)[] = reader
      ? [() => undefined, () => undefined, afterPrinting, reader.prepare]
      : []
    // A short book is printed in the page that has paginated it.
    const left: Page[] = []
    const isShort = browsers.length === 1 && prints.length === 1
    const openSessions = sessions.map((session) => async () => {
      const opened = await (await session).load(css, files)
      const paginate: Session['paginate'] = (...section) => {
        const pages = opened.paginate(...section)
        void Promise.resolve(loads.shift()?.()).catch(() => undefined)
        return pages
      }
      const close = isShort ? async () => void left.push(opened.page) : opened.close
      return { ...opened, paginate, close }
    })
    // What comes of it will be read by somebody who has just read the like.
    const onPdf = (pdf: Uint8Array) => (isShort ? reader?.rehearse(pdf) : undefined)
    const printers = browsers.map(({ browser }) => printerToBe(browser, files, () => left.pop(), onPdf))
    const onCss =
      isShort || !reader
        ? undefined
        : (css: string) => openEarly(printers[0], { ...book.config, css, scale }, prints[0]?.bleed)
    const paged = await paginate(run, book, { openSessions, css, files, fonts: identity, mark, onCss })
    // Where all pages were known, nothing has called for it yet.
    reader?.prepare()
    const finished: Finished[] = []
    const pages = paged.pages.length
    for (const { ending, bleed } of reader ? prints : []) {
      const ranges = await print(run, paged, printers, files, bleed)
      const archive = wanted.pdf === 'archive' && ending === 'pdf'
      if (ending === prints.at(-1)?.ending) {
        close()
        // Nothing is left for the browsers to do.
        if (!wanted.cover && !shelf) for (const browser of browsers) void browser.close()
      }
      const { joinAndFinish } = await afterPrinting()
      const pdf = await joinAndFinish(run, ranges, book.config, paged.pages, { archive, bleed })
      const texts = ranges.flatMap((range) => range.texts)
      if (reader) await provePdf(run, reader, pdf, paged.pages, texts)
      if (ending === 'pdf') finished.push({ ending, bytes: pdf.bytes, pages })
      else if (shop && reader) {
        run.progress('press', 0, 0)
        const { pressBook } = await pressRoom()
        const bytes = await pressBook(run, shop, book.config, pdf.bytes, book.assets)
        // Once more, and nothing of it remembered: it is another file.
        await provePdf({ ...run, cacheFolder: '' }, reader, { ...pdf, bytes }, paged.pages, texts)
        finished.push({ ending, bytes, pages })
      }
    }
    // While the rest is made and written, its thread comes to its end.
    void reader?.close()
    if (wanted.cover && shop)
      finished.push(await finishCover(run, manuscript, wanted.cover.pages ?? pages, shop, first(browsers)))
    if (shelf) {
      const { bindEpub } = await bindery()
      const bytes = await bindEpub(run, { ...shelf, mark }, book, paged, (work) =>
        work(first(browsers).browser),
      )
      finished.push({ ending: 'epub', bytes, pages })
    }
    return finished
  }
  return withBrowsers(run, browsersFor(size), make, early, scale)
}

async function finishCover(
  run: Run,
  manuscript: Manuscript,
  pages: number,
  shop: PressShop,
  { browser }: RunningBrowser,
): Promise<Finished> {
  run.progress('cover', 0, 0)
  const { bytes, settled } = await (await coverRoom()).makeCover(run, manuscript, pages, shop, browser)
  const { paper, cover, press, binding } = manuscript.config
  const facts = { pages, paper, coverPaper: cover.paper, bleed: press.bleed, edge: binding.edge }
  return { ending: 'cover.pdf', bytes, pages: 1, cover: { ...settled, ...facts } }
}

async function buildCoverAlone(
  checked: Checked,
  manuscript: Manuscript,
  pages: number,
  early: EarlySession | undefined,
): Promise<Finished[]> {
  const { run } = checked
  const shop = await (await pressRoom()).openPressShop(run, manuscript, { cover: true })
  checked.stop()
  if (!shop) throw new Error('a press whose fault was not told')
  const make = async (browsers: RunningBrowser[]) => [
    await finishCover(run, manuscript, pages, shop, first(browsers)),
  ]
  return withBrowsers(run, 1, make, early)
}

/** Without pages a browser is needed for the cover at most. */
async function buildPlainEpub(checked: Checked, manuscript: Manuscript): Promise<Finished[]> {
  const { run } = checked
  const { bindEpub, openShelf, ownCover } = await bindery()
  const shelf = await openShelf(run, manuscript)
  checked.stop()
  const withBrowser: WithBrowser = (work) => withBrowsers(run, 1, (running) => work(first(running).browser))
  const drawing = Promise.resolve(shelf.cover ?? ownCover(run, manuscript.config, shelf.folder, withBrowser))
  const composing = compose(run, manuscript)
  // Where one fails, the other must have ended, too.
  await Promise.allSettled([drawing, composing])
  const [cover, book] = await Promise.all([drawing, composing])
  checked.stop()
  const bytes = await bindEpub(run, { ...shelf, cover }, book, undefined, withBrowser)
  return [{ ending: 'epub', bytes }]
}

function first<Thing>([thing]: Thing[]): Thing {
  if (thing === undefined) throw new Error('no browser')
  return thing
}

/** The session that has been started early, if that is in this browser. */
async function sessionIn(browser: Browser, early: EarlySession | undefined): Promise<StartedSession> {
  const begun = await early?.running.catch(() => undefined)
  return early?.session && begun?.browser === browser ? early.session : startSession(browser)
}

/** Pages are printed once for each file: those for the press with a bleed, which the screen does not show. */
function printsOf(
  wanted: Wanted,
  { page, press }: BookConfig,
): { ending: 'pdf' | 'press.pdf'; bleed?: Bleed }[] {
  return [
    ...(wanted.pdf ? [{ ending: 'pdf' } as const] : []),
    ...(wanted.press
      ? [{ ending: 'press.pdf', bleed: bleedOf(page.trim, press.bleed, press.safeDistance) } as const]
      : []),
  ]
}

/** Fonts and style sheet load while the pages are made. */
function openEarly(
  printer: PrinterToBe | undefined,
  book: Parameters<typeof bookDocument>[0],
  bleed: Bleed | undefined,
): void {
  printer?.open(bookDocument(book, bleed)).catch(() => undefined)
}

/** Side by side pays from about a hundred pages on. */
function browsersFor(characters: number): number {
  return characters > 80_000 ? 2 : 1
}

/** The title, and which edition of it this is: editions do not overwrite each other. */
export function editionTitle({ title, edition, language }: BookConfig): string {
  return edition === undefined ? title : `${title}-${editionLabel(edition, language)}`
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
