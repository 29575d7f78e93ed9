import type { Nodes, Root } from 'mdast'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkDirective from 'remark-directive'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { inkOf } from './rich-text.ts'

/** What was found wanting: words of the source, and what the chapters have there. */
export type RichGap = { expected: string; found: string }

/**
 * Prove that the chapters hold the text of the source, character for character in its order, white aside: what a Markdown
 * reader finds in them against what was read out of the file by another way.
 *
 * `title` stands in book.yaml, if it is no chapter's. Notes come after the body.
 */
export function proveRich(
  expected: { body: string; notes: string },
  chapters: readonly string[],
  title: string | undefined,
): RichGap | undefined {
  const body: string[] = [title ?? '']
  const notes: string[] = []
  for (const chapter of chapters) {
    const tree: Root = reader.parse(chapter)
    for (const block of tree.children)
      if (block.type === 'footnoteDefinition') notes.push(textOf(block, chapter))
      else body.push(textOf(block, chapter))
  }
  return (
    difference(withoutTitle(expected.body, title), body.slice(1).join('')) ??
    difference(expected.notes, notes.join(''))
  )
}

const reader = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkCjkFriendly)
  .use(remarkMath)
  .use(remarkDirective)

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
