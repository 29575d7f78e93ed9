import type { BookConfig } from '../book.ts'
import type { Pt } from '../units.ts'
import { padded } from './binding-costs.ts'

/** A change of book.yaml that changes the number of pages. */
export type Proposal = {
  /** What `--apply` calls it: `lines+1`, `start-next`, `notes-3`, or two joined with a comma. */
  id: string
  edits: Edit[]
}

export type Edit = { path: string[]; value: number | string }

/** Lines that a page gets more or fewer, at the most: beyond that the book looks like another one. */
const MOST_LINES = 2

/** Running head and folio need so much white above and below. */
const LEAST_MARGIN: Pt = (12 * 72) / 25.4

/** What signatures are multiples of, and the most ruled pages that a book gets. */
export const multiples = [4, 8, 16] as const
const MOST_NOTES = 8

/** Changes that are tried whatever comes of them: lines of a page, and chapters that need not open recto. */
export function layoutProposals({ page, chapterStart }: BookConfig): Proposal[] {
  const { typeArea, margins } = page
  const white = margins.top + margins.bottom
  const lines = [1, 2, -1, -2]
    .filter((more) => Math.abs(more) <= MOST_LINES)
    .filter((more) => more < 0 || white - more * typeArea.linePitch >= 2 * LEAST_MARGIN)
    .filter((more) => typeArea.lines + more >= 8)
    .map(
      (more): Proposal => ({
        id: `lines${more > 0 ? '+' : ''}${more}`,
        edits: [{ path: ['page', 'typeArea', 'lines'], value: typeArea.lines + more }],
      }),
    )
  if (chapterStart !== 'recto') return lines
  const next: Proposal = { id: 'start-next', edits: [{ path: ['chapterStart'], value: 'next' }] }
  const both = lines
    .filter(({ id }) => id === 'lines+1' || id === 'lines-1')
    .map(({ id, edits }) => ({ id: `${next.id},${id}`, edits: [...next.edits, ...edits] }))
  return [...lines, next, ...both]
}

/**
 * Pages for notes in what is left of the last sheet of 4, 8 or 16 pages, where the book does not fill it by itself. `pages`
 * has those that there are already.
 */
export function noteProposals(pages: number, { notePages }: BookConfig): Proposal[] {
  const { count: already, fill, space } = notePages
  if (fill !== undefined) return []
  const path = space === 'ruled' ? ['notePages'] : ['notePages', 'count']
  const missing = new Set(multiples.map((multiple) => padded(pages, multiple) - pages))
  return [...missing]
    .filter((count) => count > 0 && count <= MOST_NOTES)
    .sort((a, b) => a - b)
    .map((count) => ({ id: `notes-${already + count}`, edits: [{ path, value: already + count }] }))
}
