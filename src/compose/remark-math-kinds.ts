import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'
import type { ChapterContext } from './chapter-context.ts'

/** `$$x$$` alone in its paragraph is a displayed formula, and so is a code block of the language `math`. */
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
    })
  }
}
