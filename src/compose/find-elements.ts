import type { Element, Nodes, Root } from 'hast'
import { hasClass } from './make-element.ts'

/** Elements as readers come to them: what stands in a note is where the note is called first. */
export function findElements(tree: Root, wanted: (element: Element) => boolean): Element[] {
  const notes = new Map<string, Element>()
  let isFound = false
  const collect = (parent: Root | Element) => {
    for (const child of parent.children) {
      if (child.type !== 'element') continue
      isFound ||= wanted(child)
      if (hasClass(child, 'note')) notes.set(String(child.properties.id), child)
      collect(child)
    }
  }
  collect(tree)
  if (!isFound) return []
  const found: Element[] = []
  const seen = new Set<Element>()
  const visit = (node: Nodes) => {
    if (node.type !== 'element') {
      if ('children' in node) for (const child of node.children) visit(child)
      return
    }
    if (seen.has(node)) return
    if (hasClass(node, 'note')) seen.add(node)
    if (wanted(node)) found.push(node)
    for (const child of node.children) visit(child)
    if (!hasClass(node, 'note-call')) return
    const [link] = node.children
    const href = link?.type === 'element' ? String(link.properties.href ?? '') : ''
    const note = notes.get(href.slice(1))
    if (note) visit(note)
  }
  visit(tree)
  return found
}
