import { styleText } from 'node:util'
import type { Language, Message, Severity } from '../message.ts'
import { type DescribedMessage, describeMessage } from './describe-message.ts'
import { type FoldedMessage, foldMessages } from './fold-messages.ts'
import { formatPages } from './format-pages.ts'
import { orderMessages } from './order-messages.ts'
import { words } from './words.ts'

/**
 * Messages for people: grouped by file, in the order of the text, with the remedy below the first that wants it. What is
 * wrong in the same way at several places of a file is told once, with the other places.
 *
 *     manuscript/02-go.md
 *       14:9  warning  The picture `a.png` is wider than the type area  wide-image
 *             Make it narrower.
 *
 * Ends in a line feed; '' where there are no messages.
 */
export function formatMessages(messages: readonly Message[], language: Language, colour: boolean): string {
  if (messages.length === 0) return ''
  const groups = new Map<string, DescribedMessage[]>()
  for (const message of orderMessages(messages.map((message) => describeMessage(message, language)))) {
    const file = message.file ?? ''
    groups.set(file, [...(groups.get(file) ?? []), message])
  }
  const blocks = [...groups].map(([file, group]) => formatGroup(file, foldMessages(group), language, colour))
  const total = formatCount([...groups.values()].flat(), language)
  return `${blocks.join('\n\n')}\n${total === '' ? '' : `\n${total}\n`}`
}

const colours: Record<Severity, 'red' | 'yellow' | 'cyan'> = { error: 'red', warning: 'yellow', info: 'cyan' }

function formatGroup(file: string, group: FoldedMessage[], language: Language, colour: boolean): string {
  const style = (format: Parameters<typeof styleText>[0], text: string) =>
    // The caller knows the stream; node must not guess again.
    colour && text !== '' ? styleText(format, text, { validateStream: false }) : text
  const place = (message: DescribedMessage) => placeOf(message, language)
  const placeWidth = Math.max(...group.map((message) => cells(place(message))))
  const severityWidth = Math.max(
    ...group.map((message) => cells(words[language].severities[message.severity])),
  )
  const indent = placeWidth === 0 ? '  ' : ' '.repeat(2 + placeWidth + 2)

  /** Remedies that this file has been told. */
  const fixes = new Set<string>()
  const entries = group.map((message) => {
    const severity = words[language].severities[message.severity]
    const parts = [
      ...(placeWidth === 0
        ? []
        : [style('dim', ' '.repeat(placeWidth - cells(place(message))) + place(message))]),
      style(colours[message.severity], severity) + ' '.repeat(severityWidth - cells(severity)),
      message.reason,
      style('dim', message.ruleId),
    ]
    const notes = [
      ...(message.also.length === 0 ? [] : [alsoAt(message.also, language)]),
      ...(message.fix === '' || fixes.has(message.fix) ? [] : [message.fix]),
    ]
    fixes.add(message.fix)
    return [`  ${parts.join('  ')}`, ...notes.map((note) => `${indent}${style('dim', note)}`)].join('\n')
  })
  return [...(file === '' ? [] : [style('underline', file)]), ...entries].join('\n')
}

/** `12:1` in a text, `p. 3–5` in a PDF. */
function placeOf({ line, column, pages }: DescribedMessage, language: Language): string {
  if (pages !== undefined && pages.length > 0) return words[language].onPages(formatPages(pages, MOST_RANGES))
  return line === undefined ? '' : `${line}:${column ?? 1}`
}

/** More would push the sentences off the screen; --json and the report have all. */
const MOST_RANGES = 3

function alsoAt(also: FoldedMessage['also'], language: Language): string {
  const places = also.slice(0, MOST_PLACES).map(({ line, column }) => `${line}:${column}`)
  return words[language].alsoAt(places.join(', '), also.length - places.length)
}

/** The author who has mended so many finds the rest with the next build; --json has all. */
const MOST_PLACES = 40

/** How many columns of a terminal a word takes. */
function cells(word: string): number {
  return [...word].reduce((sum, character) => sum + (character > '\u2e80' ? 2 : 1), 0)
}

function formatCount(messages: readonly DescribedMessage[], language: Language): string {
  const number = (severity: Severity) => messages.filter((message) => message.severity === severity).length
  return words[language].count(number('error'), number('warning'))
}
