import type { ColumnItem, ColumnPage, PlainLine } from './column-pages.ts'

/** Lines that a page may end early for the one across. */
const MOST_GIVEN = 2
/** By how many more feet differ makes no difference. */
const MOST_DIFFERENCE = 4

/** Where pages could end instead: so many lines go over each page's end to the next, or come back where it is below 0. */
type Way = { moved: number[]; differences: number; moves: number }

/**
 * The versos whose spreads could end on the same line, or nearer to it, if the pages of their chapter were cut elsewhere
 * so that the feet of all its spreads together differ by fewer lines. Empty where the pages end as evenly as their text
 * allows.
 *
 * What is tried is sure: whole lines of running text go over page ends, where no line of a paragraph is left alone, no
 * page ends more than two lines early for it, and the chapter takes no page more. What would move pictures, tables,
 * headings or calls of notes over a page end is not tried.
 */
export function leastUneven(chapter: ColumnPage[]): Set<number> {
  const start: Way = { moved: [], differences: 0, moves: 0 }
  let ways = new Map<number, Way>([[0, start]])
  for (const [first, second, next] of groupsOf(chapter)) {
    const further = new Map<number, Way>()
    for (const [received, way] of ways)
      for (const moved of movesOf(first, second, next, received)) {
        const differences = way.differences + differenceOf([first, second, next], received, moved)
        const moves = way.moves + moved.filter((lines) => lines !== 0).length
        const last = moved.at(-1) ?? 0
        const other = further.get(last)
        const isBetter =
          !other ||
          differences < other.differences ||
          (differences === other.differences && moves < other.moves)
        if (isBetter) further.set(last, { moved: [...way.moved, ...moved], differences, moves })
      }
    ways = further
  }
  const best = ways.get(0) ?? start
  return new Set(
    groupsOf(chapter).flatMap(([first, second, next]) => {
      const at = chapter.indexOf(first)
      const moved = best.moved.slice(at, second ? at + 2 : at + 1)
      const before = differenceOf([first, second, next], 0, [0, 0])
      const after = differenceOf([first, second, next], best.moved[at - 1] ?? 0, moved)
      return after < before ? [first.number] : []
    }),
  )
}

/** A page that nothing of the chapter is across, or a verso and its recto; and the page after. */
type Group = [first: ColumnPage, second: ColumnPage | undefined, next: ColumnPage | undefined]

function groupsOf(chapter: ColumnPage[]): Group[] {
  const groups: Group[] = []
  for (let at = 0; at < chapter.length; ) {
    const [first, second, next] = chapter.slice(at)
    if (!first) break
    const isPair = first.number % 2 === 0 && second !== undefined
    groups.push(isPair ? [first, second, next] : [first, undefined, second])
    at += isPair ? 2 : 1
  }
  return groups
}

/** What may go over the ends of a group's pages, where so many lines have come to its first. */
function movesOf(
  first: ColumnPage,
  second: ColumnPage | undefined,
  next: ColumnPage | undefined,
  received: number,
) {
  const after = second ?? next
  return movesOver(first, after)
    .filter((lines) => fits(first, received - lines, after !== undefined))
    .flatMap((lines) =>
      second
        ? movesOver(second, next)
            .filter((more) => fits(second, lines - more, next !== undefined))
            .map((more) => [lines, more])
        : [[lines]],
    )
}

/** By how many lines the feet of a spread differ that goes on overleaf. */
function differenceOf(
  [first, second, next]: Group,
  received: number,
  [given = 0, more = 0]: number[],
): number {
  if (!second || !next) return 0
  const difference = Math.abs(footOf(first, received - given) - footOf(second, given - more))
  return Math.min(difference, MOST_DIFFERENCE)
}

/** With so many lines more, or fewer; notes are at the foot of their page all the same. */
function footOf({ foot, text }: ColumnPage, lines: number): number {
  return foot > text ? foot : foot + lines
}

function fits({ text, room }: ColumnPage, lines: number, goesOn: boolean): boolean {
  const left = room - text - lines
  return lines === 0 || (left >= 0 && (!goesOn || lines > 0 || left <= MOST_GIVEN) && text + lines > 0)
}

/** How many lines may go over the end of a page to the next; below 0 to it. */
function movesOver(page: ColumnPage, next: ColumnPage | undefined): number[] {
  const moves = [0]
  if (!next) return moves
  const foot = page.items.toReversed()
  const [last] = foot
  const [first] = next.items
  if (!last?.plain || !first?.plain || last.at + 1 !== page.text || first.at !== 0) return moves
  for (let lines = 1; lines <= MOST_GIVEN * 2; lines++) {
    const [begins, before] = foot.slice(lines - 1)
    if (!begins?.plain || (foot[lines - 2] && !follows(begins, foot[lines - 2]))) break
    if (before && mayBreak(before, begins)) moves.push(lines)
  }
  for (let lines = 1; lines <= MOST_GIVEN * 2; lines++) {
    const [ends, begins] = next.items.slice(lines - 1)
    if (!ends?.plain || (lines > 1 && !follows(next.items[lines - 2], ends))) break
    if (begins && mayBreak(ends, begins)) moves.push(-lines)
  }
  return moves
}

/** Whether a line stands right below the one before. */
function follows(before: ColumnItem | undefined, item: ColumnItem | undefined): boolean {
  return before !== undefined && item !== undefined && item.at === before.at + 1
}

/** Whether a page may end between two lines: no line of a paragraph is alone then, and nothing is torn from its head. */
function mayBreak({ plain: before, block }: ColumnItem, { plain: begins }: ColumnItem): boolean {
  if (!before || !begins) return false
  if (begins.index > 0) return !leavesOneAlone(begins)
  // What a sentence with a colon announces stands with it.
  const last = block.lines.at(-1)?.glyphs.at(-1)?.text ?? ''
  return before.index === before.count - 1 && !/[:：]/.test(last)
}

function leavesOneAlone({ index, count }: PlainLine): boolean {
  return index === 1 || index === count - 1
}
