import type { Pt } from '../../src/units.ts'
import { type Block, type Layout, type Line, sideOf } from './blocks.ts'
import { CLOSING, isHan, OPENING } from './characters.ts'
import { isWhole, round } from './find-blocks.ts'
import { mostCommon } from './most-common.ts'
import type { SetIn } from './set-in.ts'
import { hanOf, type SourceBlock, type SourceText } from './source-text.ts'

/** A block of justified text, or the part of it that is on one page. */
export type Paragraph = {
  block: Block
  /** Edges of its lines; the first may be indented. */
  left: Pt
  right: Pt
  /** Where its first line may begin, from the left edge. */
  starts: Pt[]
  /** It begins on the page before; it goes on on the next. */
  continued: boolean
  continues: boolean
  /** By line: how it ends. `soft`: because it is full. */
  ends: ('soft' | 'forced' | 'last')[]
  /** `manuscript/01-x.md:12:1` where the manuscript is known, else ''. */
  place: string
  /** Marks stand in the middle of their cell, as in Traditional Chinese. */
  centred: boolean
}

/** The text blocks of a book with what can be known of their lines' ends. */
export function findParagraphs(
  blocks: Block[],
  layout: Layout,
  source: SourceText | undefined,
  hanging: boolean,
): Paragraph[] {
  const text = blocks.filter(({ kind }) => kind === 'body' || kind === 'note')
  const places = findPlaces(text, source)
  const joints = findJoints(blocks, layout, source ? places : undefined)
  const continuedBlocks = new Set(joints.values())
  return text.map((block) => {
    const known = places.get(block)
    const { left, right, starts } = edgesOf(block, layout, hanging, known?.source.setIn)
    const continues = joints.has(block)
    const continued = continuedBlocks.has(block)
    const ends = block.lines.map((line, index): Paragraph['ends'][number] => {
      const next = block.lines[index + 1]
      if (!next) return continues && !isForced(block, index, known, line, undefined, right) ? 'soft' : 'last'
      return isForced(block, index, known, line, next, right) ? 'forced' : 'soft'
    })
    const centred = source?.centred ?? false
    return {
      block,
      left,
      right,
      starts,
      continued,
      continues,
      ends,
      place: known?.source.place ?? '',
      centred,
    }
  })
}

/** Where the text of a block stands in the manuscript: `from` counts Han characters. */
type Found = { source: SourceBlock; from: number }

/**
 * Every block's place in the manuscript, by its Han characters.
 *
 * The search begins where the last one ended, for a book is set in order, and takes a whole paragraph before a part of
 * one: books repeat themselves.
 */
function findPlaces(blocks: Block[], source: SourceText | undefined): Map<Block, Found> {
  const places = new Map<Block, Found>()
  const list = source?.blocks ?? []
  let start = 0
  for (const block of blocks) {
    const han = hanOfBlock(block)
    if (han === '') continue
    const near = [...list.keys()].map((step) => (start + step) % list.length)
    const depth = depthOf(block)
    const first = (all: number[]) => all.find((at) => list[at]?.depth === depth) ?? all[0]
    const index =
      first(near.slice(0, 400).filter((at) => list[at]?.han === han)) ??
      first(near.filter((at) => list[at]?.han.includes(han)))
    const found = index === undefined ? undefined : list[index]
    if (index === undefined || !found) continue
    // Notes stand far behind, and the text goes on where it was. What is there as a whole does not come again.
    if (block.kind === 'body') start = found.han === han ? index + 1 : index
    places.set(block, { source: found, from: [...found.han.slice(0, found.han.indexOf(han))].length })
  }
  return places
}

/** As SourceBlock's. */
function depthOf({ roles }: Block): string {
  const count = (name: string) => roles.filter((role) => role === name).length
  return `${count('BlockQuote')} ${count('LI')}`
}

function hanOfBlock(block: Block): string {
  return hanOf(block.lines.map(({ glyphs }) => glyphs.map(({ text }) => text).join('')).join(''))
}

/**
 * Whether the author ended this line. The manuscript tells; without it, a line that had room for what begins the next
 * one, and half a character more.
 */
function isForced(
  block: Block,
  index: number,
  known: Found | undefined,
  line: Line,
  next: Line | undefined,
  right: Pt,
): boolean {
  if (known) {
    const before = block.lines.slice(0, index + 1).flatMap(({ glyphs }) => glyphs)
    const count = before.filter(({ text }) => isHan(text)).length
    return known.source.breaks.includes(known.from + count)
  }
  if (!next) return false
  return right - line.right > startWidth(next) + block.size * 0.5
}

/** Width of what a line begins with: one character with the marks after it, or a word. */
function startWidth({ glyphs }: Line): Pt {
  const first = glyphs[0]
  if (!first) return 0
  const isWord = (text: string) =>
    text.trim() !== '' && !isHan(text) && !OPENING.has(text) && !CLOSING.has(text)
  let end = 1
  if (isWord(first.text)) while (end < glyphs.length && isWord(glyphs[end]?.text ?? ' ')) end++
  while (end < glyphs.length && CLOSING.has(glyphs[end]?.text ?? '')) end++
  const last = glyphs[end - 1] ?? first
  return last.x + last.advance - first.x
}

