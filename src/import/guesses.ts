import type { EditKind } from './edit-kinds.ts'
import type { ImportedText } from './import-text.ts'
import { placesOf, sourceOffsets } from './source-places.ts'

/** Something that the import took for granted, for the author to look at. */
export type Guess = {
  kind:
    | Exclude<EditKind, 'layout'>
    | 'title'
    | 'subtitle'
    | 'heading'
    | 'verse'
    | 'contents'
    | 'unpaired-quote'
  /** In the source, from 1. */
  line: number
  column: number
  before: string
  after: string
  /** How often the same was done in this line. */
  count: number
}

/**
 * Every guess, by its line in the source. The same edit in one line is one guess with a count.
 *
 * Paragraph ends, indents and blank lines are not among them: see `countLayout`.
 */
export function listGuesses(imported: ImportedText): Guess[] {
  const guesses = [...editGuesses(imported), ...structureGuesses(imported), ...quoteGuesses(imported)]
  return guesses.sort((left, right) => left.line - right.line || left.column - right.column)
}

/** How many gaps between lines became paragraph ends. */
export function countLayout({ passes }: ImportedText): number {
  return passes.flat().filter(({ kind, after }) => kind === 'layout' && after === '\n\n').length
}

function editGuesses({ source, passes }: ImportedText): Guess[] {
  const grouped = new Map<string, Guess>()
  for (const [index, pass] of passes.entries()) {
    const edits = pass.filter(({ kind }) => kind !== 'layout')
    const offsets = sourceOffsets(
      edits.map(({ offset }) => offset),
      passes.slice(0, index),
    )
    const places = placesOf(source, offsets)
    for (const [place, { kind, before, after }] of edits.entries()) {
      if (kind === 'layout') continue
      const { line = 0, column = 0, offset = 0 } = places[place] ?? {}
      // A line end of another system is the same in every line.
      const key = kind === 'line-end' ? `${kind}${before}` : `${line} ${kind} ${before} ${after}`
      const same = grouped.get(key)
      if (same) same.count += 1
      else
        grouped.set(key, {
          kind,
          line,
          column,
          before: kind === 'join' || kind === 'space' ? around(source, offset, before) : before,
          after: shownAfter(kind, after, () => around(source, offset, before, after)),
          count: 1,
        })
    }
  }
  return [...grouped.values()]
}

function shownAfter(kind: EditKind, after: string, around: () => string): string {
  if (kind === 'list-sign') return '- '
  return kind === 'join' || kind === 'space' ? around() : after
}

/** White alone says nothing: show it with the characters beside it. */
function around(source: string, offset: number, before: string, shown = before): string {
  const left = [...source.slice(Math.max(0, offset - 12), offset)].slice(-6).join('')
  const end = offset + before.length
  return left + shown + [...source.slice(end, end + 12)].slice(0, 6).join('')
}

function structureGuesses(imported: ImportedText): Guess[] {
  const { outline, source, passes } = imported
  const { blocks, title, subtitle, headings, contents } = outline
  const found = blocks.flatMap(({ offset, text }, index) => {
    const level = headings.get(index)
    const kinds: [Guess['kind'], string][] = []
    if (index === title) kinds.push(['title', ''])
    else if (index === subtitle) kinds.push(['subtitle', ''])
    else if (index === contents?.first) kinds.push(['contents', ''])
    else if (level !== undefined) kinds.push(['heading', String(level)])
    else if (text.includes('\n')) kinds.push(['verse', ''])
    return kinds.map(([kind, after]) => ({ kind, after, offset, before: text }))
  })
  const offsets = sourceOffsets(
    found.map(({ offset }) => offset),
    passes,
  )
  const places = placesOf(source, offsets)
  return found.map(({ kind, before, after }, index) => {
    const { line = 0, column = 0 } = places[index] ?? {}
    return { kind, line, column, before, after, count: 1 }
  })
}

function quoteGuesses({ source, passes, unpairedQuotes }: ImportedText): Guess[] {
  const offsets = sourceOffsets(unpairedQuotes, passes.slice(0, -2))
  return placesOf(source, offsets).map(({ line, column, offset = 0 }) => {
    const shown = around(source, offset, source.charAt(offset))
    return { kind: 'unpaired-quote', line, column, before: shown, after: shown, count: 1 }
  })
}
