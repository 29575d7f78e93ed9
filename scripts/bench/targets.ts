import type { Result } from './compare.ts'
import { PRESS_PAGES, type PressResult } from './press-part.ts'

/** All builds of one book: those of Banxin, the cold one first, and pagedjs-cli's last. */
export type Measurement = {
  /** `640 pages` or `to-the-masses`. */
  book: string
  results: Result[]
}

/** What the press is to reach, and what it did. */
export type Target = {
  name: string
  limit: number
  /** Holds when it is not above the limit; `undefined` where this run has not measured it. */
  value: number | undefined
}

/** Names of builds. */
export const COLD = 'Banxin, cold'
export const CHANGED = 'Banxin, one paragraph changed'
export const RARE = 'Banxin, one paragraph with new characters'
export const PLAIN = 'Banxin, cold, without its composer'
export const PAGEDJS = 'pagedjs-cli'

export const BOOKLET = 'to-the-masses'

/** What a generated book of so many pages is called. */
export function bookName(pages: number): string {
  return `${pages} pages`
}

/** The targets of the press, with what was measured. */
export function targets(measurements: readonly Measurement[], press?: PressResult): Target[] {
  const find = (book: string, press: string) =>
    measurements.find((entry) => entry.book === book)?.results.find((result) => result.press === press)
  const secondsOf = (book: string, press: string) => find(book, press)?.build.seconds
  const perPage = (book: string) => {
    const result = find(book, COLD)
    return result && result.build.seconds / result.pages
  }
  const [large, largest, middle] = [bookName(640), bookName(1280), bookName(160)]
  const memory = measurements.flatMap(({ results }) =>
    results.flatMap(({ press, build }) => (press === PAGEDJS ? [] : (build.peakMemory ?? []))),
  )
  return [
    {
      name: '640 pages, cold, to pagedjs-cli',
      limit: 0.5,
      value: ratio(secondsOf(large, COLD), secondsOf(large, PAGEDJS)),
    },
    {
      name: '640 pages, one paragraph changed, to cold',
      limit: 0.35,
      value: ratio(secondsOf(large, CHANGED), secondsOf(large, COLD)),
    },
    {
      name: '640 pages, cold, to the same without the composer',
      limit: 1.25,
      value: ratio(secondsOf(large, COLD), secondsOf(large, PLAIN)),
    },
    {
      name: 'time per page, cold, 1,280 pages to 160',
      limit: 1.2,
      value: ratio(perPage(largest), perPage(middle)),
    },
    {
      name: 'peak memory of any build in MiB',
      limit: 2048,
      value: memory.length === 0 ? undefined : Math.max(...memory),
    },
    {
      name: `${BOOKLET}, cold, to pagedjs-cli`,
      limit: 0.5,
      value: ratio(secondsOf(BOOKLET, COLD), secondsOf(BOOKLET, PAGEDJS)),
    },
    {
      name: `${PRESS_PAGES} pages rewritten for the press, to Ghostscript`,
      limit: 0.15,
      value: ratio(press?.seconds, press?.ghostscript.seconds),
    },
    { name: 'peak memory of the press in MiB', limit: 400, value: press?.peakMemory },
  ]
}

function ratio(part: number | undefined, whole: number | undefined): number | undefined {
  return part === undefined || whole === undefined ? undefined : part / whole
}
