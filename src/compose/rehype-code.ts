import type { Element, Root } from 'hast'
import { codeBlock, codeLines, codeOfLines } from './code-block.ts'
import { visit } from './visit.ts'

/** Raw `<pre>` becomes a code block of lines like those of Markdown, its markup kept. */
export function rehypeCode() {
  return (tree: Root): undefined => {
    visit(tree, 'element', (node) => {
      if (node.tagName !== 'pre' || node.made) return
      const content = node.children.filter((child) => child.type !== 'text' || child.value.trim() !== '')
      const only = content.length === 1 ? content[0] : undefined
      const inner = only?.type === 'element' && only.tagName === 'code' ? only.children : node.children
      const named = only?.type === 'element' ? [only.properties.className].flat().join(' ') : ''
      const language = /(?:^| )lang(?:uage)?-(\S+)/.exec(named)?.[1]
      const plain = inner.every((child) => child.type === 'text')
      const { tagName, properties, children }: Element = plain
        ? codeBlock(inner.map((child) => (child.type === 'text' ? child.value : '')).join(''), language)
        : codeOfLines(codeLines(inner), language)
      const { className, ...others } = node.properties
      Object.assign(node, { tagName, properties: { ...others, ...properties }, children, made: true })
    })
  }
}
