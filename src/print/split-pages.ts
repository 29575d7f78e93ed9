import type { Page } from '../book.ts'

/** Pages that are printed at a time: `first` counts from 0. */
export type PageRange = { first: number; pages: Page[] }

/**
 * Chromium's time for a page grows with the number of pages that it prints at a time: 30 pages take 4 ms each, 675 take
 * 9 ms (Chromium 147). Fewer would cost more for what is made anew each time.
 */
const FEWEST = 30
const MOST = 60

/**
 * The pages of a book in ranges that are printed one by one.
 *
 * A range ends with a section where it can: then a section that becomes longer does not change the ranges before it,
 * nor those after it but for their page numbers.
 */
export function splitPages(pages: Page[]): PageRange[] {
  const ranges: PageRange[] = []
  let first = 0
  for (const [index, page] of pages.entries()) {
    const count = index + 1 - first
    const next = pages[index + 1]
    const ends = next === undefined || next.sectionId !== page.sectionId
    if (next !== undefined && !(ends && count >= FEWEST) && count < MOST) continue
    ranges.push({ first, pages: pages.slice(first, index + 1) })
    first = index + 1
  }
  return ranges
}
