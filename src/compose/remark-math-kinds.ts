import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'
import type { ChapterContext } from './chapter-context.ts'

/**
 * `$5 到 $10` is money, not a formula; `$$x$$` alone in its paragraph is a displayed one, and so is a code block of
 * the language `math`.
 *
 * The rule for money is Pandoc's: after the opening `$` and before the closing one stands no space, after it no digit.
 * https://pandoc.org/MANUAL.html#math
 */
export function remarkMathKinds({ source }: ChapterContext) {
  return (tree: Root): undefined => {
    visit(tree, (node, index, parent) => {
      if (!parent || index === undefined) return
      if (node.type === 'code' && node.lang === 'math') {
        parent.children.splice(index, 1, { type: 'math', value: node.value, position: node.position })
        return
      }
      if (node.type === 'paragraph') {
        const only = node.children.length === 1 ? node.children[0] : undefined
        if (only?.type !== 'inlineMath' || !source.startsWith('$$', only.position?.start.offset ?? -1)) return
        parent.children.splice(index, 1, { type: 'math', value: only.value, position: node.position })
        return
      }
      if (node.type !== 'inlineMath') return
      const end = node.position?.end.offset ?? 0
      const written = source.slice(node.position?.start.offset ?? 0, end)
      if (!written.startsWith('$$') && (/^\$\s|\s\$$/.test(written) || /\d/.test(source.charAt(end))))
        parent.children.splice(index, 1, { type: 'text', value: written, position: node.position })
    })
  }
}
