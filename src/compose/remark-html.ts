import type { Html, PhrasingContent, Root } from 'mdast'
import type { ChapterContext } from './chapter-context.ts'
import { isHtmlName, refusedElements } from './html-names.ts'
import { CONTINUE, SKIP, visit } from './visit.ts'

/**
 * Raw HTML that needs no HTML parser: `<br>` is a hard break, comments go, and `List<String>` is text.
 *
 * A tag is text where HTML has no such element, or one that no book may have, no attribute is on it and nothing in the
 * file closes it: so do books speak of `#<Object>` and of the <script> tag.
 */
export function remarkHtml(context: ChapterContext) {
  return (tree: Root): undefined => {
    visit(tree, 'html', (node, index, parent) => {
      if (!parent || index === undefined) return CONTINUE
      if (/^(?:<!--(?:(?!-->)[\s\S])*-->\s*)+$/.test(node.value)) {
        parent.children.splice(index, 1)
        return [SKIP, index]
      }
      const inline = parent.type !== 'root' && parent.type !== 'blockquote' && parent.type !== 'listItem'
      if (inline && /^<br\s*\/?>$/i.test(node.value)) {
        parent.children[index] = { type: 'break', position: node.position }
        return [SKIP, index]
      }
      if (inline && isText(node, context.source)) {
        const name = node.value.replace(/[<>/]/g, '')
        context.reportOnce(`html-as-text ${name}`, 'html-as-text', node.position, { name })
        const text: PhrasingContent = { type: 'text', value: node.value, position: node.position }
        parent.children[index] = text
      }
      return CONTINUE
    })
  }
}

function isText({ value }: Html, source: string): boolean {
  const name = /^<([A-Za-z][\w-]*)>$/.exec(value)?.[1]
  if (name === undefined) return false
  const known = name.toLowerCase()
  if (isHtmlName(known) && !refusedElements.has(known)) return false
  return !source.toLowerCase().includes(`</${name.toLowerCase()}`)
}
