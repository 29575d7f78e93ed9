import { type ColumnPage, columnPages } from '../column-pages.ts'
import { leastUneven } from '../least-uneven.ts'
import type { Fault, Row } from '../row.ts'
import { whyItEnds } from '../why-it-ends.ts'

/**
 * Two pages that lie open together end on the same line where their text allows it.
 *
 * Only pages whose text goes on overleaf are asked. Where the two differ, what begins the page after the shorter one must
 * be a reason for it to end there, or else the lines around; and no other places to break may make the spreads of the
 * chapter more even.
 */
export const facing: Row = {
  id: 'facing',
  measure: 'facing pages that end on different lines without a reason in their text',
  reach: '0; all others for a reason of content',
  judge(book) {
    const spreads = chaptersOf(columnPages(book)).flatMap(spreadsOf)
    const faults: Fault[] = []
    const reasons: string[] = []
    for (const { verso, recto, next, couldBeEven } of spreads) {
      if (verso.foot === recto.foot) continue
      const shorter = verso.foot < recto.foot ? verso : recto
      const why = whyItEnds(shorter, shorter === verso ? recto : next)
      const found = `ends on line ${verso.foot}, the page across on line ${recto.foot}`
      if (couldBeEven) faults.push({ page: verso.number, text: '', found, place: '' })
      else reasons.push(`${verso.number} ${why} by ${Math.abs(verso.foot - recto.foot)}`)
    }
    const value = `${faults.length} of ${spreads.length}`
    const differing =
      reasons.length === 0 ? '' : `; ${reasons.length} differ for a reason: ${reasons.join(', ')}`
    return { value: `${value}${differing}`, passed: faults.length === 0, faults }
  },
}

/** Runs of pages, each of which goes on on the next; a page that begins with a title of the first level begins one. */
function chaptersOf(pages: ColumnPage[]): ColumnPage[][] {
  const chapters: ColumnPage[][] = []
  let before: ColumnPage | undefined
  for (const page of pages) {
    if (before?.number === page.number - 1 && !page.beginsChapter) chapters.at(-1)?.push(page)
    else chapters.push([page])
    before = page
  }
  return chapters
}

type Spread = { verso: ColumnPage; recto: ColumnPage; next: ColumnPage; couldBeEven: boolean }

/** The spreads of a chapter whose two pages both go on overleaf. */
function spreadsOf(chapter: ColumnPage[]): Spread[] {
  const uneven = leastUneven(chapter)
  return chapter.flatMap((verso, index) => {
    const [recto, next] = chapter.slice(index + 1)
    if (verso.number % 2 === 1 || !recto || !next) return []
    return [{ verso, recto, next, couldBeEven: uneven.has(verso.number) }]
  })
}
