import type { Root } from 'mdast'
import { takeId } from './take-id.ts'
import { SKIP, visit } from './visit.ts'

/**
 * What stands at the edge of a block and belongs to it: `{#id}` of headings and pictures, `表：说明` before a table.
 */
export function remarkCaptions() {
  return (tree: Root): undefined => {
    visit(tree, (node, index, parent) => {
      if (node.type === 'heading') {
        const id = takeId(node)
        if (id !== undefined) node.data = { ...node.data, explicitId: id }
        return
      }
      if (node.type !== 'paragraph' || !parent || index === undefined) return
      const [picture, rest, ...more] = node.children
      if (picture?.type === 'image' && rest?.type === 'text' && more.length === 0) {
        if (/^\s*\{#[^\s{}]+\}\s*$/.test(rest.value)) node.data = { ...node.data, figureId: takeId(node) }
        return
      }
      const next = parent.children[index + 1]
      const first = node.children[0]
      if (next?.type !== 'table' || first?.type !== 'text' || !word.test(first.value)) return
      first.value = first.value.replace(word, '')
      const id = takeId(node)
      const position = node.position &&
        next.position && { start: node.position.start, end: next.position.end }
      parent.children.splice(index, 2, { type: 'captionedTable', children: [node, next], id, position })
      return [SKIP, index + 1]
    })
  }
}

const word = /^\s*(?:Table|表)\s*[:：]\s*/
