import type { ElementContent } from 'hast'
import { isBlockElement } from './block-elements.ts'

/**
 * Leaves out line breaks with a class that stand by themselves between blocks, `<br class="table-break">`: converters
 * write them to end what floats. In print they would be empty lines. A plain `<br>` is the author's wish.
 */
export function dropBlockBreaks(nodes: readonly ElementContent[]): ElementContent[] {
  const isWhite = (node: ElementContent) => node.type === 'text' && node.value.trim() === ''
  const isEdge = (node: ElementContent | undefined) =>
    node === undefined || (node.type === 'element' && (isBlockElement(node) || isBreak(node)))
  return nodes
    .filter((node, index) => {
      if (!isBreak(node)) return true
      const before = nodes.slice(0, index).findLast((other) => !isWhite(other))
      const after = nodes.slice(index + 1).find((other) => !isWhite(other))
      return before === after || !isEdge(before) || !isEdge(after)
    })
    .map((node) => ('children' in node ? { ...node, children: dropBlockBreaks(node.children) } : node))
}

function isBreak(node: ElementContent): boolean {
  return node.type === 'element' && node.tagName === 'br' && node.properties.className !== undefined
}
