import type { Element, ElementContent, Nodes, Properties, Text } from 'hast'

export function make(tagName: string, properties: Properties, children: ElementContent[] = []): Element {
  return { type: 'element', tagName, properties, children }
}

export function text(value: string): Text {
  return { type: 'text', value }
}

export function hasClass(node: Nodes, name: string): boolean {
  if (node.type !== 'element') return false
  const classes = node.properties.className
  return Array.isArray(classes) && classes.includes(name)
}

/** All characters of a tree. */
export function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  let all = ''
  if ('children' in node) for (const child of node.children) all += textOf(child)
  return all
}

/** The first element, in the order of the text, that is as wanted. */
export function findElement(node: Nodes, wanted: (element: Element) => boolean): Element | undefined {
  if (node.type === 'element' && wanted(node)) return node
  if (!('children' in node)) return undefined
  for (const child of node.children) {
    if (child.type !== 'element') continue
    const found = findElement(child, wanted)
    if (found) return found
  }
  return undefined
}

/** Every element, those around others first. */
export function eachElement(node: Nodes, visit: (element: Element) => void): void {
  if (node.type === 'element') visit(node)
  if ('children' in node)
    for (const child of node.children) if (child.type === 'element') eachElement(child, visit)
}

/** The classes of an element; changing the list changes nothing. */
export function classesOf({ properties }: Element): string[] {
  return Array.isArray(properties.className) ? properties.className.map(String) : []
}
