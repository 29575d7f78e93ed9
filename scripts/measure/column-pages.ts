import { type Block, type Line, sideOf, textOfLine } from './blocks.ts'
import { isHan } from './characters.ts'
import { groupBy } from './find-blocks.ts'
import { commonest } from './most-common.ts'
import type { Paragraph } from './paragraphs.ts'
import type { MeasuredBook } from './row.ts'

/** A line of running text in the size and on the grid of the book, with no call of a note. */
export type PlainLine = {
  /** On its page, from 0. */
  at: number
  paragraph: Paragraph
  /** From 0 in the whole paragraph, which may begin on an earlier page and end on a later one. */
  index: number
  count: number
}

/** Something in the column of a page, from above: a plain line, or what is none. */
export type ColumnItem = { at: number; block: Block; plain: PlainLine | undefined }

/** A page as lines of the grid. */
export type ColumnPage = {
  number: number
  beginsChapter: boolean
  items: ColumnItem[]
  /** Lines down to the lowest of its text, pictures and tables; notes left out. */
  text: number
  /** Lines down to the lowest of all. */
  foot: number
  /** Lines that its text may reach down to: above its notes, where it has any. */
  room: number
}

/** What stands in the column, as against notes, numbers beside it and running heads. */
export function isInColumn({ kind, roles }: Block): boolean {
  if (kind === 'furniture' || kind === 'marker') return false
  // A list that is set as small as notes are stands in the column.
  return kind !== 'note' || (roles.includes('LI') && !roles.includes('Note'))
}

/** The pages that hold text in their column. */
export function columnPages(book: MeasuredBook): ColumnPage[] {
  const { top, bottom, linePitch } = book.layout
  const total = Math.round((bottom - top) / linePitch)
  const lineOf = (y: number) => Math.floor((y - top) / linePitch)
  const plain = plainLines(book, lineOf)
  const byPage = groupBy(
    book.blocks.filter(({ kind }) => kind !== 'furniture'),
    ({ page }) => page,
  )
  return book.pages.flatMap(({ number, drawings, bitmaps }) => {
    const own = byPage.get(number) ?? []
    const column = own.filter(isInColumn)
    const notes = own.filter(({ kind }) => kind === 'note').filter((block) => !isInColumn(block))
    const items = column
      .flatMap((block) => block.lines.map((line) => ({ at: lineOf(line.y), block, plain: plain.get(line) })))
      .toSorted((one, other) => one.at - other.at)
    const [first] = items
    if (!first) return []
    const noteTop = Math.min(...notes.flatMap(({ lines, size }) => lines.map(({ y }) => y - size)))
    // The rule above notes has a line.
    const room = notes.length > 0 ? lineOf(noteTop) - 1 : total
    // What reaches out of the type area is no part of the text: grounds, the rules of running heads.
    const inked = [...drawings, ...bitmaps].filter(
      (box) =>
        box.top > top - SLACK && box.bottom < (notes.length > 0 ? noteTop - linePitch : bottom + SLACK),
    )
    const text = Math.max(
      ...items.map(({ at }) => at + 1),
      ...inked.map((box) => Math.ceil((box.bottom - top - SLACK) / linePitch)),
    )
    return [
      {
        number,
        beginsChapter: first.block.roles.at(-1) === 'H1',
        items,
        text,
        foot: notes.length > 0 ? total : text,
        room,
      },
    ]
  })
}

/** A rule at the end of a line's room may reach out of it by its own thickness, in points. */
const SLACK = 1.5

/** Kinds of elements in which a paragraph is text that may be cut between any two lines that are not alone then. */
const running = /^(?:Root|Document|Sect|Div|NonStruct|P|L|LI|LBody|BlockQuote)$/

function plainLines(
  { paragraphs, layout }: MeasuredBook,
  lineOf: (y: number) => number,
): Map<Line, PlainLine> {
  const body = paragraphs.filter(({ block }) => block.kind === 'body')
  const font = commonest(body.flatMap(({ block }) => block.lines.map(fontOf)))
  // Boxes are set in on the right, too; where one begins or ends, there is more than its lines.
  const isSetIn = ({ right, block }: Paragraph) => right < layout.edges[sideOf(block.page)][1] - 0.5
  const found = new Map<Line, PlainLine>()
  for (const [start, head] of body.entries()) {
    if (head.continued) continue
    const parts = [head]
    while (parts.at(-1)?.continues && body[start + parts.length]?.continued)
      parts.push(...body.slice(start + parts.length, start + parts.length + 1))
    const count = parts.reduce((sum, { block }) => sum + block.lines.length, 0)
    let index = 0
    for (const paragraph of parts)
      for (const line of paragraph.block.lines) {
        // A paragraph of one line in another font is the title of what is below it.
        const isTitle = count === 1 && fontOf(line) !== font
        if (isPlain(paragraph, line) && !isTitle && !isSetIn(paragraph))
          found.set(line, { at: lineOf(line.y), paragraph, index, count })
        index++
      }
  }
  return found
}

/** Of most of its Han characters, without the letters that tell subsets apart. */
function fontOf({ glyphs }: Line): string | undefined {
  const han = glyphs.filter(({ text }) => isHan(text))
  return commonest((han.length > 0 ? han : glyphs).map(({ font }) => font.replace(/^[A-Z]{6}\+/, '')))
}

function isPlain({ block, ends }: Paragraph, line: Line): boolean {
  return (
    block.roles.every((role) => running.test(role)) &&
    !ends.includes('forced') &&
    !line.looseStart &&
    !line.looseEnd &&
    line.glyphs.every(({ size }) => Math.abs(size - block.size) < 0.06) &&
    !/[①-⑳㉑-㊿]/u.test(textOfLine(line))
  )
}
