import type { Nodes, Root } from 'hast'
import type { ChapterContext } from './chapter-context.ts'
import { hasClass } from './make-element.ts'

/**
 * The proof that what the author wrote is in the HTML, character for character, white aside.
 *
 * Where raw HTML may have changed the order (parsers move text out of tables), all characters must be there.
 */
export function checkText(tree: Root, context: ChapterContext): void {
  // What was refused has its message; its text is gone on purpose.
  if (context.refused) return
  const expected = bare(context.written.map(({ text }) => text).join(''))
  const parts: string[] = []
  collect(tree, parts)
  const made = bare(parts.join(''))
  const lost = context.reordered ? firstMissing(expected, made) : firstDifference(expected, made)
  if (lost === undefined) return
  let end = 0
  const index = context.written.findIndex(({ text }) => {
    end += bare(text).length
    return end > lost
  })
  const piece = context.written[index] ?? context.written.at(-1)
  const text = expected.slice(Math.max(0, lost - 5), lost + 20)
  context.report('compose-lost-text', piece?.node.position, {
    text: text === '' ? made.slice(lost, lost + 20) : text,
  })
}

function bare(text: string): string {
  return text.replace(/\s+/g, '')
}

/** Adds the text that comes from the Markdown, without what was made around it. */
function collect(node: Nodes, parts: string[]): void {
  if (node.type === 'text') parts.push(node.value)
  if (!('children' in node)) return
  if (node.type === 'element') {
    const { tagName, properties } = node
    if (tagName === 'svg' && hasClass(node, 'picture')) return
    if (tagName === 'h1' && properties.dataMade !== undefined) return
    if (node.made && made.some((name) => hasClass(node, name))) return
    if (node.made && tagName === 'figcaption' && parts.at(-1) === PICTURE) return
    if (tagName === 'figure' && hasClass(node, 'figure') && node.made) parts.push(PICTURE)
  }
  for (const child of node.children) collect(child, parts)
}

/** White, so that it counts for nothing: the next caption is a picture's, whose words are no text of the Markdown. */
const PICTURE = '\u2003'

const made = ['note-call', 'label', 'math', 'picture-placeholder', 'page-ref', 'part-label', 'cite']

function firstDifference(expected: string, made: string): number | undefined {
  if (expected === made) return undefined
  let at = 0
  while (at < expected.length && expected[at] === made[at]) at++
  return at
}

/** The place of the last character of a kind that there are too few of. */
function firstMissing(expected: string, made: string): number | undefined {
  if (expected === made) return undefined
  const counts = new Map<string, number>()
  for (const character of made) counts.set(character, (counts.get(character) ?? 0) + 1)
  let at = 0
  for (const character of expected) {
    const left = (counts.get(character) ?? 0) - 1
    if (left < 0) return at
    counts.set(character, left)
    at += character.length
  }
  return undefined
}
