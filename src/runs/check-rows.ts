import { findBadCharacters } from '../cjk/control-characters.ts'
import { type CodeKind, codeFault } from '../draw-codes.ts'
import { BookError } from '../errors.ts'
import { fillText } from '../fields.ts'
import type { Message } from '../message.ts'
import type { Run } from '../run.ts'
import type { Row, Table } from './open-table.ts'
import type { WantedRows } from './read-rows-option.ts'
import { nameKey, rowName } from './row-name.ts'

/** What the book asks of the table; columns count from 0. */
export type RunWishes = {
  /** Columns that stand in the text, or in the names of files. */
  used: ReadonlySet<number>
  /** Column → the room that its values have, in widths of a Han character. */
  rooms: ReadonlyMap<number, number>
  /** Bar and QR codes: their text with marks of columns, and their width in millimetres. */
  codes: readonly { kind: CodeKind; text: string; width: number }[]
  /** Where the number of copies stands. */
  copies: number | undefined
  /** Pattern of the names of files, with marks of columns; `undefined` where all rows go into one file. */
  name: string | undefined
  rows: WantedRows | undefined
}

export type CheckedRows = {
  /** Rows that are made. */
  count: number
  /** Copies of all of them. */
  copies: number
  /** All characters of their values. */
  characters: string
}

/** Messages of one kind that are told one by one. */
const MOST_TOLD = 20

/** Values are words in a sentence, not texts. */
const LONGEST = 500

/** Copies of one row. */
export const MOST_COPIES = 99_999

/**
 * Look at all rows that are wanted, before anything is made of one.
 *
 * @throws BookError where a row has faults, all of them having been reported
 */
export async function checkRows(run: Run, table: Table, wishes: RunWishes): Promise<CheckedRows> {
  const told = new Map<string, number>()
  let faults = 0
  const report = (ruleId: string, row: Row, values: Message['values'], isFault = true) => {
    if (isFault) faults += 1
    const times = (told.get(ruleId) ?? 0) + 1
    told.set(ruleId, times)
    if (times > MOST_TOLD) return
    run.report({ ruleId, file: table.file, place: placeOf(row), values: { row: row.number, ...values } })
  }
  const names = new Map<string, number>()
  const characters = new Set<string>()
  const checked = { count: 0, copies: 0 }
  for await (const row of wantedRows(table, wishes.rows)) {
    const copies = copiesOf(row, wishes.copies)
    if (copies === undefined) {
      const column = table.columns[wishes.copies ?? 0] ?? ''
      report('runs-copies', row, {
        column,
        value: shown(row.values[wishes.copies ?? 0] ?? ''),
        most: MOST_COPIES,
      })
    }
    if (copies === 0) {
      report('runs-no-copies', row, {}, false)
      continue
    }
    checked.count += 1
    checked.copies += copies ?? 0
    for (const column of wishes.used) checkValue(row, column)
    for (const code of wishes.codes) {
      const text = fillText(code.text, row.values)
      const fault = text === '' ? undefined : codeFault(code.kind, text, code.width)
      if (fault) report(`runs-code-${fault}`, row, { value: shown(text), width: code.width })
    }
    if (wishes.name !== undefined) checkName(row, wishes.name)
  }
  for (const [ruleId, times] of told)
    if (times > MOST_TOLD)
      run.report({
        ruleId: 'runs-more',
        file: table.file,
        values: { rule: ruleId, count: times - MOST_TOLD },
      })
  if (checked.count === 0 && faults === 0) {
    run.report({ ruleId: 'runs-no-rows', file: table.file })
    faults += 1
  }
  if (faults > 0) throw new BookError(`${table.file} has faults`)
  return { ...checked, characters: [...characters].join('') }

  function checkValue(row: Row, number: number): void {
    const value = row.values[number] ?? ''
    const column = table.columns[number] ?? ''
    for (const character of value) characters.add(character)
    const [bad] = findBadCharacters(value)
    const turning = /[\u202A-\u202E\u2060-\u2069]/u.exec(value)?.[0]
    const room = wishes.rooms.get(number)
    if (value === '') report('runs-empty', row, { column })
    else if (bad || turning) {
      const code = bad?.code ?? `U+${turning?.codePointAt(0)?.toString(16).toUpperCase()}`
      report('runs-control', row, { column, code })
    } else if (value.length > LONGEST)
      report('runs-long', row, { column, value: shown(value), found: value.length, most: LONGEST })
    else if (room !== undefined && widthOf(value) > room)
      report('runs-room', row, { column, value: shown(value), found: Math.ceil(widthOf(value)), room })
    else if (/^[=@]/.test(value)) report('runs-formula', row, { column, value: shown(value) }, false)
  }

  function checkName(row: Row, pattern: string): void {
    const name = rowName(pattern, row)
    const before = names.get(nameKey(name))
    if (before === undefined) names.set(nameKey(name), row.number)
    else report('runs-name-twice', row, { name: `${name}.pdf`, before })
  }
}

/**
 * Tell which values have characters that no font has.
 *
 * @throws BookError where there are any
 */
export async function refuseMissing(
  run: Run,
  table: Table,
  { used, rows, copies }: RunWishes,
  lacks: (character: string) => boolean,
): Promise<void> {
  let count = 0
  for await (const row of wantedRows(table, rows)) {
    if (copiesOf(row, copies) === 0) continue
    for (const number of used) {
      const missing = [...new Set(row.values[number])].filter(lacks)
      if (missing.length === 0 || count++ >= MOST_TOLD) continue
      const codes = missing.map(
        (one) => `U+${one.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`,
      )
      run.report({
        ruleId: 'runs-no-glyph',
        file: table.file,
        place: placeOf(row),
        values: {
          row: row.number,
          column: table.columns[number] ?? '',
          characters: missing.map((one, index) => `${one} (${codes[index]})`).join(' '),
        },
      })
    }
  }
  if (count > MOST_TOLD)
    run.report({
      ruleId: 'runs-more',
      file: table.file,
      values: { rule: 'runs-no-glyph', count: count - MOST_TOLD },
    })
  if (count > 0) throw new BookError('values that cannot be printed')
}

/** The rows that are wanted, read no further than the last of them. */
export async function* wantedRows(table: Table, wanted: WantedRows | undefined): AsyncGenerator<Row> {
  for await (const row of table.rows()) {
    if (wanted && row.number > wanted.most) return
    if (!wanted || wanted.has(row.number)) yield row
  }
}

/** `undefined` where it is no number of copies. Without a column, one. */
export function copiesOf(row: Row, column: number | undefined): number | undefined {
  if (column === undefined) return 1
  const text = (row.values[column] ?? '')
    .normalize('NFKC')
    .replace(/[册份本]$/, '')
    .trim()
  const copies = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN
  return copies <= MOST_COPIES ? copies : undefined
}

/** A row's place in the file. */
export function placeOf({ line }: Row): { line: number; column: number } {
  return { line, column: 1 }
}

/** In widths of a Han character. */
function widthOf(value: string): number {
  return [...value].reduce((sum, character) => sum + (character < '\u2000' ? 0.55 : 1), 0)
}

function shown(value: string): string {
  const characters = [...value]
  return characters.length > 30 ? `${characters.slice(0, 30).join('')}…` : value
}
