import { closest, distance } from 'fastest-levenshtein'

/**
 * Fields of a personalised run: places in the text that each row of a table fills with its own value.
 *
 * The author writes `{{单位}}`. In composed text a field is a mark: its column's number in Chinese digits, so that it is
 * set like Han text wherever marks of neighbours are looked at, between two characters that draw nothing.
 */

const OPEN = '\u2063'
const CLOSE = '\u2064'
const digits = '〇一二三四五六七八九'

/** A field as authors write it. */
export const writtenField = /\{\{([^{}\n]{1,100})\}\}/g

const mark = new RegExp(`${OPEN}([${digits}]+)${CLOSE}`, 'gu')

/** The mark of a column; columns count from 0. */
export function fieldMark(column: number): string {
  return `${OPEN}${[...String(column)].map((digit) => digits[Number(digit)]).join('')}${CLOSE}`
}

export function hasFields(text: string): boolean {
  return text.includes(OPEN)
}

/** Text between marks, and the columns of the marks, in order. */
export function fieldParts(text: string): (string | { column: number })[] {
  const parts: (string | { column: number })[] = []
  let end = 0
  for (const match of text.matchAll(mark)) {
    if (match.index > end) parts.push(text.slice(end, match.index))
    parts.push({ column: Number([...(match[1] ?? '')].map((digit) => digits.indexOf(digit)).join('')) })
    end = match.index + match[0].length
  }
  if (end < text.length) parts.push(text.slice(end))
  return parts
}

/** The text with the values of a row; `values` by column. */
export function fillText(text: string, values: readonly string[]): string {
  if (!hasFields(text)) return text
  return fieldParts(text)
    .map((part) => (typeof part === 'string' ? part : (values[part.column] ?? '')))
    .join('')
}

/** The text as its author wrote it, for those who have no row. */
export function writtenText(text: string, columns: readonly string[]): string {
  return fillText(
    text,
    columns.map((name) => `{{${name}}}`),
  )
}

/** The number of the column that an author means: white, width and case do not count. */
export function columnNamed(columns: readonly string[], written: string): number | undefined {
  const wanted = comparable(written)
  const found = columns.findIndex((name) => comparable(name) === wanted)
  return found < 0 ? undefined : found
}

/** The column most like what was written, else all of them: for messages. */
export function suggestColumn(columns: readonly string[], written: string): string {
  const nearest = closest(written.trim(), columns)
  const near = distance(written.trim(), nearest) <= Math.max(1, Math.floor([...nearest].length / 2))
  return near ? `{{${nearest}}}` : columns.map((name) => `{{${name}}}`).join(' ')
}

function comparable(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()
}

/**
 * All fields of a text become marks; `unknown` is called with what is no column, and where it begins, and that stays as
 * it is.
 */
export function markFields(
  text: string,
  columns: readonly string[],
  unknown: (written: string, index: number) => void,
): string {
  return text.replace(writtenField, (whole: string, written: string, index: number) => {
    const column = columnNamed(columns, written)
    if (column !== undefined) return fieldMark(column)
    unknown(written.trim(), index)
    return whole
  })
}
