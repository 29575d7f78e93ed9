import { deserialize, serialize } from 'node:v8'
import type { Page, PagedBook } from '../book.ts'
import { cacheKey, readCached, writeCached } from '../cache.ts'
import { codeIdentity } from '../code-identity.ts'
import type { Run } from '../run.ts'
import { type ServedFiles, servedKey } from '../served-files.ts'
import type { Bleed } from './bleed.ts'
import { bookDocument } from './book-document.ts'
import { afterPrinting, type PrintedRange, type PrinterToBe } from './print-range.ts'
import { reportEdges } from './report-edges.ts'
import { reportResolutions } from './report-resolutions.ts'
import { splitPages } from './split-pages.ts'

export type { PrintedRange } from './print-range.ts'

/**
 * Print all pages, tagged: some at a time, side by side, those of earlier builds not again.
 *
 * The PDFs come in the order of the pages; `joinRanges` makes one of them. With a bleed their pages are larger by its
 * margin.
 */
export async function print(
  run: Run,
  book: PagedBook,
  printers: PrinterToBe[],
  files: ServedFiles,
  bleed?: Bleed,
): Promise<PrintedRange[]> {
  const document = bookDocument(book, bleed)
  const targets = allTargets(book)
  const ranges = splitPages(book.pages).map(({ pages }) => rangeOf(book, pages, targets))
  // A whole book in one is another with each change.
  const names = ranges.length > 1 ? await cacheNames() : []
  const printed: (PrintedRange | undefined)[] = await Promise.all(
    ranges.map(async (_, index) => {
      const name = names[index]
      return name === undefined ? undefined : parse(await readCached(run.cacheFolder, name))
    }),
  )
  const missing = printed.flatMap((range, index) => (range ? [] : [index]))
  let done = printed.reduce((sum, range, index) => sum + (range ? (ranges[index]?.pages ?? 0) : 0), 0)
  run.progress('print', done, book.pages.length)
  try {
    await Promise.all(printers.slice(0, missing.length).map(printSome))
  } finally {
    for (const printer of printers) void printer.close()
  }
  const all = printed as PrintedRange[]
  reportEdges(run, all, bleed?.safe ?? 0)
  reportResolutions(run, all, files)
  return all

  async function printSome(printerToBe: PrinterToBe): Promise<void> {
    const printer = await printerToBe.open(document)
    for (let index = missing.shift(); index !== undefined; index = missing.shift()) {
      run.signal.throwIfAborted()
      const range = ranges[index]
      if (!range) continue
      const result = await printer.print(range.html, range.targets, book.scale, bleed)
      const name = names[index]
      printed[index] = name === undefined ? result : await keep(name, result)
      done += range.pages
      run.progress('print', done, book.pages.length)
    }
  }

  async function keep(name: string, range: PrintedRange): Promise<PrintedRange> {
    const { saveSettled } = await afterPrinting()
    const pdf = range.pdf instanceof Uint8Array ? range.pdf : await saveSettled(range.pdf)
    const kept = { ...range, pdf }
    await writeCached(run.cacheFolder, name, serialize(kept))
    return kept
  }

  /** Under what name a range is kept: all that its PDF depends on. */
  async function cacheNames(): Promise<string[]> {
    const [printer] = printers
    const folders = ['./', '../pdf/'].map((folder) => new URL(folder, import.meta.url))
    const shared = cacheKey(
      (await printer?.browser.version()) ?? '',
      ...(await Promise.all(folders.map(codeIdentity))),
      document.html,
      JSON.stringify(bleed ?? null),
      ...[...files].flatMap(([name, file]) => [name, servedKey(file)]),
    )
    return ranges.map((range) => `printed/${cacheKey(shared, range.html, ...range.targets)}.v8`)
  }
}

/**
 * Print some pages of a book together, and keep nothing of them. They need not follow each other; `targets` are those of
 * the book; `untagged` as in `Printer`.
 */
export async function printPages(
  printerToBe: PrinterToBe,
  book: PagedBook,
  pages: readonly Page[],
  targets: ReadonlySet<string>,
  bleed?: Bleed,
  untagged = false,
): Promise<PrintedRange> {
  const printer = await printerToBe.open(bookDocument(book, bleed))
  const range = rangeOf(book, pages, targets)
  return printer.print(range.html, range.targets, book.scale, bleed, untagged)
}

/** Ids that links of the book lead to. */
export function allTargets(book: PagedBook): Set<string> {
  return new Set(book.pages.flatMap((page) => linkTargets(page.html, book.anchors)))
}

function rangeOf(
  book: PagedBook,
  pages: readonly Page[],
  targets: ReadonlySet<string>,
): { html: string; targets: string[]; pages: number } {
  const html = pages.map((page) => page.html).join('\n')
  const numbers = new Set(pages.map(({ number }) => number))
  const own = [...targets].filter((id) => numbers.has(book.anchors.get(id) ?? 0))
  return {
    html,
    targets: [...new Set([...own, ...linkTargets(html, book.anchors)])].sort(),
    pages: pages.length,
  }
}

/** Ids that links lead to, as far as the book has them. */
function linkTargets(html: string, anchors: Map<string, number>): string[] {
  return [...html.matchAll(/ href="#([^"]*)"/g)].flatMap(([, fragment = '']) => {
    const written = fragment.replaceAll('&quot;', '"').replaceAll('&amp;', '&')
    return [written, decode(written)].filter((id) => anchors.has(id))
  })
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}

function parse(cached: Buffer | undefined): PrintedRange | undefined {
  return cached && (deserialize(cached) as PrintedRange)
}
