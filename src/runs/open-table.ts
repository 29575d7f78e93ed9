import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { CsvError, type Info, parse } from 'csv-parse'
import { findBadCharacters } from '../cjk/control-characters.ts'
import { BookError, UsageError } from '../errors.ts'
import type { Run } from '../run.ts'
import { decodedText, type Encoding, encodingOf } from './decode-stream.ts'

/** A row of the table. `number` counts rows from 1 below the head, `line` lines of the file; `values` by column. */
export type Row = { number: number; line: number; values: string[] }

/** A table that is read from its file row by row, as often as it is asked for: it may be larger than the memory. */
export type Table = {
  /** As messages show it. */
  file: string
  /** Names of the head, trimmed. */
  columns: string[]
  /** Throws BookError after reporting where the file is no table. */
  rows: () => AsyncGenerator<Row>
}

/** More in one row, and a quotation mark was left open, or it is no table. */
const LARGEST_ROW = 1_000_000

/**
 * Open a table: CSV with a head of names, UTF-8, GB18030 or UTF-16, between commas, semicolons or tabs, as spreadsheets
 * write it (RFC 4180).
 *
 * @throws UsageError where there is no file, BookError where it is no table; after reporting
 */
export async function openTable(run: Run, path: string, file: string): Promise<Table> {
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile()) {
    run.report({ ruleId: 'runs-no-file', values: { file } })
    throw new UsageError(`there is no file ${file}`)
  }
  const encoding = await encodingOf(path, run.signal)
  if (!encoding) {
    run.report({ ruleId: 'runs-encoding', file })
    throw new BookError(`${file} is in no encoding that is known`)
  }
  const delimiter = await delimiterOf(path, encoding, run.signal)
  const read = () => records(run, path, file, encoding, delimiter)
  const columns = await headOf(run, file, read())
  return { file, columns, rows: () => rowsOf(run, file, columns.length, read()) }
}

type Read = { record: string[]; info: Info }

async function* records(
  run: Run,
  path: string,
  file: string,
  encoding: Encoding,
  delimiter: string,
): AsyncGenerator<{ values: string[]; line: number }> {
  const parser = parse({
    bom: true,
    delimiter,
    info: true,
    max_record_size: LARGEST_ROW,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
  })
  const source = Readable.from(decodedText(path, encoding, run.signal))
  source.on('error', (error) => parser.destroy(error))
  source.pipe(parser)
  try {
    for await (const { record, info } of parser as AsyncIterable<Read>) {
      const within = record.reduce((sum, value) => sum + value.split('\n').length - 1, 0)
      yield { values: record, line: Math.max(1, info.lines - within) }
    }
  } catch (error) {
    run.signal.throwIfAborted()
    if (!(error instanceof CsvError)) throw error
    const line = typeof error.lines === 'number' ? error.lines : 1
    run.report({ ruleId: 'runs-broken', file, place: { line, column: 1 }, values: { problem: error.code } })
    throw new BookError(`${file} is no table`)
  } finally {
    source.destroy()
    parser.destroy()
  }
}

async function headOf(
  run: Run,
  file: string,
  read: AsyncGenerator<{ values: string[]; line: number }>,
): Promise<string[]> {
  for await (const { values, line } of read) {
    const columns = values.map((name) => name.trim().replace(/\s+/g, ' '))
    // Spreadsheets leave empty columns at the end.
    while (columns.at(-1) === '') columns.pop()
    const place = { line, column: 1 }
    const twice = columns.find((name, index) => name !== '' && columns.indexOf(name) !== index)
    if (twice !== undefined)
      run.report({ ruleId: 'runs-column-twice', file, place, values: { column: twice } })
    const bad = columns.find((name) => findBadCharacters(name).length > 0 || /[{}]/.test(name))
    if (bad !== undefined) run.report({ ruleId: 'runs-column-name', file, place, values: { column: bad } })
    if (twice !== undefined || bad !== undefined) throw new BookError(`the head of ${file} has faults`)
    return columns
  }
  run.report({ ruleId: 'runs-no-rows', file })
  throw new BookError(`${file} has no rows`)
}

async function* rowsOf(
  run: Run,
  file: string,
  width: number,
  read: AsyncGenerator<{ values: string[]; line: number }>,
): AsyncGenerator<Row> {
  let number = 0
  for await (const { values, line } of read) {
    if (number++ === 0) continue
    run.signal.throwIfAborted()
    const row = number - 1
    if (values.slice(width).some((value) => value.trim() !== ''))
      run.report({
        ruleId: 'runs-cells',
        severity: 'error',
        file,
        place: { line, column: 1 },
        values: { row, found: values.length, expected: width },
      })
    yield {
      number: row,
      line,
      values: Array.from({ length: width }, (_, index) => clean(values[index] ?? '')),
    }
  }
}

/** Line breaks within a cell are spaces; what chooses among forms that our fonts have not got goes. */
function clean(value: string): string {
  return value
    .replace(/[\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}\u{FEFF}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** What stands most often in the head, outside quotation marks. */
async function delimiterOf(path: string, encoding: Encoding, signal: AbortSignal): Promise<string> {
  let head = ''
  for await (const text of decodedText(path, encoding, signal)) {
    head += text
    if (/[\r\n]/.test(head.trimStart()) || head.length > LARGEST_ROW) break
  }
  const [line = ''] = head.trimStart().split(/[\r\n]/)
  const bare = line.replace(/"(?:[^"]|"")*"/g, '')
  const counts = [',', ';', '\t'].map((mark) => ({ mark, count: bare.split(mark).length - 1 }))
  return counts.reduce((most, one) => (one.count > most.count ? one : most)).mark
}
