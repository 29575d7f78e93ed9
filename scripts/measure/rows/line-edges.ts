import type { Pt } from '../../../src/units.ts'
import { type Line, textOfLine } from '../blocks.ts'
import { CLOSING, isLatin, OPENING } from '../characters.ts'
import type { Paragraph } from '../paragraphs.ts'
import { type Fault, noneOf, type Row } from '../row.ts'

const TOLERANCE = 0.12

/** Full lines reach both edges of their block. */
export const flush: Row = {
  id: 'flush',
  measure: 'full lines not flush at both edges within 0.12 pt (marks without their white counted so)',
  reach: '0',
  judge({ paragraphs, hanging }) {
    let count = 0
    const faults: Fault[] = []
    for (const paragraph of paragraphs)
      for (const [index, line] of paragraph.block.lines.entries()) {
        if (paragraph.ends[index] !== 'soft') continue
        // A part of a word longer than the line: nothing in it can be spaced out.
        if (line.glyphs.every(({ text }) => isLatin(text))) continue
        count++
        const left = line.looseStart ? 0 : leftError(paragraph, line, index)
        const right = line.looseEnd ? 0 : rightError(paragraph, line, hanging)
        const worst = Math.abs(right) > Math.abs(left) ? right : left
        if (Math.abs(worst) <= TOLERANCE) continue
        const edge = worst === right ? 'right' : 'left'
        faults.push({
          page: paragraph.block.page,
          text: textOfLine(line),
          found: `${worst.toFixed(2)} pt at the ${edge}`,
          place: paragraph.place,
        })
      }
    return noneOf(faults, count)
  },
}

/** Closing marks lose their white at a line's end. */
export const lineEndMarks: Row = {
  id: 'line-end-mark',
  measure: 'closing mark left full width at a line end (GB/T 15834-2011, 5.1.10)',
  reach: '0',
  judge({ paragraphs }) {
    let count = 0
    const faults: Fault[] = []
    for (const paragraph of paragraphs)
      for (const [index, line] of paragraph.block.lines.entries()) {
        const last = line.glyphs.at(-1)
        if (paragraph.ends[index] !== 'soft' || !last || !CLOSING.has(last.text)) continue
        // Latin quotation marks are as wide as their letters.
        if (last.advance < last.size * 0.9) continue
        // Marks in the middle of their cell have no white of their own at the end.
        if (paragraph.centred && pauses.has(last.text)) continue
        count++
        if (Math.abs(paragraph.right - line.right) > TOLERANCE) continue
        faults.push({
          page: paragraph.block.page,
          text: textOfLine(line),
          found: last.text,
          place: paragraph.place,
        })
      }
    return noneOf(faults, count)
  },
}

/** 点号, as against brackets and quotation marks. */
const pauses = new Set('，。、；：！？．')

/** How far the line begins to the right of where it should; the first line of a paragraph may be set in. */
function leftError({ left, starts, continued }: Paragraph, line: Line, index: number): Pt {
  const first = line.glyphs[0]
  if (!first) return 0
  const isFirst = index === 0 && !continued
  // It is not known where this one begins.
  if (isFirst && starts.length === 0) return 0
  const trimmed = OPENING.has(first.text) ? [0, first.size / 2] : [0]
  const places = isFirst ? starts : [0]
  return leastOf(places.flatMap((start) => trimmed.map((white) => line.left + white - left - start)))
}

/** How far it ends beyond where it should. */
function rightError({ right, centred }: Paragraph, line: Line, hanging: boolean): Pt {
  const last = line.glyphs.at(-1)
  const over = line.right - right
  if (!last || last.advance < last.size * 0.9) return over
  // The interpunct stands in the middle of half a cell.
  if (last.text === '·') return leastOf([over, over - last.size / 4])
  if (!CLOSING.has(last.text)) return over
  const allowed = [0, last.size / 2]
  if (hanging && '，。、．'.includes(last.text)) allowed.push(last.size)
  if (centred && pauses.has(last.text)) allowed.push(last.size / 4)
  return leastOf(allowed.map((white) => over - white))
}

function leastOf(list: number[]): number {
  return list.reduce((best, value) => (Math.abs(value) < Math.abs(best) ? value : best))
}
