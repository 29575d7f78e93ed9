import { looksLikeHeading, type Numbering, numberingOf } from './numbering.ts'
import { isSubtitle, isTitle } from './title.ts'

/** A paragraph, heading, verse or `***`. `offset` is that in the clean text. */
export type Block = { offset: number; text: string }

/** What the import takes the blocks for. Indexes count blocks from 0. */
export type Outline = {
  blocks: Block[]
  title: number | undefined
  subtitle: number | undefined
  /** Index → level from 1. */
  headings: Map<number, number>
  /** First and last block of a table of contents in the text. */
  contents: { first: number; last: number } | undefined
}

/** Find title and headings of a clean text, whose paragraphs end with `\n\n`. */
export function outline(clean: string): Outline {
  const blocks = readBlocks(clean)
  const first = blocks[0]
  const hasTitle = blocks.length > 1 && first !== undefined && isTitle(first.text)
  const hasSubtitle = hasTitle && blocks.length > 2 && isSubtitle(blocks[1]?.text ?? '')
  const contents = findContents(blocks)
  const candidates = blocks.flatMap(({ text }, index): Candidate[] => {
    const numbering = looksLikeHeading(text) ? numberingOf(text) : undefined
    const isListed = contents !== undefined && index >= contents.first && index <= contents.last
    return numbering && !isListed ? [{ index, text, numbering }] : []
  })
  return {
    blocks,
    title: hasTitle ? 0 : undefined,
    subtitle: hasSubtitle ? 1 : undefined,
    headings: levels(withoutStrays(withoutLists(candidates, blocks.length))),
    contents,
  }
}

type Candidate = { index: number; text: string; numbering: Numbering }

function readBlocks(clean: string): Block[] {
  const blocks: Block[] = []
  for (let start = 0; start < clean.length; ) {
    const found = clean.indexOf('\n\n', start)
    const end = found === -1 ? clean.length : found
    blocks.push({ offset: start, text: clean.slice(start, end) })
    start = end + 2
  }
  return blocks
}

/** From 目录 to the block before the one that repeats its first entry. */
function findContents(blocks: readonly Block[]): Outline['contents'] {
  const at = blocks.findIndex(({ text }) => /^(?:目\s*[录錄次]|contents|table of contents)$/i.test(text))
  const entry = blocks[at + 1]
  if (at === -1 || !entry) return undefined
  const again = blocks
    .slice(at + 2, at + 500)
    .findIndex(({ text }) => entryText(text) === entryText(entry.text))
  return again === -1 ? undefined : { first: at, last: at + 1 + again }
}

/** `第一章 怎样去……… 12` → `第一章怎样去`. */
function entryText(text: string): string {
  return text.replace(/[\s.…·．]*\d*\s*$/, '').replace(/\s+/g, '')
}

/** Numbered lines with nothing between them are a list: 1. 2. 3. one under the other. */
function withoutLists(candidates: readonly Candidate[], count: number): Candidate[] {
  return candidates.filter((candidate, place) => {
    const { index, numbering } = candidate
    if (numbering.kind === 'named') return true
    const isTwin = (other: Candidate | undefined, distance: number) =>
      other?.numbering.kind === numbering.kind && other.index === index + distance
    return !isTwin(candidates[place - 1], -1) && !isTwin(candidates[place + 1], 1) && index < count - 1
  })
}

/**
 * Numbers that do not count are no headings: one that stands alone, or does not follow the one before.
 *
 * `第三讲` and 前言 need no others.
 */
function withoutStrays(candidates: readonly Candidate[]): Candidate[] {
  const last = new Map<string, number>()
  const counted = candidates.filter(({ numbering: { kind, number } }) => {
    if (isSure(kind)) return true
    const before = last.get(kind) ?? 0
    const follows = number === 1 || (number >= before && number <= before + 2 && before > 0)
    if (follows) last.set(kind, number)
    return follows
  })
  const counts = new Map<string, number>()
  for (const { numbering } of counted) counts.set(numbering.kind, (counts.get(numbering.kind) ?? 0) + 1)
  return counted.filter(({ numbering: { kind } }) => isSure(kind) || (counts.get(kind) ?? 0) > 1)
}

function isSure(kind: Numbering['kind']): boolean {
  return kind === 'part' || kind === 'chapter' || kind === 'section' || kind === 'named'
}

/**
 * The level of each heading: 编 above 章 above 节, then the other ways of numbering as they first appear.
 *
 * A name such as 前言 or 结语 is of the first level; of the second where it comes again and again.
 */
function levels(headings: readonly Candidate[]): Map<number, number> {
  const used = [...new Set(headings.map(({ numbering }) => numbering.kind))].filter(
    (kind) => kind !== 'named',
  )
  const ranked = ['part', 'chapter', 'section'].filter((kind) => used.some((other) => other === kind))
  const order = [...ranked, ...used.filter((kind) => !ranked.includes(kind))]
  const names = headings.filter(({ numbering }) => numbering.kind === 'named').map(({ text }) => text)
  return new Map(
    headings.map(({ index, text, numbering }) => {
      const isRepeated = names.indexOf(text) !== names.lastIndexOf(text) && order.length > 0
      const level = numbering.kind === 'named' ? (isRepeated ? 2 : 1) : order.indexOf(numbering.kind) + 1
      return [index, Math.min(level, 6)]
    }),
  )
}