type Edges = Pick<Paragraph, 'left' | 'right' | 'starts'>

/**
 * The edges of a block's lines. The manuscript tells what they are set in by; without it, a paragraph of the text fills
 * the type area, items and quotations are set in, on the right by whole characters.
 */
function edgesOf(block: Block, layout: Layout, hanging: boolean, setIn: SetIn | undefined): Edges {
  const [areaLeft, areaRight] = layout.edges[sideOf(block.page)]
  if (setIn && block.kind === 'body') {
    const em = layout.fontSize
    return {
      left: areaLeft + setIn.left * em,
      right: areaRight - setIn.right * em,
      starts: setIn.first.map((count) => count * em),
    }
  }
  const isItem = block.roles.some((role) => role === 'LI' || role === 'LBody')
  const isQuotation = block.roles.includes('BlockQuote')
  const isPlain = !isItem && !isQuotation && block.kind === 'body' && block.roles.at(-1) === 'P'
  const rest = block.lines.length > 1 ? block.lines.slice(isItem ? 0 : 1) : block.lines
  const starts = rest.flatMap((line) => {
    if (line.looseStart) return []
    const opens = OPENING.has(line.glyphs[0]?.text ?? '')
    return opens ? [round(line.left), round(line.left + block.size / 2)] : [round(line.left)]
  })
  // A line that begins with “ may begin where its cell does or in the middle of it: whole characters decide.
  const whole = starts.filter((start) => isWhole((start - areaLeft) / layout.fontSize))
  const own = mostCommon(whole.length > 0 ? whole : starts)
  const left = isPlain || Number.isNaN(own) ? areaLeft : own
  // An entry of an index in two columns, two characters between them: a line that reaches neither edge is still found.
  const column = areaLeft + (areaRight - areaLeft - 2 * layout.fontSize) / 2
  if (isItem && block.lines.length > 1 && block.lines.every((line) => line.right < column + 0.12))
    return { left, right: column, starts: [] }
  return {
    left,
    right: isQuotation ? quotationEdge(block, areaRight, layout.fontSize, hanging) : areaRight,
    // A task's box stands before its words, and an item's number in the white.
    starts: isItem ? [] : [0, 2 * block.size],
  }
}

/** The white on the right of a quotation is of whole characters of the text. */
function quotationEdge({ lines }: Block, areaRight: Pt, em: Pt, hanging: boolean): Pt {
  const ends = lines.slice(0, Math.max(1, lines.length - 1)).map((line) => {
    const last = line.glyphs.at(-1)?.text ?? ''
    const outside = hanging && '，、。．'.includes(last) ? em : em / 2
    return line.right - (CLOSING.has(last) ? outside : 0)
  })
  const inset = Math.max(0, Math.round((areaRight - Math.max(...ends) - em * 0.25) / em))
  return areaRight - inset * em
}

/** Blocks cut by a page end: the first part and the second. */
function findJoints(
  blocks: Block[],
  layout: Layout,
  places: Map<Block, Found> | undefined,
): Map<Block, Block> {
  const joints = new Map<Block, Block>()
  const join = (list: Block[], kind: Block['kind']) => {
    for (const [index, block] of list.entries()) {
      const next = list[index + 1]
      if (next?.page !== block.page + 1 || block.kind !== kind || next.kind !== kind) continue
      if (isOneParagraph(block, next, layout, places)) joints.set(block, next)
    }
  }
  join(
    blocks.filter(({ kind }) => isFlow(kind)),
    'body',
  )
  join(
    blocks.filter(({ kind }) => kind === 'note'),
    'note',
  )
  return joints
}

/** What stands in the text column, as against notes and furniture. */
function isFlow(kind: Block['kind']): boolean {
  return !['note', 'marker', 'furniture'].includes(kind)
}

/** The manuscript tells; without it, a part that is not set in as a paragraph's first line is. */
function isOneParagraph(
  block: Block,
  next: Block,
  layout: Layout,
  places: Map<Block, Found> | undefined,
): boolean {
  const known = places?.get(block)
  if (places && known && hanOfBlock(next) !== '') {
    const end = known.from + [...hanOfBlock(block)].length
    const rest = [...known.source.han].slice(end).join('')
    return rest !== '' && (rest.startsWith(hanOfBlock(next)) || hanOfBlock(next).startsWith(rest))
  }
  const last = block.lines.at(-1)?.glyphs.at(-1)?.text ?? ''
  const first = next.lines[0]
  if (!first || block.roles.join() !== next.roles.join()) return false
  const isItem = block.roles.some((role) => role === 'LI' || role === 'LBody')
  const { left } = edgesOf(next, layout, false, undefined)
  const indented = first.left - left > block.size * 1.2
  return !indented && (!(isItem || block.kind === 'note') || !/[。！？…”」』）：；]/.test(last))
}
