import { firstCharacter, lastCharacter } from '../cjk/characters.ts'
import { joinsWithoutSpace } from '../cjk/join-lines.ts'
import type { Edit, Pass } from './edit.ts'
import { endsSentence, hasSentenceMarks, isSeparator, startsItem } from './line-kinds.ts'
import { type Line, readLines } from './lines.ts'
import { looksLikeHeading, numberingOf } from './numbering.ts'
import { isTitle } from './title.ts'
import { findWrap, type Wrap } from './wrap-width.ts'

/**
 * Second look: which lines make a paragraph. Line ends are `\n`.
 *
 * After it, `\n\n` ends a paragraph, `\n` a line of verse, no line has white around it, and a line of signs is `***`.
 */
export function findParagraphs(text: string): Pass {
  const lines = readLines(text)
  const gaps = gapsBetween(lines)
  const edits: Edit[] = []
  let from = 0
  for (const [index, line] of lines.entries()) {
    const gap = index === 0 ? 'start' : (gaps[index - 1] ?? 'paragraph')
    const before = text.slice(from, line.start)
    const after = whiteFor(gap, lines[index - 1], line)
    if (before !== after)
      edits.push({ kind: gap === 'join' ? 'join' : 'layout', offset: from, before, after })
    if (isSeparator(line.text) && line.text !== '***')
      edits.push({ kind: 'separator', offset: line.start, before: line.text, after: '***' })
    from = line.end
  }
  if (from < text.length) edits.push({ kind: 'layout', offset: from, before: text.slice(from), after: '' })
  return edits
}

/** What parts a line from the next one. */
type Gap = 'join' | 'verse' | 'paragraph' | 'start'

function whiteFor(gap: Gap, above: Line | undefined, below: Line): string {
  if (gap === 'start' || !above) return ''
  if (gap === 'verse') return '\n'
  if (gap === 'paragraph') return '\n\n'
  const [before, after] = [lastCharacter(above.text), firstCharacter(below.text)]
  // A word parted by a hyphen keeps it: whether it belongs there is the author's to say.
  return joinsWithoutSpace(before, after) || /\p{L}-$/u.test(above.text) ? '' : ' '
}

function gapsBetween(lines: readonly Line[]): Gap[] {
  const body = lines.filter(({ text }) => !isSeparator(text))
  const wrap = findWrap(body)
  const margin = body.reduce((least, { indent }) => Math.min(least, indent), Number.POSITIVE_INFINITY)
  const gaps: Gap[] = lines.slice(1).map((below, index) => {
    const above = lines[index]
    const isJoined = above && !(index === 0 && isTitle(above.text)) && joins(above, below, wrap, margin)
    return isJoined ? 'join' : 'paragraph'
  })
  // Only where blank lines part the paragraphs can a single line end mean less.
  if (lines.some(({ afterBlank }, index) => index > 1 && afterBlank)) markVerse(lines, gaps)
  return gaps
}

function joins(above: Line, below: Line, wrap: Wrap | undefined, margin: number): boolean {
  if (below.afterBlank || below.indent > margin) return false
  if (isSeparator(above.text) || isSeparator(below.text)) return false
  if (looksLikeHeading(above.text) || looksLikeHeading(below.text)) return false
  const goesOn = wrap?.isFull(above) === true && !endsSentence(above.text)
  // `3、4号楼` in a text with hard line ends is no item of a list if the sentence above has not ended.
  if (startsItem(below.text) || numberingOf(below.text)) return goesOn
  return wrap?.isFull(above) === true || isMidSentence(above, below)
}

/** A sentence that stops at a line end without its punctuation, and goes on in the next line. */
function isMidSentence(above: Line, below: Line): boolean {
  if (above.width < 30 || !hasSentenceMarks(above.text) || !/[\p{L}\p{N}，、,]$/u.test(above.text))
    return false
  if (!hasSentenceMarks(below.text) || !/^[\p{L}\p{N}，、；：。！？）”’》」』,;:.!?)]/u.test(below.text))
    return false
  // A capital letter begins another sentence, unless a comma says otherwise.
  return !(/[A-Za-z]$/.test(above.text) && /^\p{Lu}/u.test(below.text))
}

/** Short lines between two blank ones, as in a poem, stay lines of one paragraph. */
function markVerse(lines: readonly Line[], gaps: Gap[]): void {
  let start = 0
  for (let end = 1; end <= lines.length; end += 1) {
    if (end < lines.length && !lines[end]?.afterBlank) continue
    const group = lines.slice(start, end)
    const isFree = gaps.slice(start, end - 1).every((gap) => gap === 'paragraph')
    const isTop = start === 0
    if (group.length > 1 && isFree && !isTop && group.every(isVerseLine)) gaps.fill('verse', start, end - 1)
    start = end
  }
}

function isVerseLine({ text, width }: Line): boolean {
  return (
    width <= 32 &&
    !isSeparator(text) &&
    !looksLikeHeading(text) &&
    !startsItem(text) &&
    !numberingOf(text) &&
    !/^["“「『]/.test(text)
  )
}
