import type { ListItem, Nodes, Root } from 'mdast'
import remarkDirective from 'remark-directive'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

/**
 * The text that a Markdown reader finds in a chapter: blocks parted by `\n\n`, lines of verse by `\n`, `***` for a
 * thematic break, `•` and a tab for an item.
 *
 * Knows nothing of how the Markdown was made. Whatever is no plain text or heading (a numbered list, a table, a formula)
 * comes out as `⟨its type⟩`, so that it can be seen where it does not belong.
 */
export function readBack(markdown: string): string {
  const tree: Root = processor.parse(markdown)
  return tree.children.map((block) => textOf(block, markdown)).join('\n\n')
}

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkDirective).use(remarkMath).freeze()

function textOf(node: Nodes, markdown: string): string {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
    case 'link':
      return node.children.map((child) => textOf(child, markdown)).join('')
    case 'text':
      return node.value
    case 'break':
      return '\n'
    case 'thematicBreak':
      return '***'
    case 'textDirective': {
      // `12:30` is one for the parser; without `[…]` or `{…}` it is text in our books (docs/book-html.md).
      const written = markdown.slice(node.position?.start.offset, node.position?.end.offset)
      return /[[{]/.test(written) ? '⟨textDirective⟩' : written
    }
    case 'html':
      return node.value === '<!-- -->' ? '' : '⟨html⟩'
    case 'list':
      return node.ordered ? '⟨list⟩' : node.children.map((item) => itemText(item, markdown)).join('\n\n')
    default:
      return `⟨${node.type}⟩`
  }
}

function itemText(item: ListItem, markdown: string): string {
  const [paragraph, ...more] = item.children
  if (paragraph?.type !== 'paragraph' || more.length > 0 || typeof item.checked === 'boolean') return '⟨item⟩'
  return `•\t${textOf(paragraph, markdown)}`
}
