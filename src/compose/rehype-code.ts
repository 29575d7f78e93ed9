import type { Element, Root } from 'hast'
import { visit } from 'unist-util-visit'
import { codeLines, codeOfLines } from './code-block.ts'

/** Raw `<pre>` becomes a code block of lines like those of Markdown, its markup kept. */
export function rehypeCode() {
  return (tree: Root): undefined => {
    visit(tree, 'element', (node) => {
      if (node.tagName !== 'pre' || node.made) return
      const content = node.children.filter((child) => child.type !== 'text' || child.value.trim() !== '')
      const only = content.length === 1 ? content[0] : undefined
      const inner = only?.type === 'element' && only.tagName === 'code' ? only.children : node.children
      const { tagName, properties, children }: Element = codeOfLines(codeLines(inner), undefined)
      const { className, ...others } = node.properties
      Object.assign(node, { tagName, properties: { ...others, ...properties }, children, made: true })
    })
  }
}
