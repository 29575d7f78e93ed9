/**
 * PDF/X wants the dates of its making: `SOURCE_DATE_EPOCH` (seconds since 1970), else the date of book.yaml, else the
 * beginning of 2000. Never the clock: the same manuscript gives the same file.
 */
export function pressDate(date: string | undefined, epoch: string | undefined): Date {
  if (epoch !== undefined && /^\d+$/.test(epoch)) return new Date(Number(epoch) * 1000)
  const [year = 2000, month = 1, day = 1] = (date ?? '').split('-').filter(Boolean).map(Number)
  return new Date(Date.UTC(year, month - 1, day))
}
