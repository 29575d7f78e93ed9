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

/** Whether the element has the class. */
export function hasClass(element: Element, name: string): boolean {
  const { className } = element.properties
  return Array.isArray(className) && className.includes(name)
}
