import type { Emphasis, Nodes, Parents, Strong } from 'mdast'

/**
 * Marks of emphasis that Markdown cannot write: one in another of its kind, as pages nest them, says no more than the outer
 * one; two that touch are one. `***呐**喊**` would be read as something else.
 */
export function joinMarks(node: Nodes, open: ReadonlySet<string> = new Set()): void {
  if (!('children' in node)) return
  const inside = isMark(node) ? new Set([...open, node.type]) : open
  const children: Nodes[] = []
  for (const child of node.children as Nodes[]) {
    joinMarks(child, inside)
    const last = children.at(-1)
    if (isMark(child) && inside.has(child.type)) children.push(...child.children)
    else if (last && isMark(child) && isMark(last) && child.type === last.type)
      last.children.push(...child.children)
    else children.push(child)
  }
  const parent: Parents = node
  parent.children = children as typeof parent.children
}

function isMark(node: Nodes): node is Emphasis | Strong {
  return node.type === 'emphasis' || node.type === 'strong'
}
