import type { Measurement } from './measure-book.ts'

/** The table as people read it, and below it up to `most` faults of every row that has any. */
export function describeMeasurements(measurements: Measurement[], most: number): string {
  const width = Math.max(...measurements.map(({ id }) => id.length))
  const table = measurements.map(
    ({ id, value, reach, passed }) =>
      `${passed ? '✔' : '✘'} ${id.padEnd(width)}  ${value}  (to reach: ${reach})`,
  )
  const details = measurements.flatMap(({ id, measure, faults }) => {
    if (faults.length === 0 || most === 0) return []
    const shown = faults.slice(0, most).map(({ page, text, found, place }) => {
      const where = [page > 0 ? `page ${page}` : '', place].filter((part) => part !== '').join(', ')
      return `  ${[where, found, shorten(text)].filter((part) => part !== '').join('  ')}`
    })
    const rest = faults.length - shown.length
    return [`\n${id}: ${measure}`, ...shown, ...(rest > 0 ? [`  and ${rest} more`] : [])]
  })
  return [...table, ...details].join('\n')
}

function shorten(text: string): string {
  const characters = [...text]
  return characters.length > 40
    ? `${characters.slice(0, 18).join('')} … ${characters.slice(-18).join('')}`
    : text
}
