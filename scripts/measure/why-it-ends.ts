import type { ColumnItem, ColumnPage } from './column-pages.ts'

/**
 * Why a page ends before the one across, in a few words: what begins the next one, where the least that may be cut off of
 * it is more than the lines that are left. Where a part of it would have fitted, the lines are left for the sake of other
 * spreads, as `leastUneven` has asked; where that can't be asked, what is no running text at the page's end keeps it.
 */
export function whyItEnds(page: ColumnPage, next: ColumnPage): string {
  const isRunning = page.items.at(-1)?.plain !== undefined && next.items[0]?.plain !== undefined
  return tooLarge(page.room - page.text, next) ?? (isRunning ? 'the spreads around' : 'a block at its end')
}

/** What a page begins with, where no part of it that may stand alone has room in so many lines. */
function tooLarge(left: number, next: ColumnPage): string | undefined {
  const [first] = next.items
  if (!first) return undefined
  const { kind } = first.block
  if (kind === 'heading') return headingNeeds(next) > left ? 'heading' : undefined
  if (!first.plain) return wholeNeeds(next, first) > left ? (names[kind] ?? 'block') : undefined
  return paragraphNeeds(next) > left ? 'paragraph' : undefined
}

/** What is told of blocks that are no running text. */
const names: Partial<Record<ColumnItem['block']['kind'], string>> = {
  caption: 'figure or table',
  cell: 'table',
  figure: 'figure',
  code: 'code',
  formula: 'formula',
  vertical: 'vertical passage',
  body: 'line with a note, a picture or the like',
}

/** Lines down to the second one of what stands under the headings that a page begins with. */
function headingNeeds({ items }: ColumnPage): number {
  const under = items.findIndex(({ block }) => block.kind !== 'heading')
  const [first, second] = under < 0 ? [] : items.slice(under)
  if (!first) return items.length
  const isAlone = !second || second.block !== first.block
  return (isAlone ? first : second).at + 1
}

/** Lines down to where something ends that is no running text: of a table the second row, or its end. */
function wholeNeeds({ items }: ColumnPage, first: ColumnItem): number {
  const end = items.findIndex(({ plain, block }) => plain !== undefined || block.kind === 'heading')
  const whole = end < 0 ? items : items.slice(0, end)
  if (first.block.kind !== 'cell' && first.block.kind !== 'caption') return (whole.at(-1)?.at ?? 0) + 1
  const rows = [...new Set(whole.filter(({ block }) => block.kind === 'cell').map(({ at }) => at))]
  return (rows[2] ?? rows.at(-1) ?? whole.at(-1)?.at ?? 0) + 1
}

/** The fewest lines of the paragraph that begins a page which may go back. */
function paragraphNeeds({ items }: ColumnPage): number {
  for (const [at, { plain }] of items.entries()) {
    if (!plain) return at + 1
    const after = plain.index + 1
    if (after === plain.count || (after > 1 && after < plain.count - 1)) return at + 1
  }
  return items.length + 1
}
