import { type Kind, type Line, textOfLine } from '../blocks.ts'
import { isHan, isStrayCharacter } from '../characters.ts'
import type { Glyph } from '../pdf-pages.ts'
import { type Fault, type MeasuredBook, noneOf, type Reader, type Row } from '../row.ts'
import type { SourceText } from '../source-text.ts'

const readers: Reader[] = ['poppler', 'MuPDF']

/** The text that readers take out is that of the manuscript. */
export const text: Row = {
  id: 'text',
  measure: 'extracted characters that differ from the manuscript, in poppler and in MuPDF',
  reach: '0',
  judge(book) {
    const faults = readers.flatMap((reader) => [
      ...strayFaults(book, reader),
      ...spaceFaults(book, reader),
      ...(book.source ? differences(book, reader, book.source) : []),
    ])
    const verdict = noneOf(faults, book.texts.MuPDF.join('').length)
    const note = book.source ? '' : ' (no manuscript to compare with)'
    return { ...verdict, value: `${verdict.value} characters${note}` }
  },
}

/** Characters that have no business in a text layer, more often than the manuscript and its formulas have them. */
function strayFaults({ texts, source, pages }: MeasuredBook, reader: Reader): Fault[] {
  const written = countOf([...(source?.text ?? ''), ...(source?.formulas ?? '')].filter(isStrayCharacter))
  const hasFormulas = !source && pages.some(({ glyphs }) => glyphs.some(isInFormula))
  const faults: Fault[] = []
  for (const [index, page] of texts[reader].entries())
    for (const character of page) {
      // KaTeX stacks its boxes on characters without width.
      if (!isStrayCharacter(character) || (hasFormulas && character === '\u200B')) continue
      const left = written.get(character) ?? 0
      if (left > 0) written.set(character, left - 1)
      else
        faults.push({
          page: index + 1,
          text: character,
          found: `${codeOf(character)} in ${reader}`,
          place: '',
        })
    }
  return faults
}

/**
 * Spaces that a reader puts between Han characters or their marks, in lines that have none there.
 *
 * Between Han and Latin both readers put a space where the gap is as wide as clreq wants it: that is what people copy
 * from any book so set, and no fault. Nor is one where the size changes: poppler always begins a word there.
 */
function spaceFaults({ blocks, texts }: MeasuredBook, reader: Reader): Fault[] {
  const faults: Fault[] = []
  const lines = texts[reader].map(
    (page) => new Map(page.split('\n').map((line) => [line.replace(/\s+/g, ''), line.trim()] as const)),
  )
  for (const { kind, page, lines: own, ruby } of blocks) {
    if (kind !== 'body' && kind !== 'note') continue
    for (const line of own) {
      if (line.glyphs.some((glyph) => ruby.has(glyph))) continue
      const read = lines[page - 1]?.get(textOfLine(line).replace(/\s+/g, ''))
      const count = read === undefined ? 0 : addedSpaces(read, line)
      if (count > 0)
        faults.push({ page, text: read ?? '', found: `${count} spaces added in ${reader}`, place: '' })
    }
  }
  return faults
}

/** How many spaces `read` has between cells of one size that have none between them in the line as painted. */
function addedSpaces(read: string, { glyphs }: Line): number {
  let count = 0
  let at = -1
  let spaced = false
  for (const character of read) {
    if (character.trim() === '') {
      spaced = true
      continue
    }
    const before = glyphs[at]
    at++
    if (glyphs[at]?.text.trim() === '') {
      // Painted in the line itself.
      while (glyphs[at]?.text.trim() === '') at++
    } else if (spaced && before && isCell(before.text) && isCell(character) && isClose(before, glyphs[at]))
      count++
    spaced = false
  }
  return count
}

/** In one size, and no further apart than the row about gaps allows: what is, is told there. */
function isClose(before: Glyph, after: Glyph | undefined): boolean {
  if (!after || before.size !== after.size) return false
  return after.x - before.x - before.advance <= before.size * 0.15
}

function isCell(text: string): boolean {
  return /^[\p{Script=Han}，。、；：！？）》〉」』】”’（《〈「『【“‘—…]/u.test(text)
}

/** What print adds to the text of the manuscript. */
const added = new Set<Kind>(['furniture', 'marker', 'contents', 'other'])

/** Characters that one has more often than the other; those that print adds may be there or not. */
function differences(book: MeasuredBook, reader: Reader, source: SourceText): Fault[] {
  const found = countOf(characters(book.texts[reader].join('')))
  const wanted = countOf(characters(source.text))
  const allowed = countOf(characters(printed(book, source)))
  const lines = book.blocks.flatMap((block) => block.lines)
  const hyphens = lines.filter((line) => line.glyphs.at(-1)?.text === '-').length
  const faults: Fault[] = []
  for (const character of new Set([...found.keys(), ...wanted.keys()])) {
    // Told already.
    if (isStrayCharacter(character)) continue
    const over = (found.get(character) ?? 0) - (wanted.get(character) ?? 0)
    const extra = over - (allowed.get(character) ?? 0)
    // poppler joins the parts of a word cut at its own hyphen.
    if (character === '-' && over < 0 && -over <= hyphens) continue
    const fault = over < 0 ? `${-over} missing` : extra > 0 ? `${extra} too many` : undefined
    if (fault)
      faults.push({
        page: 0,
        text: character,
        found: `${codeOf(character)}: ${fault} in ${reader}`,
        place: '',
      })
  }
  return faults
}

/** Furniture, numbers of items and notes, repeated table heads, page references, formulas, calls. */
function printed({ blocks, pages }: MeasuredBook, { pageReferences, generated }: SourceText): string {
  const parts: string[] = []
  const contents = new Set(blocks.flatMap(({ kind, page }) => (kind === 'contents' ? [page] : [])))
  for (const { kind, roles, all, size, page } of blocks) {
    const isTitle = kind === 'heading' && contents.has(page)
    const whole = added.has(kind) || roles.includes('TH') || kind === 'caption' || isTitle
    parts.push(...all.filter((glyph) => whole || glyph.size < size * 0.8).map((glyph) => glyph.text))
  }
  for (const { glyphs } of pages) parts.push(...glyphs.filter(isInFormula).map((glyph) => glyph.text))
  return parts.join('') + generated + '（第页）0123456789ivxlc'.repeat(pageReferences)
}

/** Formulas stand in no element of the structure tree. */
function isInFormula({ font, mark }: Glyph): boolean {
  return mark < 0 || /KaTeX/.test(font)
}

/** What draws something: no white, no joiners, no accents, which readers write in more ways than one. */
function characters(text: string): string[] {
  return [...text.normalize('NFC').replace(/[\s\p{Cf}\p{Cc}\p{Mn}]+/gu, '')]
}

function countOf(list: string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const item of list) counts.set(item, (counts.get(item) ?? 0) + 1)
  return counts
}

function codeOf(character: string): string {
  const code = character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0') ?? ''
  return isHan(character) ? `${character} U+${code}` : `U+${code}`
}
