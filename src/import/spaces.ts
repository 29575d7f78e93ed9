import { isCjk, isCjkPunctuation, lastCharacter } from '../cjk/characters.ts'
import type { Edit, Pass } from './edit.ts'
import { numberingOf } from './numbering.ts'

/**
 * Third look: spaces inside lines.
 *
 * Between Chinese characters they go, but not in a line of words in columns (`张三　李四　王五`), nor after the number
 * of a heading or of an article (`第十二条　公民`). Elsewhere several become one.
 */
export function cleanSpaces(text: string): Pass {
  const edits: Edit[] = []
  let line: LineOfSpaces = {
    start: 0,
    end: -1,
    isColumns: false,
    isSpread: false,
    headingEnd: 0,
    articleEnd: 0,
  }
  for (const { 0: before, index: offset } of text.matchAll(/[^\S\n]+/g)) {
    if (offset > line.end) line = readLine(text, offset)
    const after = spaceFor(text, before, offset, line)
    if (after !== before) edits.push({ kind: 'space', offset, before, after })
  }
  return edits
}

type LineOfSpaces = {
  start: number
  end: number
  isColumns: boolean
  isSpread: boolean
  headingEnd: number
  articleEnd: number
}

/** The number of an article of a law, `第十二条`, `第八条之一`: one full space parts it from its text. */
const article = /^\s*第[〇零一二三四五六七八九十百千\d０-９]+[条條](?:之[一二三四五六七八九十]+)?(?=\s)/

function readLine(text: string, offset: number): LineOfSpaces {
  const start = text.lastIndexOf('\n', offset) + 1
  const feed = text.indexOf('\n', offset)
  const end = feed === -1 ? text.length : feed
  const line = text.slice(start, end)
  const number = numberingOf(line)
  const headingEnd = number && number.kind !== 'named' ? start + number.length : 0
  const articleEnd = start + (article.exec(line)?.[0].length ?? 0)
  const isShort = line.length < 100
  const isColumns = isShort && !/[。，；！？,;!?]/.test(line) && /\S\s+\S+\s+\S/.test(line)
  // `前 言`: two or more characters, each alone.
  const isSpread = isShort && /^\p{Script=Han}(?:\s+\p{Script=Han})+$/u.test(line)
  return { start, end, isColumns, isSpread, headingEnd, articleEnd }
}

function spaceFor(text: string, white: string, offset: number, line: LineOfSpaces): string {
  const single = white.includes('\u3000') ? '\u3000' : ' '
  const before = text.slice(Math.max(line.start, offset - 2), offset)
  const after = text.slice(offset + white.length, offset + white.length + 2)
  const left = lastCharacter(before)
  if (line.isSpread) return ''
  if (line.headingEnd > 0 && offset <= line.headingEnd && line.headingEnd <= offset + white.length)
    return single
  if (offset > line.start && offset === line.articleEnd) return '\u3000'
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
