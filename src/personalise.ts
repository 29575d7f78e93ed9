import { join, resolve } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { Asset, Book, BookConfig, FilledConfig, Manuscript, PagedBook, Section } from './book.ts'
import type { RunningBrowser } from './browser/launch-browser.ts'
import { type EarlyBrowser, withBrowsers } from './browser/with-browsers.ts'
import { editionTitle, fileName } from './build.ts'
import { compose } from './compose/compose.ts'
import { columnsOf, fillSection, openCodes } from './compose/fill-fields.ts'
import { readConfigWithPlaces } from './config/read-config.ts'
import { shownPath } from './config/shown-path.ts'
import { type Dress, dressBook } from './dress-book.ts'
import { BookError, UsageError } from './errors.ts'
import { columnNamed, markFields, suggestColumn, writtenText } from './fields.ts'
import { findInside } from './find-inside.ts'
import { startFonts } from './fonts/prepare-fonts.ts'
import { inTurn, openPool } from './in-turn.ts'
import { layoutScale } from './layout-scale.ts'
import { readManuscript } from './manuscript/read-manuscript.ts'
import { mergeRows } from './merge-rows.ts'
import type { Message } from './message.ts'
import { withGeneratedSections } from './paginate/generated-sections.ts'
import { openPaginator, type Paginator, type SettledBook } from './paginate/paginate.ts'
import { startSession } from './paginate/session.ts'
import type { PressShop } from './press-book.ts'
import { type PrinterToBe, printerToBe } from './print/print-range.ts'
import { type PdfReader, startPdfReader } from './print/read-pdf-text.ts'
import { printRows } from './print-rows.ts'
import { pruneCache } from './prune-cache.ts'
import type { MakeExtras } from './row-extras.ts'
import type { Run } from './run.ts'
import { type CheckedRows, checkRows, copiesOf, type RunWishes, refuseMissing } from './runs/check-rows.ts'
import { columnsOfConfig, fillConfig, markConfig } from './runs/mark-config.ts'
import { openTable, type Row, type Table } from './runs/open-table.ts'
import type { WantedRows } from './runs/read-rows-option.ts'
import { ROW_NUMBER } from './runs/row-name.ts'
import type { ServedFiles } from './served-files.ts'
import { stopAtErrors } from './stop-at-errors.ts'

/** What the command line asks for. */
export type PersonaliseWishes = {
  /** Absolute; without it, the table that book.yaml names. */
  table?: string | undefined
  rows?: WantedRows | undefined
  edition?: string | undefined
  /** One file for the press of all rows, in place of a PDF for each. */
  merged: boolean
  /** Of a merged file: whether each row stands in it as often as it is printed, or once. */
  copies: 'repeat' | 'once'
  language: 'en' | 'zh'
}

export type MadeRuns = {
  /** Absolute; a list of the rows comes last. */
  files: { path: string; pages?: number; row?: number }[]
  rows: number
  copies: number
}

/** A row, and what its book is made of. */
export type FilledRow = {
  row: Row
  copies: number
  config: FilledConfig
  /** With these notes of the margin at the foot. */
  sections: (crowded: ReadonlySet<string>) => Section[]
}

/** What printing and merging have in common. */
export type RowDesk = {
  run: Run
  table: Table
  wishes: RunWishes
  checked: CheckedRows
  /** With its fields as their author wrote them. */
  config: BookConfig
  /** What the names of files begin with, and the folder for them. */
  title: string
  outputFolder: string
  files: ServedFiles
  assets: readonly Asset[]
  printer: PrinterToBe
  reader: PdfReader
  shop: PressShop | undefined
  language: 'en' | 'zh'
  fill: (row: Row) => FilledRow
  extras: MakeExtras
  /** The pages of a row, and whether they are told to be others than those of the rows before. */
  paginate: (filled: FilledRow) => Promise<PagedBook>
  /** Ids of sections whose text has fields. */
  filledSections: ReadonlySet<string>
}

/**
 * Make a book for every row of a table: `{{column}}` in manuscript and book.yaml is filled from it (variable data
 * printing). Sections without fields are paginated once, pages without are printed once. Everything is written, or
 * nothing.
 *
 * @throws BookError, UsageError, MissingToolError as builds do, after reporting
 */
