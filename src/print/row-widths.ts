import type { Tag, TagKid } from './tag.ts'

/** How many columns the rows of a table reach over, those included that cells of earlier rows reach down into. */
export function rowWidths({ kids }: Tag): number[] {
  const widths: number[] = []
  /** By column: how many rows below the cell over it reaches. */
  let over: number[] = []
  for (const row of kids) {
    if (row.type !== 'tag' || row.role !== 'TR') continue
    const next = over.map((rows) => rows - 1)
    let column = 0
    for (const cell of row.kids) {
      while ((over[column] ?? 0) > 0) column++
      for (const end = column + span(cell, 'ColSpan'); column < end; column++)
        next[column] = span(cell, 'RowSpan') - 1
    }
    widths.push(Math.max(column, over.findLastIndex((rows) => rows > 0) + 1))
    over = next
  }
  return widths
}

function span(cell: TagKid, key: 'ColSpan' | 'RowSpan'): number {
  const value = cell.type === 'tag' ? cell.attributes?.Table?.[key] : undefined
  return typeof value === 'number' && value > 0 ? value : 1
}
