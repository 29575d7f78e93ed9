import { join } from 'node:path'
import type { Page, PagedBook } from './book.ts'
import { BookError } from './errors.ts'
import { blankPage } from './paginate/number-pages.ts'
import type { FilledRow, MadeRuns, RowDesk } from './personalise.ts'
import { pressBook } from './press-book.ts'
import { bleedOf } from './print/bleed.ts'
import { joinAndFinish } from './print/join-and-finish.ts'
import { printPages } from './print/print.ts'
import type { PrintedRange } from './print/print-range.ts'
import { difference } from './print/prove-pdf.ts'
import { reportEdges } from './print/report-edges.ts'
import { reportResolutions } from './print/report-resolutions.ts'
import { wantedRows } from './runs/check-rows.ts'
import { type RepeatedRow, readRepeats, repeatPages } from './runs/repeat-pages.ts'
import { type ListedRow, runList } from './runs/run-list.ts'
import { openStaging } from './runs/staging.ts'
import { AT_A_TIME, openSharedPages, type SharedPages } from './shared-pages.ts'

/** Pages that differ, and pages in all, that one file may have: it is made in memory. */
const MOST_DIFFERENT = 20_000
const MOST_PAGES = 400_000

/**
 * One press file of all rows, in the order of the table: each as often as it is printed, on leaves of its own. Pages that
 * rows have in common are in the file once.
 */
export async function mergeRows(desk: RowDesk, mode: 'repeat' | 'once'): Promise<MadeRuns> {
  const { run, table, checked, config, outputFolder, shop, title } = desk
  if (!shop) throw new Error('a press whose fault was not told')
  const stock = openStock(desk)
  const rows: (RepeatedRow & { listed: ListedRow })[] = []
  let total = 0
  for await (const { filled, work } of ahead(desk)) {
    const { row } = filled
    const paged = await work
    const pages = await stock.take(paged, rows.length === 0)
    const copies = mode === 'repeat' ? filled.copies : 1
    const listed: ListedRow = {
      row: row.number,
      name: row.values[0] ?? '',
      copies: filled.copies,
      pages: paged.pages.length,
      first: total + 1,
      last: total + pages.length * copies,
    }
    total += pages.length * copies
    rows.push({ pages, copies, listed })
    if (total > MOST_PAGES || stock.size() > MOST_DIFFERENT) {
      const values = { row: row.number, pages: MOST_PAGES, different: MOST_DIFFERENT }
      run.report({
        ruleId: 'runs-merged-large',
        file: table.file,
        place: { line: row.line, column: 1 },
        values,
      })
      throw new BookError('too many pages for one file')
    }
    run.progress('runs', rows.length, checked.count)
  }
  const { ranges, numbers, pages, texts, names } = await stock.finish()
  const pdf = await joinAndFinish(
    run,
    ranges,
    config,
    pages,
    { archive: false, bleed: stock.bleed },
    { numbers },
  )
  run.progress('press', 0, 0)
  const pressed = await pressBook(
    run,
    shop,
    config,
    pdf.bytes,
    desk.assets,
    [],
    (index) => names[index] ?? '',
  )
  run.signal.throwIfAborted()
  const bytes = await repeatPages(pressed, rows, config.press.standard === 'X-4')
  await prove(desk, bytes, rows, texts)
  const staging = await openStaging(outputFolder, outputFolder)
  try {
    await staging.add(`${title}-runs.press.pdf`, bytes)
    await staging.add(
      `${title}-runs.csv`,
      runList(
        rows.map(({ listed }) => listed),
        desk.language,
      ),
    )
    run.signal.throwIfAborted()
    staging.publish()
  } finally {
    staging.discard()
  }
  const files = [
    { path: join(outputFolder, `${title}-runs.press.pdf`), pages: total },
    { path: join(outputFolder, `${title}-runs.csv`) },
  ]
  return { files, rows: rows.length, copies: checked.copies }
}

/** Rows that are paginated before their turn, and ranges that are printed at a time. */
const AHEAD = 6
const AT_PRINT = 3

/** The rows in order, some of those to come being paginated already. */
async function* ahead({ run, table, wishes, fill, paginate }: RowDesk) {
  const waiting: { filled: FilledRow; work: Promise<PagedBook> }[] = []
  for await (const row of wantedRows(table, wishes.rows)) {
    run.signal.throwIfAborted()
    const filled = fill(row)
    if (filled.copies === 0) continue
    const work = paginate(filled)
    work.catch(() => undefined)
    waiting.push({ filled, work })
    const next = waiting.length > AHEAD ? waiting.shift() : undefined
    if (next) yield next
  }
  yield* waiting
}

