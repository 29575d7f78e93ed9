/**
 * When the book was last changed, to the second in UTC: `SOURCE_DATE_EPOCH` (seconds since 1970), else the date of
 * book.yaml, else the beginning of 2000. Never the clock: the same manuscript gives the same file.
 *
 * Zip files know no year before 1980: earlier dates are moved there.
 */
export function modifiedDate(date: string | undefined, epoch: string | undefined): Date {
  const seconds = epoch !== undefined && /^\d+$/.test(epoch) ? Number(epoch) : undefined
  const [year = 2000, month = 1, day = 1] = (date ?? '').split('-').filter(Boolean).map(Number)
  const time = seconds === undefined ? Date.UTC(year, month - 1, day) : seconds * 1000
  const least = Date.UTC(1980, 0, 1)
  const most = Date.UTC(2107, 11, 31)
  return new Date(Math.min(most, Math.max(least, time)))
}
