import type { Nodes, Root } from 'mdast'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkDirective from 'remark-directive'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { bulletSigns } from './bullets.ts'
import { inkOf } from './rich-text.ts'

/** What was found wanting: words of the source, and what the chapters have there. */
export type RichGap = { expected: string; found: string }

/**
 * Prove that the chapters hold the text of the source, character for character in its order, white aside: what a Markdown
 * reader finds in them against what was read out of the file by another way.
 *
 * `title` stands in book.yaml, if it is no chapter's. Notes come after the body. `marks` are signs of lists that were taken
 * away: so many are missing, and no others.
 */
export function proveRich(
  expected: { body: string; notes: string },
  chapters: readonly string[],
  title: string | undefined,
  marks = 0,
): RichGap | undefined {
  const body: string[] = [title ?? '']
  const notes: string[] = []
  const called = new Map<string, string>()
  for (const chapter of chapters) {
    const tree: Root = reader.parse(chapter)
    for (const block of tree.children)
      if (block.type === 'footnoteDefinition') {
        // What two chapters call stands in both.
        const text = textOf(block, chapter)
        if (called.get(block.identifier) !== text) notes.push(text)
        called.set(block.identifier, text)
      } else body.push(textOf(block, chapter))
  }
  const [wanted, found] = [withoutTitle(expected.body, title), body.slice(1).join('')]
  if (countMarks(wanted + expected.notes) - countMarks(found + notes.join('')) !== marks)
    return { expected: markSigns(wanted), found: markSigns(found) }
  return (
    difference(withoutMarks(wanted), withoutMarks(found)) ??
    difference(withoutMarks(expected.notes), withoutMarks(notes.join('')))
  )
}

const reader = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkCjkFriendly)
  .use(remarkMath)
  .use(remarkDirective)

const withoutMarks = (text: string) => text.replaceAll(bulletSigns, '')
const markSigns = (text: string) => (text.match(bulletSigns) ?? []).join('')
const countMarks = (text: string) => markSigns(text).length

/** The title's words once, where the text begins with them or holds them in a line of their own. */
function withoutTitle(body: string, title: string | undefined): string {
  if (title === undefined) return body
  const lines = body.split('\n')
  const index = lines.findIndex((line) => inkOf(line) === inkOf(title))
  if (index >= 0) lines.splice(index, 1)
  return lines.join('\n')
}

function textOf(node: Nodes, markdown: string): string {
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') return node.value
  if (node.type === 'html') return node.value.replace(/<[^>]*>/g, '')
  if (node.type === 'textDirective' || node.type === 'leafDirective') {
    // `3:4` is one for the parser; without `[…]` or `{…}` it is text in our books (docs/book-html.md).
    const written = markdown.slice(node.position?.start.offset, node.position?.end.offset)
    return /[[{]/.test(written) ? '' : written
  }
  if (node.type === 'inlineMath' || node.type === 'math') return ''
  return 'children' in node ? node.children.map((child) => textOf(child, markdown)).join('') : ''
}

function difference(expected: string, found: string): RichGap | undefined {
  const [wanted, got] = [inkOf(expected), inkOf(found)]
  if (wanted === got) return undefined
  let at = 0
  while (at < wanted.length && wanted[at] === got[at]) at++
  const from = Math.max(0, at - 5)
  return { expected: wanted.slice(from, at + 20), found: got.slice(from, at + 20) }
}
