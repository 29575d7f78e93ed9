import { isHan } from '../../scripts/measure/characters.ts'
import type { Paragraph } from '../../scripts/measure/paragraphs.ts'
import { leastOfEveryWay } from '../paginate/lines/every-way.ts'
import {
  fitLines,
  itemsOf,
  type Line,
  measureItems,
  type Piece,
  textPiece,
  type Widths,
} from '../paginate/lines/modules.ts'

/** White between neighbouring Han characters of full lines, in em, and how many such neighbours there are. */
type White = { white: number; pairs: number }

/**
 * How little white between Han characters a paragraph can have, of all the ways to set it that the rules allow, and how
 * much the lines have that the composer chooses. `text` marks code by backticks, as Markdown does.
 *
 * A way counts where no line is too long whatever is squeezed, none is left short, and the last has two letters.
 */
export function leastWhite(text: string, { text: body, code }: FontWidths): { least: number; own: White } {
  const pieces = text.split('`').map((part, index): Piece => {
    const isCode = index % 2 === 1
    return isCode ? { type: 'text', text: part, font: 1, code: true, lined: false } : textPiece(part)
  })
  const widths: Widths = {
    em: () => 1,
    full: (font, part) => [...part].reduce((sum, one) => sum + widthIn(font === 1 ? code : body, one), 0),
    half: (_, part) => (part === '' ? 0 : 0.5),
  }
  const items = itemsOf(pieces, 'strict')
  const style = { em: 1, marks: 'quanjiao', hanging: false, centred: false } as const
  const measures = measureItems(items, pieces, widths, style)
  const parts = items.kind.map((_, at) => {
    const piece = pieces[items.piece[at] ?? -1]
    return piece?.type === 'text' ? piece.text.slice(items.from[at], items.to[at]) : ''
  })
  const isPair = (at: number) => isHan(parts[at]?.at(-1) ?? '') && isHan(parts[at + 1] ?? '')
  const inLine = ({ from, to, last, slack, gapStretch, even }: Line): White => {
    if (last) return { white: 0, pairs: 0 }
    const pairs = parts.slice(from, to - 1).filter((_, at) => isPair(from + at)).length
    const white = Math.max(0, slack - gapStretch)
    return { white: white === 0 ? 0 : (white / even) * pairs, pairs }
  }
  const costOf = (line: Line) => {
    const { from, to, last, slack, shrink, lastShrink, gapShrink, gapStretch, even } = line
    const letters = measures.weight.slice(from, to).reduce((sum, value) => sum + value, 0)
    const isTooLong = -slack > shrink + lastShrink + gapShrink + EXACT
    const isShort = !last && even === 0 && slack > gapStretch + EXACT
    const isLonely = last && from > 0 && letters <= 1
    return isTooLong || isShort || isLonely ? Number.POSITIVE_INFINITY : inLine(line).white
  }
  const room = { first: 26, rest: 28, em: 1 }
  const lines = (fitLines(measures, room) ?? []).map(inLine)
  return {
    least: leastOfEveryWay(measures, room, costOf),
    own: {
      white: lines.reduce((sum, { white }) => sum + white, 0),
      pairs: lines.reduce((sum, { pairs }) => sum + pairs, 0),
    },
  }
}

const EXACT = 0.0001

/** How wide characters are, in em of the text: in running text, and in code. */
export type FontWidths = { text: Map<string, number>; code: Map<string, number> }

/** The widths that the fonts in a PDF say. */
export function fontWidths(paragraphs: Paragraph[]): FontWidths {
  const widths: FontWidths = { text: new Map(), code: new Map() }
  for (const { block } of paragraphs)
    for (const { text, size, advance } of block.lines.flatMap(({ glyphs }) => glyphs))
      widths[Math.abs(size - block.size) < 0.06 ? 'text' : 'code'].set(text, advance / block.size)
  // The two of a dash are one glyph of two cells, and none.
  widths.text.set('—', 1)
  return widths
}

function widthIn(font: Map<string, number>, character: string): number {
  const width = font.get(character)
  if (width === undefined) throw new Error(`no ${character} in the PDF`)
  return width
}
