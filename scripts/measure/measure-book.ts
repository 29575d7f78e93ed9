import type { MeasuredBook, Verdict } from './row.ts'
import { composed } from './rows/composed.ts'
import { rows } from './rows.ts'

/** A row of the table, filled. */
export type Measurement = { id: string; measure: string; reach: string } & Verdict

/** All measures of a book; those of what the build said where that is known. */
export function measureBook(book: MeasuredBook): Measurement[] {
  const asked = book.told ? rows : rows.filter((row) => row !== composed)
  return asked.map(({ id, measure, reach, judge }) => ({ id, measure, reach, ...judge(book) }))
}
