import { textOfLine } from '../blocks.ts'
import { isHan, isLatin } from '../characters.ts'
import { isInColumn } from '../column-pages.ts'
import { groupBy } from '../find-blocks.ts'
import { type Fault, noneOf, type Row } from '../row.ts'

/** 孤字: a paragraph's last line that holds a single Han character. */
export const lonelyCharacters: Row = {
  id: 'lonely-character',
  measure: 'last lines of a single character',
  reach: '0',
  judge({ paragraphs }) {
    let count = 0
    const faults: Fault[] = []
    for (const { block, ends, continued, place } of paragraphs) {
      const line = block.lines.at(-1)
      const before = block.lines.length > 1 ? ends.at(-2) : continued ? 'soft' : 'last'
      if (!line || ends.at(-1) !== 'last' || before !== 'soft') continue
      count++
      const letters = line.glyphs.filter(({ text }) => isHan(text) || isLatin(text))
      if (letters.length > 1 || line.looseEnd) continue
      faults.push({ page: block.page, text: textOfLine(line), found: 'alone in its line', place })
    }
    return noneOf(faults, count)
  },
}

/** Paragraphs cut so that one line stands alone. */
export const lonelyLines: Row = {
  id: 'lonely-line',
  measure: 'widows and orphans: one line of a paragraph alone on its page',
  reach: '0',
  judge({ paragraphs }) {
    const faults: Fault[] = []
    const cut = paragraphs.filter(({ continues, continued }) => continues || continued)
    for (const { block, continues, continued, place } of cut) {
      if (block.lines.length > 1 || block.kind !== 'body') continue
      const line = block.lines[0]
      const found = continued && !continues ? 'last line alone at the head' : 'first line alone at the foot'
      if (line && !(continued && continues))
        faults.push({ page: block.page, text: textOfLine(line), found, place })
    }
    return noneOf(faults, cut.length)
  },
}

/** Headings that nothing follows on their page. */
export const strandedHeadings: Row = {
  id: 'stranded-heading',
  measure: 'headings stranded at a page foot',
  reach: '0',
  judge({ blocks }) {
    const faults: Fault[] = []
    const inColumn = blocks.filter(isInColumn)
    const headings = inColumn.filter(({ kind }) => kind === 'heading')
    for (const [page, own] of groupBy(inColumn, (block) => block.page)) {
      const foot = own.reduce((lowest, block) => (footOf(block) > footOf(lowest) ? block : lowest))
      // A page that holds nothing else is a part's title.
      if (foot.kind !== 'heading' || own.every(({ kind }) => kind === 'heading')) continue
      faults.push({ page, text: foot.lines.map(textOfLine).join(''), found: 'last on its page', place: '' })
    }
    return noneOf(faults, headings.length)
  },
}

function footOf({ lines, bitmaps }: { lines: { y: number }[]; bitmaps: { bottom: number }[] }): number {
  return Math.max(...lines.map(({ y }) => y), ...bitmaps.map(({ bottom }) => bottom))
}
