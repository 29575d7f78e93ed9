import type { MeasuredBook, Verdict } from './row.ts'
import { rows } from './rows.ts'

/** A row of the table, filled. */
export type Measurement = { id: string; measure: string; reach: string } & Verdict

/** All measures of a book. */
export function measureBook(book: MeasuredBook): Measurement[] {
  return rows.map(({ id, measure, reach, judge }) => ({ id, measure, reach, ...judge(book) }))
}
