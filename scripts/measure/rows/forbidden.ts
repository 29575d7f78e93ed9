import type { Block, Kind, Line } from '../blocks.ts'
import { textOfLine } from '../blocks.ts'
import { circledNumbers, NO_LINE_END, NO_LINE_START } from '../characters.ts'
import type { Paragraph } from '../paragraphs.ts'
import { type Fault, noneOf, type Row } from '../row.ts'

/** Text whose lines break by the rules of Chinese. */
const kinds = new Set<Kind>(['body', 'note', 'heading', 'caption', 'cell', 'other'])

/** 避头尾, and what no line end may part. */
export const forbidden: Row = {
  id: 'forbidden',
  measure:
    'forbidden character at a line start or end, split —— or ……, number torn from its sign or unit, note call at a line start',
  reach: '0',
  judge({ blocks, paragraphs }) {
    const known = new Map(paragraphs.map((paragraph) => [paragraph.block, paragraph]))
    let count = 0
    const faults: Fault[] = []
    for (const block of blocks.filter(({ kind }) => kinds.has(kind)))
      for (const [index, line] of block.lines.entries()) {
        const before = block.lines[index - 1]
        const paragraph = known.get(block)
        const begins = before ? paragraph?.ends[index - 1] !== 'forced' : paragraph?.continued === true
        if (begins) count++
        const found = [
          begins ? startFault(block, line) : undefined,
          begins && before ? tornFault(textOfLine(before), textOfLine(line)) : undefined,
          endsSoftly(block, paragraph, index) ? endFault(line) : undefined,
        ]
        for (const fault of found)
          if (fault)
            faults.push({
              page: block.page,
              text: textOfLine(line),
              found: fault,
              place: paragraph?.place ?? '',
            })
      }
    return noneOf(faults, count)
  },
}

function endsSoftly(block: Block, paragraph: Paragraph | undefined, index: number): boolean {
  return paragraph ? paragraph.ends[index] === 'soft' : index < block.lines.length - 1
}

function startFault(block: Block, line: Line): string | undefined {
  const first = line.glyphs[0]
  if (!first) return undefined
  const isCall = first.size < block.size * 0.8 && line.y - first.y > block.size * 0.15
  if (isCall && (/[0-9*†]/.test(first.text) || circled.has(first.text)))
    return `note call ${first.text} begins the line`
  if (!NO_LINE_START.has(first.text)) return undefined
  // A Latin dash or ellipsis may begin a line of Latin text; a quotation mark of its width opens there.
  if ('”’–…·'.includes(first.text) && first.advance < first.size * 0.8 && first.text !== '·') return undefined
  return `${first.text} begins the line`
}

const circled = new Set(circledNumbers())

function endFault(line: Line): string | undefined {
  const last = line.glyphs.at(-1)
  return last && NO_LINE_END.has(last.text) ? `${last.text} ends the line` : undefined
}

/** What the end of one line and the start of the next make together. */
export function tornFault(before: string, after: string): string | undefined {
  const end = before.at(-1) ?? ''
  const start = after.at(0) ?? ''
  if ('—…⸺'.includes(end) && end === start) return `${end}|${start} is split`
  const word = /[!-~￥€£№°℃‰]*$/u.exec(before)?.[0] ?? ''
  const rest = /^[!-~%‰℃°]*/u.exec(after)?.[0] ?? ''
  // A long address or formula must be cut somewhere.
  if (word.length + rest.length > 16) return undefined
  if (/\d$/.test(word) && /^[%‰℃°％]/u.test(after)) return `${word}|${after[0]} is torn`
  if (/[￥$€£№#±]$/u.test(before) && /^\d/.test(rest)) return `${end}|${rest} is torn`
  const isNumber = /^[￥$€£№±(]?\d[\d,.]*$/u.test(word)
  if (isNumber && /^[.,]?\d/.test(rest)) return `${word}|${rest} is torn`
  if (isNumber && units.test(rest)) return `${word}|${rest} is torn from its unit`
  return undefined
}

const units =
  /^(?:[kcmµnM]?m[²³]?|[kmµ]?g|t|m?s|min|h|[kMG]?Hz|[kM]?W|kWh|[mk]?V|m?A|[kM]?Pa|k?J|K|m?L|[kKMGT]?B|px|pt|em|dpi|°C|ha)(?![A-Za-z])/u
