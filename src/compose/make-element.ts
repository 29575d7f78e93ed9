import type { Element, ElementContent, Properties } from 'hast'
import type {} from './nodes.ts'

/** An element of our own making, which sanitising leaves alone. */
export function makeElement(
  tagName: string,
  properties: Properties,
  children: ElementContent[] = [],
): Element {
  return { type: 'element', tagName, properties, children, made: true }
}

/** What a library made, and all in it, as ours: where raw HTML stands beside it, nothing of it is taken for the author's. */
export function asMade(node: ElementContent): ElementContent {
  return node.type === 'element' ? { ...node, made: true, children: node.children.map(asMade) } : node
}

/** Whether the element has the class. */
export function hasClass(element: Element, name: string): boolean {
  const { className } = element.properties
  return Array.isArray(className) && className.includes(name)
}
