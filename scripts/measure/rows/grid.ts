import { sideOf, textOfLine } from '../blocks.ts'
import { mostCommon } from '../most-common.ts'
import { type Fault, noneOf, type Row } from '../row.ts'

const TOLERANCE = 0.1

/**
 * Baselines of the text on the line grid.
 *
 * The grid is that of most lines of the book, the same for recto and verso: where facing pages differ, the lines of the
 * one side are off.
 */
export const grid: Row = {
  id: 'grid',
  measure: 'text baselines off the grid by more than 0.1 pt, recto and verso on one grid',
  reach: '0',
  judge({ blocks, layout: { linePitch } }) {
    const lines = blocks
      .filter(({ kind }) => kind === 'body')
      .flatMap((block) => block.lines.map((line) => ({ page: block.page, line })))
    const phase = mostCommon(lines.map(({ line }) => Math.round((line.y % linePitch) * 100) / 100))
    const faults: Fault[] = lines.flatMap(({ page, line }) => {
      const over = (((line.y - phase) % linePitch) + linePitch) % linePitch
      const off = Math.min(over, linePitch - over)
      if (off <= TOLERANCE) return []
      return [{ page, text: textOfLine(line), found: `${off.toFixed(2)} pt, ${sideOf(page)}`, place: '' }]
    })
    return noneOf(faults, lines.length)
  },
}