export async function personalise(
  run: Run,
  folder: string,
  outputFolder: string,
  wishes: PersonaliseWishes,
  early?: EarlyBrowser,
): Promise<MadeRuns> {
  startFonts()
  const reader = startPdfReader()
  try {
    return await personaliseWith(reader, run, resolve(folder), outputFolder, wishes, early)
  } finally {
    await reader.close()
  }
}

async function personaliseWith(
  reader: PdfReader,
  run: Run,
  folder: string,
  outputFolder: string,
  wishes: PersonaliseWishes,
  early: EarlyBrowser | undefined,
): Promise<MadeRuns> {
  const checked = stopAtErrors(withoutRepeating(run))
  const read = await readManuscript(checked.run, folder, undefined, wishes.edition)
  const table = await tableOf(checked.run, folder, read.config, wishes.table)
  const { manuscript, settings } = await mark(checked.run, read, table, wishes)
  const book = await compose(checked.run, manuscript)
  checked.stop()
  // As the author wrote it: files of all rows are named by it.
  const named = { ...book.config, title: writtenText(book.config.title, table.columns) }
  const inText = new Set([
    ...book.sections.flatMap((section) => [...columnsOf(section)]),
    ...columnsOfConfig(book.config),
  ])
  if (inText.size === 0) {
    run.report({
      ruleId: 'runs-no-field',
      values: { columns: table.columns.map((name) => `{{${name}}}`).join(' ') },
    })
    throw new BookError('no field in the manuscript')
  }
  const rowWishes: RunWishes = {
    ...settings,
    used: new Set([...inText, ...settings.used]),
    codes: book.sections.flatMap(openCodes),
  }
  reportUnused(run, table, rowWishes)
  const rows = await checkRows(checked.run, table, rowWishes)
  const pressRoom = wishes.merged ? await import('./press-book.ts') : undefined
  const shop = await pressRoom?.openPressShop(checked.run, manuscript, { book })
  checked.stop()
  const scale = layoutScale(book.config.page.typeArea.linePitch)

  const make = async (browsers: RunningBrowser[]): Promise<MadeRuns> => {
    const [first, second = first] = browsers
    if (!first || !second) throw new Error('no browser')
    const started = startSession(first.browser)
    started.catch(() => undefined)
    const { css, files, identity, has, mark } = await dressBook(checked.run, book, folder, rows.characters)
    const lacks = (character: string) => {
      const point = character.codePointAt(0) ?? 0
      // Radicals that pass for ordinary characters: nobody would find them.
      return !has(point) || (point >= 0x2e80 && point <= 0x2fdf)
    }
    if ([...rows.characters].some(lacks)) await refuseMissing(checked.run, table, rowWishes, lacks)
    checked.stop()
    reader.prepare()
    const printer = printersAsOne([second, first].map(({ browser }) => printerToBe(browser, files)))
    const quiet: Run = { ...checked.run, progress: () => undefined }
    const paginators = await Promise.all(
      [started, startSession(second.browser)].map((session) => {
        session.catch(() => undefined)
        const openSessions = [async () => (await session).load(css, files)]
        return openPaginator(quiet, book.config, { openSessions, css, files, fonts: identity, mark })
      }),
    )
    try {
      const templates = openTemplates(book, mark)
      const template = templates(new Set())
      const desk: RowDesk = {
        run: checked.run,
        table,
        wishes: rowWishes,
        checked: rows,
        config: named,
        title: fileName(editionTitle(named)),
        outputFolder,
        files,
        assets: book.assets,
        printer,
        reader: readOneAtATime(reader),
        shop,
        language: wishes.language,
        fill: (row) => ({
          row,
          copies: copiesOf(row, rowWishes.copies) ?? 1,
          config: fillConfig(book.config, row.values),
          sections: (crowded) =>
            templates(crowded).map((section) => fillSection(section, row.values, book.config.language)),
        }),
        extras: await extrasOf(checked.run, manuscript, book, wishes, first.browser, mark),
        paginate: paginateRows(checked.run, table, paginators),
        filledSections: new Set(
          template.filter((section) => columnsOf(section).size > 0).map(({ id }) => id),
        ),
      }
      const made = wishes.merged ? await mergeRows(desk, wishes.copies) : await printRows(desk)
      checked.stop()
      return made
    } finally {
      await printer.close()
      await Promise.all(paginators.map((paginator) => paginator.close()))
    }
  }
  const made = await withBrowsers(checked.run, 2, make, early, scale)
  await pruneCache(run.cacheFolder, ['chapters', 'counts', 'covers', 'css', 'fonts', 'printed', 'sections'])
  return made
}

