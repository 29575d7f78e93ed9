import { isCjk, isCjkPunctuation, lastCharacter } from '../cjk/characters.ts'
import type { Edit, Pass } from './edit.ts'
import { numberingOf } from './numbering.ts'

/**
 * Third look: spaces inside lines.
 *
 * Between Chinese characters they go, but not in a line of words in columns (`张三　李四　王五`), nor after the number
 * of a heading. Elsewhere several become one.
 */
export function cleanSpaces(text: string): Pass {
  const edits: Edit[] = []
  let line: LineOfSpaces = { start: 0, end: -1, isColumns: false, isSpread: false, headingEnd: 0 }
  for (const { 0: before, index: offset } of text.matchAll(/[^\S\n]+/g)) {
    if (offset > line.end) line = readLine(text, offset)
    const after = spaceFor(text, before, offset, line)
    if (after !== before) edits.push({ kind: 'space', offset, before, after })
  }
  return edits
}

type LineOfSpaces = { start: number; end: number; isColumns: boolean; isSpread: boolean; headingEnd: number }

function readLine(text: string, offset: number): LineOfSpaces {
  const start = text.lastIndexOf('\n', offset) + 1
  const feed = text.indexOf('\n', offset)
  const end = feed === -1 ? text.length : feed
  const line = text.slice(start, end)
  const number = numberingOf(line)
  const headingEnd = number && number.kind !== 'named' ? start + number.length : 0
  const isShort = line.length < 100
  const isColumns = isShort && !/[。，；！？,;!?]/.test(line) && /\S\s+\S+\s+\S/.test(line)
  // `前 言`: two or more characters, each alone.
  const isSpread = isShort && /^\p{Script=Han}(?:\s+\p{Script=Han})+$/u.test(line)
  return { start, end, isColumns, isSpread, headingEnd }
}

function spaceFor(text: string, white: string, offset: number, line: LineOfSpaces): string {
  const single = white.includes('\u3000') ? '\u3000' : ' '
  const before = text.slice(Math.max(line.start, offset - 2), offset)
  const after = text.slice(offset + white.length, offset + white.length + 2)
  const left = lastCharacter(before)
  if (line.isSpread) return ''
  if (line.headingEnd > 0 && offset <= line.headingEnd && line.headingEnd <= offset + white.length)
    return single
  if (isCjkPunctuation(left) || isCjkPunctuation(after)) return ''
  const [isLeftCjk, isRightCjk] = [isCjk(left), isCjk(after)]
  if (isLeftCjk && isRightCjk) return line.isColumns ? single : ''
  // Beside a Chinese character, quotes and dashes are Chinese too.
  const isBetween =
    (isLeftCjk && /^(?:[“”‘’—…]|["']\p{Script=Han})/u.test(after)) ||
    (isRightCjk && /(?:[“”‘’—…]|\p{Script=Han}["'])$/u.test(before))
  if (isBetween) return ''
  // A no-break or thin space between Latin words was chosen.
  return white.length === 1 && white !== '\t' && white !== '\u3000' ? white : ' '
}
