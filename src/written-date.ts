import type { BookConfig } from './book.ts'

/** `2026-07-01` → 2026年7月1日, as official documents have it; English books keep what was typed. */
export function writtenDate({ date, language }: Pick<BookConfig, 'date' | 'language'>): string | undefined {
  if (date === undefined || language === 'en') return date
  const [year, ...rest] = date.split('-')
  return [`${year}年`, ...rest.map((part, index) => `${Number(part)}${index === 0 ? '月' : '日'}`)].join('')
}
