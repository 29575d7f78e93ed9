import type { Element, ElementContent } from 'hast'

/** Items and the lists that they stand in, in HTML and in the tags of a PDF. */
const lists: Record<string, { around: string; within: readonly string[] }> = {
  li: { around: 'ul', within: ['ul', 'ol', 'menu'] },
  dt: { around: 'dl', within: ['dl'] },
  dd: { around: 'dl', within: ['dl'] },
}

/**
 * Give items that stand in no list one of their own, those side by side the same.
 *
 * Raw HTML leaves them where Markdown between its tags ended the list; a PDF with such tags keeps no standard, and an EPUB
 * is not valid.
 */
export function wrapLooseItems(nodes: readonly ElementContent[], parent = ''): ElementContent[] {
  const result: ElementContent[] = []
  let open: Element | undefined
  for (const node of nodes) {
    if (node.type !== 'element') {
      if (open && node.type === 'text' && node.value.trim() === '') open.children.push(node)
      else {
        open = undefined
        result.push(node)
      }
      continue
    }
    const inner = { ...node, children: wrapLooseItems(node.children, nameInside(node, parent)) }
    const list = lists[node.tagName]
    if (!list || list.within.includes(parent)) {
      open = undefined
      result.push(inner)
      continue
    }
    if (open?.tagName === list.around) open.children.push(inner)
    else {
      open = {
        type: 'element',
        tagName: list.around,
        properties: {},
        children: [inner],
        ...(node.position ? { position: node.position } : {}),
      }
      result.push(open)
    }
  }
  return result
}

/** HTML lets groups of terms stand in a `<div>` of their list. */
function nameInside({ tagName }: Element, parent: string): string {
  return tagName === 'div' && parent === 'dl' ? 'dl' : tagName
}
