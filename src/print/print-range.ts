import type { PDFDocument } from '@cantoo/pdf-lib'
import type { Browser, Page } from 'puppeteer-core'
import { unlessCrashed } from '../page-crash.ts'
import { pageScript } from '../page-script.ts'
import { printPdf } from '../print-pdf.ts'
import { moduleFiles, SERVED_ORIGIN, type ServedFiles, serveFiles } from '../served-files.ts'
import type { Bleed } from './bleed.ts'
import type { PrintDocument } from './book-document.ts'
import type { EdgeFinding } from './report-edges.ts'
import type { PictureFinding } from './report-resolutions.ts'
import type { Tag } from './tag.ts'

/** A place on a printed page, in CSS pixels from its top left corner; pages count from 0 in their range. */
export type Place = { page: number; x: number; y: number }

export type Heading = Place & { level: number; title: string }

/** Pages that were printed together. */
export type PrintedRange = {
  /**
   * Without tags and outline; what is not of the tags is marked. Links within the book lead to `ELSEWHERE`. As bytes where it
   * was kept.
   */
  pdf: PDFDocument | Uint8Array
  /** In order, as `sortTags` leaves them. */
  tags: Tag[]
  /** The characters that stand on each page, as the browser knows them: what the proof expects to find in the PDF. */
  texts: string[]
  headings: Heading[]
  /** Where links of the book lead that lead here. */
  places: [id: string, place: Place][]
  /** What is too near to where the pages are cut; nothing where they are not. */
  edges: EdgeFinding[]
  /** Pictures of pixels, and how finely they are printed; nothing where pages are not for a press. */
  pictures: PictureFinding[]
}

type Description = Omit<PrintedRange, 'pdf' | 'tags' | 'edges' | 'pictures'>

/** A browser page that prints one range of pages after another: fonts and style sheet are loaded once. */
export type Printer = {
  /**
   * `targets` are the ids that links on these pages lead to, and those on them that links anywhere lead to; `bleed` is that of
   * the document, and so is `scale`. `untagged` ranges are as Chromium prints them, for files that have no tags.
   */
  print: (
    html: string,
    targets: string[],
    scale: number,
    bleed?: Bleed,
    untagged?: boolean,
  ) => Promise<PrintedRange>
  close: () => Promise<void>
}

/** What the address of a link within the book begins with until the ranges are joined; the id follows. */
export const ELSEWHERE = `${SERVED_ORIGIN}elsewhere#`

/** Not loaded before it is needed, or there is time. */
export const afterPrinting = () => import('./after-printing.ts')

const inPageFolder = new URL('in-page/', import.meta.url)

/** A printer that opens when it is needed, or earlier, while others still work. */
export type PrinterToBe = {
  browser: Browser
  /** Open it for this document, if nothing has yet. */
  open: (document: PrintDocument) => Promise<Printer>
  close: () => Promise<void>
}

/**
 * `left` gives a page in which the book's style sheet and fonts are loaded, where there is one that nobody needs any more: to
 * print in it is faster than in a new one. `onPdf` gets each range as it was printed.
 */
export function printerToBe(
  browser: Browser,
  files: ServedFiles,
  left: () => Page | undefined = () => undefined,
  onPdf: (pdf: Uint8Array) => void = () => undefined,
): PrinterToBe {
  let opened: { document: string; printer: Promise<Printer> } | undefined
  const close = async () => (await opened?.printer.catch(() => undefined))?.close()
  return {
    browser,
    open: async (document) => {
      if (opened?.document !== document.html) {
        await close()
        opened = { document: document.html, printer: openPrinter(browser, document, files, left, onPdf) }
      }
      return opened.printer
    },
    close,
  }
}

async function openPrinter(
  browser: Browser,
  document: PrintDocument,
  files: ServedFiles,
  left: () => Page | undefined,
  onPdf: (pdf: Uint8Array) => void,
): Promise<Printer> {
  const script = await pageScript('print-page')
  // The sources of our modules would have to be served to it, and somebody else serves it.
  const used = script === undefined ? undefined : left()
  const page = used ?? (await browser.newPage())
  const session = page.createCDPSession()
  session.catch(() => undefined)
  await unlessCrashed(page, async () => {
    if (used) {
      await page.emulateMediaType()
      await page.evaluate(script ?? '')
      await call('becomeDocument', document.title, document.language, document.css)
      return
    }
    const html = { bytes: Buffer.from(document.html), mediaType: 'text/html; charset=utf-8' }
    await serveFiles(
      page,
      new Map([
        ...files,
        ['book.html', html],
        ...(script ? [] : await moduleFiles(inPageFolder, 'print/in-page/')),
      ]),
    )
    const opened = page.goto(`${SERVED_ORIGIN}book.html`, { waitUntil: 'load', timeout: 0 })
    await Promise.all([opened, afterPrinting()])
    await page.evaluate(
      script ?? `import('${SERVED_ORIGIN}print/in-page/print-page.js').then(() => undefined)`,
    )
  })
  const backgrounds = [...files].flatMap(([name, { mediaType }]) =>
    mediaType.startsWith('image/') && !name.startsWith('assets/') ? [encodeURI(name)] : [],
  )
  /** Should drawing ask for a font that the layout did not, what was printed lacks it. */
  async function printOnce(scale: number, tagged: boolean): Promise<Uint8Array> {
    const before = await call('fontsAsked')
    const pdf = await printPdf(await session, 1 / scale, tagged)
    if ((await call('fontsAsked')) === before) return pdf
    await call('loadFonts')
    return printOnce(scale, tagged)
  }
  /** Call a function of the modules. */
  function call(name: string, ...args: unknown[]): Promise<unknown> {
    return page.evaluate(`globalThis.banxin.${name}(${args.map((arg) => JSON.stringify(arg)).join(', ')})`)
  }
  return {
    print: (pages, targets, scale, bleed, untagged = false) =>
      unlessCrashed(page, async () => {
        await call('showPages', pages, backgrounds)
        const description = (await call('describePages', targets, ELSEWHERE)) as Description
        const patterns = (await call('drawPatterns')) as PictureFinding[]
        const sizes = bleed ? ((await call('pictureSizes')) as PictureFinding[]) : []
        const pictures = bleed ? [...sizes, ...patterns] : []
        const edges = bleed ? ((await call('reachBleed', bleed.margin, bleed.safe)) as EdgeFinding[]) : []
        if (untagged) {
          const pdf = await printOnce(scale, false)
          return { pdf, tags: [], ...description, edges, pictures }
        }
        const told = (await call('tellTags')) as string[]
        const pdf = await printOnce(scale, true)
        onPdf(pdf)
        const { settleRange } = await afterPrinting()
        const { document: settled, tags } = await settleRange(pdf, told)
        return { pdf: settled, tags, ...description, edges, pictures }
      }),
    close: () => page.close().catch(() => undefined),
  }
}
