import { firstCharacter, isCjkPunctuation, isHan, lastCharacter } from '../cjk/characters.ts'
import { findBrackets } from './brackets.ts'
import type { Edit, Pass } from './edit.ts'
import { findLatinSpans, type Span } from './latin-spans.ts'
import { numberingOf } from './numbering.ts'
import { findQuotes } from './quotes.ts'

/** What the fourth look found. `unpaired` are the offsets of straight quotes that have no partner. */
export type PunctuationFindings = { edits: Pass; unpaired: number[] }

/**
 * Fourth look: half-width punctuation in Chinese becomes full-width, straight quotes become pairs of curly ones,
 * dots an ellipsis, hyphens a dash.
 *
 * Numbers (3.5, 10:30), addresses, and Latin text stay as they are.
 */
export function cleanPunctuation(text: string): PunctuationFindings {
  const fullStops = usesHalfWidthFullStops(text)
  const edits: Edit[] = []
  const unpaired: number[] = []
  for (let start = 0; start <= text.length; ) {
    const feed = text.indexOf('\n', start)
    const end = feed === -1 ? text.length : feed
    if (end > start && mayHaveMarks.test(text.slice(start, end))) {
      const line = readLine(text.slice(start, end), fullStops)
      for (const edit of line.edits) edits.push({ ...edit, offset: edit.offset + start })
      for (const offset of line.unpaired) unpaired.push(offset + start)
    }
    start = end + 1
  }
  return { edits, unpaired }
}

const mayHaveMarks = /[,.;:?!()"'…—－·．-]|。{3}/

type LineContext = {
  line: string
  spans: readonly Span[]
  /** Where the number at the beginning ends. */
  numberEnd: number
  isChinese: boolean
  fullStops: boolean
}

function readLine(line: string, fullStops: boolean): PunctuationFindings {
  // A line without Han characters is no Chinese text, whatever its quotes.
  if (line === '***' || !/\p{Script=Han}/u.test(line)) return { edits: [], unpaired: [] }
  const spans = findLatinSpans(line)
  const han = line.match(/\p{Script=Han}/gu)?.length ?? 0
  const words = [...line.matchAll(/[A-Za-z]+/g)].filter(({ index }) => !isInside(index, spans)).length
  const context = { line, spans, numberEnd: numberEnd(line), isChinese: han >= words, fullStops }
  const brackets = findBrackets(line).filter(({ offset }) => !isInside(offset, spans))
  const quotes = findQuotes(line)
  const edits: Edit[] = [...brackets, ...quotes.edits.filter(({ offset }) => !isInside(offset, spans))]
  // Whether the character before has become full-width: `?!` is two marks of one kind.
  let wideEnd = -1
  for (const match of line.matchAll(marks)) {
    const [before] = match
    const offset = match.index
    if (isInside(offset + before.search(/\S/), spans)) continue
    const edit = editOf(before, offset, context, wideEnd === offset)
    if (!edit) continue
    wideEnd = offset + before.length
    edits.push(edit)
  }
  return { edits: edits.sort((left, right) => left.offset - right.offset), unpaired: quotes.unpaired }
}

const marks =
  /\.{3,}|。{3,}|．{3,}|·{3,}|…+|[^\S\n]*(?:-{2,}|－{2,}|—+)[^\S\n]*|[^\S\n]*[,;:?!][^\S\n]*|[^\S\n]*\.(?!\.)[^\S\n]*/g

const wide: Record<string, string> = { ',': '，', '.': '。', ';': '；', ':': '：', '?': '？', '!': '！' }

function editOf(found: string, offset: number, context: LineContext, afterWide: boolean): Edit | undefined {
  const { line, isChinese, numberEnd, fullStops } = context
  const mark = found.trim()
  const before = line.slice(0, offset)
  const after = line.slice(offset + found.length)
  const [left, right] = [lastCharacter(before), firstCharacter(after)]
  const isLeft = afterWide || isChineseEnd(before)
  const isRight = isHan(right) || /^[（《「『“‘【]/.test(right)
  if (/^[.。．·…]{1,}$/.test(mark) && (mark.length > 1 || mark === '…')) {
    // Longer runs lead the eye to a page number, or stand for a blank to be filled in.
    if (mark === '……' || mark.length > 6 || !(isLeft || isRight)) return undefined
    return { kind: 'ellipsis', offset, before: found, after: '……' }
  }
  if (/^[-－—]/.test(mark)) {
    if (mark.length > (mark.startsWith('—') ? 1 : 3) || !(isLeft || isRight)) return undefined
    // `使用 --force`: an option. `1978—2018年`: from … to.
    if (mark.startsWith('-') && /^[A-Za-z]/.test(right)) return undefined
    if (/\d$/.test(left) && /^\d/.test(right)) return undefined
    return { kind: 'dash', offset, before: found, after: '——' }
  }
  if (offset < numberEnd) return undefined
  const to = wide[mark]
  if (to === undefined || mark.length !== 1) return undefined
  if (mark === '.') {
    // `联系a@b.cn.`: the paragraph's last full stop, where the paragraph is Chinese and has sentences.
    const isLast = right === '' && isChinese && /[A-Za-z0-9]$/.test(left) && /[，。；,]/.test(before)
    if (!(isLeft || isLast) || /^[\w./\\-]/.test(right)) return undefined
    // `列夫.托尔斯泰` in a text whose sentences end in `。`.
    if (isHan(right) && found === '.' && !fullStops) return undefined
    return { kind: 'full-width', offset, before: found, after: to }
  }
  const isBetweenDigits = /\d$/.test(left) && /^\d/.test(right)
  const endsLine = right === '' && /[\p{L}\p{N}%)"'”’]$/u.test(left)
  const isChineseMark =
    isLeft || (!isBetweenDigits && isChinese && ((isRight && left !== '') || (endsLine && mark !== ',')))
  return isChineseMark ? { kind: 'full-width', offset, before: found, after: to } : undefined
}

/** Whether a text before a mark is Chinese, looking through closing quotes and brackets. */
function isChineseEnd(before: string): boolean {
  const bare = before.slice(-8).replace(/["'”’)\]》」』】）]+$/, '')
  if (bare === '' && before !== '') return isCjkPunctuation(lastCharacter(before))
  const last = lastCharacter(bare)
  return isHan(last) || isCjkPunctuation(last) || isCjkPunctuation(lastCharacter(before))
}

/** Whether `.` between Han characters ends sentences in this text: then it has hardly a `。`. */
function usesHalfWidthFullStops(text: string): boolean {
  const half = text.match(/\p{Script=Han}\.(?=\p{Script=Han})/gu)?.length ?? 0
  const full = text.match(/。/g)?.length ?? 0
  return half > full
}

function numberEnd(line: string): number {
  const number = numberingOf(line)
  return number && number.kind !== 'named' ? number.length : 0
}

function isInside(offset: number, spans: readonly Span[]): boolean {
  return spans.some(({ start, end }) => offset >= start && offset < end)
}
