import type { BookConfig } from './book.ts'

/**
 * A date of book.yaml as it is printed: `2026-07-01` → 2026年7月1日, as official documents have it. English books, and
 * what is no such date, keep what was typed. Print sets the gap between Han and figures by itself.
 */
export function writtenDate<Text extends string | undefined>(
  date: Text,
  language: BookConfig['language'],
): Text | string {
  const match = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?$/.exec(date ?? '')
  if (!match || language === 'en') return date
  const [, year, month, day] = match
  return `${year}年${month ? `${Number(month)}月` : ''}${day ? `${Number(day)}日` : ''}`
}
