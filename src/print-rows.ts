import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { PDFDocument } from '@cantoo/pdf-lib'
import type { PagedBook } from './book.ts'
import type { FilledRow, MadeRuns, RowDesk } from './personalise.ts'
import { joinAndFinish } from './print/join-and-finish.ts'
import { LEFT_OUT } from './print/join-ranges.ts'
import { allTargets, printPages } from './print/print.ts'
import type { PrintedRange } from './print/print-range.ts'
import { provePdf } from './print/prove-pdf.ts'
import { wantedRows } from './runs/check-rows.ts'
import { rowName } from './runs/row-name.ts'
import { type ListedRow, runList } from './runs/run-list.ts'
import { openStaging } from './runs/staging.ts'
import { AT_A_TIME, openSharedPages, type SplitPages } from './shared-pages.ts'

/** Rows that are under way: while some are paginated, others are printed, joined and proven. */
const AT_WORK = 6

/** A PDF for every row, and a list of them, in a folder of their own. */
export async function printRows(desk: RowDesk): Promise<MadeRuns> {
  const { run, table, wishes, checked, outputFolder, printer, filledSections } = desk
  const folder = join(outputFolder, `${desk.title}-runs`)
  const staging = await openStaging(outputFolder, folder)
  const split = openSharedPages(printer, filledSections, desk.title)
  const proven = new Set<string>()
  const listed: ListedRow[] = []
  const endings = new Set(['pdf'])
  try {
    const rows = wantedRows(table, wishes.rows)
    let done = 0
    let isStopped = false
    const work = async () => {
      for (;;) {
        const next = await rows.next()
        if (next.done || isStopped) return
        run.signal.throwIfAborted()
        const filled = desk.fill(next.value)
        if (filled.copies === 0) continue
        const paged = await desk.paginate(filled)
        const bytes = await onePdf(desk, filled, paged, await split(paged), proven)
        const name = rowName(wishes.name ?? '', filled.row)
        await staging.add(`${name}.pdf`, bytes)
        for (const extra of await desk.extras(filled.row.values, filled.config, paged)) {
          await staging.add(`${name}.${extra.ending}`, extra.bytes)
          endings.add(extra.ending)
        }
        listed.push({ row: filled.row.number, name, copies: filled.copies, pages: paged.pages.length })
        run.progress('runs', ++done, checked.count)
      }
    }
    await all(AT_WORK, work, () => {
      isStopped = true
    })
    run.signal.throwIfAborted()
    listed.sort((a, b) => a.row - b.row)
    await reportStale(desk, folder, listed, endings)
    await staging.add(`${desk.title}-runs.csv`, runList(listed, desk.language))
    staging.publish()
    const files = listed.flatMap(({ row, name, pages }) =>
      [...endings].map((ending) => ({
        path: join(folder, `${name}.${ending}`),
        ...(ending === 'pdf' ? { pages } : {}),
        row,
      })),
    )
    return {
      files: [...files, { path: join(folder, `${desk.title}-runs.csv`) }],
      rows: listed.length,
      copies: checked.copies,
    }
  } finally {
    staging.discard()
  }
}

/** The proven PDF of one row. */
async function onePdf(
  { run, reader, printer, title }: RowDesk,
  { config }: FilledRow,
  paged: PagedBook,
  { shared, own }: SplitPages,
  proven: Set<string>,
): Promise<Uint8Array> {
  const targets = allTargets(paged)
  const ranges: PrintedRange[] = [...shared.ranges]
  const isOwn = new Set(own.map(({ number }) => number))
  const numbers = shared.numbers.map((pages) => pages.map((page) => (isOwn.has(page) ? LEFT_OUT : page - 1)))
  for (let first = 0; first < own.length; first += AT_A_TIME) {
    const pages = own.slice(first, first + AT_A_TIME)
    ranges.push(await printPages(printer, { ...paged, title }, pages, targets))
    numbers.push(pages.map(({ number }) => number - 1))
  }
  // What rows share keeps its fonts, so that it looks the same in all files, and is proven once.
  const fonts = ranges.map((_, index) => (index < shared.ranges.length ? 0 : 1))
  // Those of the row are read once and gone with it.
  const isShared = new Set(shared.ranges)
  const parsed = {
    get: (range: PrintedRange) => shared.parsed.get(range),
    set: (range: PrintedRange, document: PDFDocument) =>
      isShared.has(range) ? shared.parsed.set(range, document) : shared.parsed,
  }
  const placement = { numbers, fonts, parsed }
  const pdf = await joinAndFinish(run, ranges, config, paged.pages, { archive: false }, placement)
  const texts: string[] = []
  for (const [index, range] of ranges.entries())
    for (const [page, text] of range.texts.entries()) {
      const number = numbers[index]?.[page] ?? LEFT_OUT
      if (number !== LEFT_OUT) texts[number] = text
    }
  await provePdf({ ...run, progress: () => undefined }, reader, pdf, paged.pages, texts, proven)
  return pdf.bytes
}

/** PDFs of an earlier run that this one does not replace: they would go to press with the others. */
async function reportStale(
  { run }: RowDesk,
  folder: string,
  listed: readonly ListedRow[],
  endings: ReadonlySet<string>,
): Promise<void> {
  const names = new Set(listed.flatMap(({ name }) => [...endings].map((ending) => `${name}.${ending}`)))
  const found = await readdir(folder).catch(() => [])
  const stale = found.filter((name) => name.endsWith('.pdf') && !names.has(name))
  if (stale.length > 0)
    run.report({ ruleId: 'runs-stale', values: { count: stale.length, name: stale[0] ?? '', folder } })
}

/** The same work several times over side by side; the first error ends all of them. */
async function all(count: number, work: () => Promise<void>, stop: () => void): Promise<void> {
  const results = await Promise.allSettled(
    Array.from({ length: count }, () =>
      work().catch((error: unknown) => {
        stop()
        throw error
      }),
    ),
  )
  const failed = results.find((result) => result.status === 'rejected')
  if (failed) throw failed.reason
}
