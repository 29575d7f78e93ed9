import type { Element, Nodes, Root } from 'hast'
import type { Point } from 'unist'
import { isBlockElement } from './block-elements.ts'
import type { ChapterContext } from './chapter-context.ts'

/** `data-src="path:line:column"` on every block and picture; a block that we added has that of what is in or about it. */
export function rehypeSourcePlaces({ file }: ChapterContext) {
  return (tree: Root): undefined => {
    const mark = (node: Nodes, around: Point | undefined) => {
      if (node.type === 'text' || !('children' in node)) return
      const point = node.position?.start ?? around
      if (node.type === 'element') {
        if (point && (isBlockElement(node) || node.tagName === 'img'))
          node.properties.dataSrc = `${file.path}:${point.line}:${point.column}`
        if (hasNoBlocks(node)) return
      }
      for (const child of node.children) mark(child, point)
    }
    mark(tree, { line: 1, column: 1 })
  }
}

function hasNoBlocks({ tagName, properties }: Element): boolean {
  if (tagName === 'pre' || tagName === 'svg') return true
  return Array.isArray(properties.className) && properties.className.includes('math')
}