/** One press file of all is made of pages alone. */
async function extrasOf(
  run: Run,
  manuscript: Manuscript,
  book: Book,
  { merged }: PersonaliseWishes,
  browser: RunningBrowser['browser'],
  mark: Dress['mark'],
): Promise<MakeExtras> {
  const { runs } = book.config
  if (!runs.cover && !runs.epub) return async () => []
  if (!merged) return (await import('./row-extras.ts')).openRowExtras(run, manuscript, book, browser, mark)
  run.report({ ruleId: 'runs-merged-pages' })
  return async () => []
}

/** What is true of all rows is told once. */
function withoutRepeating(run: Run): Run {
  const told = new Set<string>()
  const report: Run['report'] = (message) => {
    const key = JSON.stringify(message)
    if (!told.has(key)) run.report(message)
    told.add(key)
  }
  return { ...run, report }
}

/** Several printers of the same document, each of which prints one range at a time. */
function printersAsOne(printers: PrinterToBe[]): PrinterToBe {
  const [first] = printers
  if (!first) throw new Error('no printer')
  const inPool = openPool(printers)
  return {
    browser: first.browser,
    open: async (document) => ({
      print: (...range) => inPool(async (printer) => (await printer.open(document)).print(...range)),
      close: async () => undefined,
    }),
    close: async () => {
      await Promise.all(printers.map((printer) => printer.close()))
    },
  }
}

/**
 * The sections that rows are filled into, with some notes of the margin at the foot: for the same ones the same objects,
 * and those that they change nothing of are the same for all.
 */
function openTemplates(book: Book, mark: Dress['mark']): (crowded: ReadonlySet<string>) => Section[] {
  const plain = withGeneratedSections(book, undefined, mark)
  const known = new Map([['', plain]])
  const usual = new Map(plain.map((section) => [section.id, section]))
  return (crowded) => {
    const key = [...crowded].sort().join(' ')
    const sections =
      known.get(key) ??
      withGeneratedSections(book, crowded, mark).map((section) => {
        const before = usual.get(section.id)
        return before && isDeepStrictEqual(before.tree, section.tree) ? before : section
      })
    known.set(key, sections)
    return sections
  }
}

function readOneAtATime(reader: PdfReader): PdfReader {
  const turn = inTurn()
  return { ...reader, read: (...wanted) => turn(() => reader.read(...wanted)) }
}

/** The table that the command names, or book.yaml. */
async function tableOf(
  run: Run,
  folder: string,
  { runs }: BookConfig,
  asked: string | undefined,
): Promise<Table> {
  if (asked !== undefined) return openTable(run, asked, shownPath(asked))
  if (runs.file === undefined) {
    run.report({ ruleId: 'runs-no-table' })
    throw new UsageError('no table was named')
  }
  const path = await findInside(folder, runs.file)
  return openTable(run, path ?? '', shownPath(join(folder, runs.file)))
}