/** All pages that differ, printed some at a time. */
function openStock({ run, config, printer, files, filledSections, title }: RowDesk) {
  const { page, press } = config
  const bleed = bleedOf(page.trim, press.bleed, press.safeDistance)
  const split = openSharedPages(printer, filledSections, title, bleed, true)
  const shelves = new Map<SharedPages, Map<number, number>>()
  const ranges: PrintedRange[] = []
  const numbers: number[][] = []
  const pages: Page[] = []
  const texts: string[] = []
  /** What the slug calls a page: its number in its booklet. */
  const names: string[] = []
  let waiting: { page: Page; index: number }[] = []
  const printing: { printed: Promise<PrintedRange>; indexes: number[] }[] = []
  let blank: number | undefined
  let last: PagedBook | undefined
  let firstRow: number[] | undefined

  const put = (one: Page, of: number): number => {
    const index = pages.length
    pages.push({ ...one, number: index + 1 })
    names.push(`${one.number}/${of}`)
    return index
  }
  const keep = (range: PrintedRange, indexes: number[]) => {
    // Nor links and outline.
    ranges.push({ ...range, headings: [], places: [] })
    numbers.push(indexes)
    for (const [at, index] of indexes.entries()) texts[index] = range.texts[at] ?? ''
  }
  const flush = async () => {
    if (!last || waiting.length === 0) return
    const batch = waiting
    waiting = []
    const printed = printPages(
      printer,
      { ...last, title },
      batch.map((one) => one.page),
      new Set(),
      bleed,
      // A press needs no tags.
      true,
    )
    printed.catch(() => undefined)
    printing.push({ printed, indexes: batch.map(({ index }) => index) })
    // The next rows are paginated in the meantime, but not all of them.
    await printing.at(-AT_PRINT)?.printed
  }
  const take = async (paged: PagedBook, isFirst: boolean): Promise<number[]> => {
    last = paged
    const { shared, own } = await split(paged)
    const { length } = paged.pages
    let shelf = shelves.get(shared)
    if (!shelf) {
      shelf = new Map()
      for (const [index, range] of shared.ranges.entries()) {
        const indexes = (shared.numbers[index] ?? []).map((number) => {
          const found = paged.pages[number - 1]
          if (!found) throw new Error(`no page ${number}`)
          const at = put(found, length)
          shelf?.set(number, at)
          return at
        })
        keep(range, indexes)
      }
      shelves.set(shared, shelf)
    }
    const mine = new Map(own.map((one) => [one.number, put(one, length)]))
    for (const one of own) waiting.push({ page: one, index: mine.get(one.number) ?? 0 })
    const all = paged.pages.map(({ number }) => mine.get(number) ?? shelf?.get(number) ?? 0)
    // Each copy begins on a leaf of its own.
    if (length % 2 === 1) {
      if (blank === undefined) {
        const page = blankPage('', length + 1, '')
        blank = put(page, length + 1)
        waiting.push({ page, index: blank })
      }
      all.push(blank)
    }
    if (waiting.length >= AT_A_TIME) await flush()
    if (isFirst) firstRow = all
    return all
  }
  const finish = async () => {
    await flush()
    for (const { printed, indexes } of printing) keep(await printed, indexes)
    tell()
    return { ranges, numbers, pages, texts, names }
  }
  /** By their numbers in the first row's booklet, then what other rows add at places of the text. */
  const tell = () => {
    const found = new Map<
      number,
      { texts: string[]; edges: PrintedRange['edges']; pictures: PrintedRange['pictures'] }
    >()
    for (const [at, range] of ranges.entries())
      for (const [page, index] of (numbers[at] ?? []).entries()) {
        const here = <Thing extends { page: number }>(things: Thing[]) =>
          things.filter((thing) => thing.page === page).map((thing) => ({ ...thing, page: 0 }))
        found.set(index, { texts: [''], edges: here(range.edges), pictures: here(range.pictures) })
      }
    const first = (firstRow ?? []).flatMap((index) => found.get(index) ?? [])
    for (const index of firstRow ?? []) found.delete(index)
    const placed = [...found.values()].map((one) => ({
      texts: one.texts,
      edges: one.edges.filter(({ src }) => src !== ''),
      pictures: one.pictures.filter(({ src }) => src !== ''),
    }))
    reportEdges(run, [...first, ...placed], bleed.safe)
    reportResolutions(run, [...first, ...placed], files)
  }
  return { bleed, take, finish, size: () => pages.length }
}

/**
 * The proof of the merged file, read back: every page is the one that belongs there, and the first of each that are the
 * same has its text, as a reader finds it that is not ours.
 */
async function prove(
  { run, reader }: RowDesk,
  bytes: Uint8Array,
  rows: readonly RepeatedRow[],
  texts: readonly string[],
): Promise<void> {
  const expected = rows.flatMap(({ pages, copies }) => Array.from({ length: copies }, () => pages).flat())
  const found = await readRepeats(bytes)
  let faults = 0
  if (found.length !== expected.length) {
    faults += 1
    run.report({ ruleId: 'pdf-page-count', values: { expected: expected.length, found: found.length } })
  }
  const firsts = new Map<number, number>()
  const partners = new Map<number, number>()
  for (const [at, index] of expected.entries()) {
    if (!firsts.has(index)) firsts.set(index, at + 1)
    const partner = partners.get(index) ?? found[at]
    if (partner !== found[at]) throw new Error(`page ${at + 1} of the merged file is another one`)
    partners.set(index, partner ?? 0)
  }
  if (new Set(partners.values()).size !== partners.size)
    throw new Error('pages of the merged file are mixed up')
  const wanted = [...firsts.values()]
  const read = await reader.read(
    bytes,
    wanted,
    (done, total) => run.progress('prove', done, total),
    run.signal,
  )
  for (const [index, page] of firsts) {
    const { missing, added } = difference(texts[index] ?? '', read.get(page) ?? '')
    if (missing) run.report({ ruleId: 'pdf-text-lost', values: { page, folio: '', text: missing } })
    if (added) run.report({ ruleId: 'pdf-text-added', values: { page, folio: '', text: added } })
    if (missing || added) faults += 1
  }
  if (faults > 0) throw new BookError('the merged file does not hold the text of its rows')
}
