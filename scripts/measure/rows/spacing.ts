import type { Kind, Line } from '../blocks.ts'
import { textOfLine } from '../blocks.ts'
import { isHan, isLatin } from '../characters.ts'
import { isMathFont } from '../find-blocks.ts'
import type { Paragraph } from '../paragraphs.ts'
import type { Glyph } from '../pdf-pages.ts'
import type { Fault, MeasuredBook, Row } from '../row.ts'

const WIDE = 0.15
const TORN = 0.3
const WIDE_SHARE = 0.002
export const MEAN = 0.003
/** Glyph positions are rounded by the browser and by the PDF. */
const ROUNDING = 0.002

/** The widest gap between two Han characters of a line that is spaced out. */
export const widestGap: Row = {
  id: 'widest-gap',
  measure: 'largest gap between two Han characters in a justified line; lines above 0.15 em',
  reach: '≤ 0.15 em; ≤ 0.2 % of lines above, none above 0.3 em',
  judge({ paragraphs }) {
    let lines = 0
    let widest = 0
    const faults: Fault[] = []
    for (const { paragraph, line, gaps } of gapsOfLines(paragraphs)) {
      lines++
      const most = Math.max(...gaps)
      widest = Math.max(widest, most)
      if (most > WIDE + ROUNDING)
        faults.push({
          page: paragraph.block.page,
          text: textOfLine(line),
          found: `${most.toFixed(3)} em`,
          place: paragraph.place,
        })
    }
    const share = lines === 0 ? 0 : faults.length / lines
    return {
      value: `${widest.toFixed(3)} em; ${faults.length} of ${lines} lines (${(share * 100).toFixed(2)} %)`,
      passed: share <= WIDE_SHARE && widest <= TORN + ROUNDING,
      faults,
    }
  },
}

/** How far Han characters stand apart on the whole. */
export const meanGap: Row = {
  id: 'mean-gap',
  measure: 'mean extra gap between Han characters in justified lines',
  reach: '≤ 0.003 em',
  judge({ paragraphs }) {
    const { mean, pairs } = meanGapOf(paragraphs)
    return { value: `${mean.toFixed(4)} em over ${pairs} pairs`, passed: mean <= MEAN, faults: [] }
  },
}

/** The mean, in em, over the pairs of neighbouring Han characters in full lines. */
export function meanGapOf(paragraphs: Paragraph[]): { mean: number; pairs: number } {
  const all = [...gapsOfLines(paragraphs)]
  const pairs = all.reduce((count, { gaps }) => count + gaps.length, 0)
  const sum = all.reduce((total, { gaps }) => total + gaps.reduce((part, gap) => part + gap, 0), 0)
  return { mean: pairs === 0 ? 0 : sum / pairs, pairs }
}

/** The gaps, in em, between neighbouring Han characters of every full line that has any. */
function* gapsOfLines(
  paragraphs: Paragraph[],
): Generator<{ paragraph: Paragraph; line: Line; gaps: number[] }> {
  for (const paragraph of paragraphs) {
    const { block, ends } = paragraph
    for (const [index, line] of block.lines.entries()) {
      if (ends[index] !== 'soft') continue
      const gaps = line.glyphs.flatMap((glyph, at) => {
        const next = line.glyphs[at + 1]
        if (!next || !isHan(glyph.text) || !isHan(next.text)) return []
        // Pinyin wider than its characters keeps them apart.
        if (block.ruby.has(glyph) || block.ruby.has(next)) return []
        const same = Math.abs(glyph.size - block.size) < 0.06 && Math.abs(next.size - block.size) < 0.06
        return same ? [(next.x - glyph.x - glyph.advance) / block.size] : []
      })
      const own = withoutObjects(gaps)
      if (own.length > 0) yield { paragraph, line, gaps: own }
    }
  }
}

/** A drawing between two characters leaves a gap that the others of its line do not have. */
function withoutObjects(gaps: number[]): number[] {
  const sorted = gaps.toSorted((one, other) => one - other)
  const median = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0
  return gaps.filter((gap) => gap < 1 || gap < 2 * median || gaps.length === 1)
}

const kinds = new Set<Kind>(['body', 'note', 'heading', 'caption', 'cell', 'other'])
const LEAST = 0.125
const MOST = 0.5

/** The white between Han characters and Latin letters or digits. */
export const hanLatin: Row = {
  id: 'han-latin',
  measure: 'gap between Han and Latin outside 0.125 to 0.5 em',
  reach: '0',
  judge(book) {
    const gaps = [...hanLatinGaps(book)]
    const tolerance = ROUNDING * 2
    const faults = gaps
      .filter(({ gap }) => gap < LEAST - tolerance || gap > MOST + tolerance)
      .map(({ gap, page, text, place }) => ({ page, text, found: `${gap.toFixed(3)} em`, place }))
    const sorted = gaps.map(({ gap }) => gap).sort((one, other) => one - other)
    const at = (share: number) => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(3)
    return {
      value: `${faults.length} of ${gaps.length} (least ${at(0)}, median ${at(0.5)}, most ${at(1)} em)`,
      passed: faults.length === 0,
      faults,
    }
  },
}

type Gap = { gap: number; page: number; text: string; place: string }

function* hanLatinGaps({ blocks, paragraphs }: MeasuredBook): Generator<Gap> {
  const places = new Map(paragraphs.map(({ block, place }) => [block, place]))
  for (const block of blocks) {
    if (!kinds.has(block.kind)) continue
    for (const line of block.lines) {
      // A space as wide as a character is the author's own white.
      const inked = line.glyphs.filter(({ text }) => text === '\u3000' || text.trim() !== '')
      for (const [index, glyph] of inked.entries()) {
        const next = inked[index + 1]
        if (!next || !areHanAndLatin(glyph, next) || block.ruby.has(glyph) || block.ruby.has(next)) continue
        if (isMathFont(glyph.font) || isMathFont(next.font)) continue
        // Exponents, note calls and code have a size of their own; a caption's label is set off by more.
        if (
          [glyph, next].some(
            (one) => Math.abs(one.size - block.size) > 0.06 || Math.abs(one.y - line.y) > 0.5,
          )
        )
          continue
        if (block.kind === 'caption' && /^[图表圖]\d+$/.test(textBefore(inked, index))) continue
        const gap = (next.x - glyph.x - glyph.advance) / block.size
        yield { gap, page: block.page, text: around(inked, index), place: places.get(block) ?? '' }
      }
    }
  }
}

function areHanAndLatin(one: Glyph, other: Glyph): boolean {
  return (isHan(one.text) && isLatin(other.text)) || (isLatin(one.text) && isHan(other.text))
}

function textBefore(glyphs: Glyph[], at: number): string {
  return glyphs
    .slice(0, at + 1)
    .map(({ text }) => text)
    .join('')
}

function around(glyphs: Glyph[], at: number): string {
  return glyphs
    .slice(Math.max(0, at - 5), at + 7)
    .map(({ text }) => text)
    .join('')
}