/** The manuscript with marks for its fields, and what book.yaml says of the table; faults are reported. */
async function mark(
  run: Run,
  manuscript: Manuscript,
  table: Table,
  { rows, merged, edition }: PersonaliseWishes,
): Promise<{ manuscript: Manuscript; settings: Omit<RunWishes, 'codes'> }> {
  const { columns } = table
  const { config, unknown } = markConfig(manuscript.config, columns)
  const { runs } = config
  const path = join(manuscript.folder, 'book.yaml')
  const { file, placeOf } = await readConfigWithPlaces({ report: () => undefined }, path, undefined, edition)
  const tell = (key: string[], name: string) => {
    const place: Message['place'] = placeOf(key) ?? placeOf(key.slice(0, -1)) ?? placeOf(key.slice(0, 1))
    run.report({
      ruleId: 'field-unknown',
      file,
      place,
      values: { name, suggestion: suggestColumn(columns, name) },
    })
  }
  for (const { key, name } of unknown) tell(key, name)
  const used = new Set<number>()
  const column = (key: string[], name: string) => {
    const number = columnNamed(columns, name)
    if (number === undefined) tell(key, name)
    return number
  }
  const rooms = new Map<number, number>()
  for (const [name, room] of Object.entries(runs.rooms)) {
    const number = column(['runs', 'rooms', name], name)
    if (number !== undefined) rooms.set(number, room)
  }
  const copies =
    runs.copies === undefined
      ? usualCopies.map((name) => columnNamed(columns, name)).find((number) => number !== undefined)
      : column(['runs', 'copies'], runs.copies)
  const pattern = runs.name ?? `${plainTitle(config, columns)}-${ROW_NUMBER}-{{${columns[0]}}}`
  const name = markFields(pattern.replaceAll(ROW_NUMBER, '\0'), columns, (one) => tell(['runs', 'name'], one))
  for (const [index] of columns.entries()) if (!merged && markedIn(name, index, columns)) used.add(index)
  return {
    manuscript: { ...manuscript, config, columns },
    settings: { used, rooms, copies, name: merged ? undefined : name.replaceAll('\0', ROW_NUMBER), rows },
  }
}

const usualCopies = ['份数', '册数', '份數', '冊數', 'copies']

function plainTitle(config: BookConfig, columns: readonly string[]): string {
  return editionTitle({ ...config, title: writtenText(config.title, columns) })
}

function markedIn(pattern: string, column: number, columns: readonly string[]): boolean {
  const without = writtenText(
    pattern,
    columns.map((_, index) => (index === column ? '?' : '')),
  )
  return without.includes('{{?}}')
}

function reportUnused(run: Run, { columns, file }: Table, { used, copies }: RunWishes): void {
  const idle = columns.filter((name, index) => name !== '' && !used.has(index) && index !== copies)
  if (idle.length > 0) run.report({ ruleId: 'runs-unused', file, values: { columns: idle.join('、') } })
}

/**
 * Pages of one row after another: what has no field, and stands where it stood in the first row, is that of the first
 * row. What a row says that no row before said is told with its place in the table.
 */
function paginateRows(run: Run, table: Table, paginators: readonly Paginator[]): RowDesk['paginate'] {
  const inPool = openPool(paginators)
  const turn = inTurn()
  const told = new Set<string>()
  const lengths = new Set<number>()
  let first: Promise<SettledBook> | undefined

  const settle = async (
    { config, sections }: FilledRow,
    before: SettledBook | undefined,
    messages: Message[],
  ) =>
    inPool((paginator) =>
      paginator.paginate(
        config,
        sections(new Set()),
        before,
        (message) => void messages.push(message),
        sections,
      ),
    )

  const tell = (messages: readonly Message[]): number => {
    const fresh = messages.filter((message) => !told.has(JSON.stringify(message)))
    for (const message of fresh) {
      told.add(JSON.stringify(message))
      run.report(message)
    }
    return fresh.length
  }

  return (filled) => {
    const { number: row, line } = filled.row
    const about = { file: table.file, place: { line, column: 1 } }
    const messages: Message[] = []
    const before = first
    const work = (async () => settle(filled, await before, messages))()
    work.catch(() => undefined)
    first ??= work
    // What is said comes in the order of the rows, whichever of them is ready sooner.
    return turn(async () => {
      try {
        const { paged } = await work
        const count = tell(messages)
        if (before && count > 0) run.report({ ruleId: 'runs-row-told', ...about, values: { row, count } })
        const found = paged.pages.length
        const usual = before ? (await before).paged.pages.length : found
        if (before && !lengths.has(found))
          run.report({ ruleId: 'runs-pages-differ', ...about, values: { row, found, usual } })
        lengths.add(found)
        return paged
      } catch (error) {
        tell(messages)
        if (error instanceof BookError) run.report({ ruleId: 'runs-row-failed', ...about, values: { row } })
        throw error
      }
    })
  }
}
