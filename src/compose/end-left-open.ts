import type { Element, ElementContent, RootContent } from 'hast'
import { isBlockElement } from './block-elements.ts'
import type { ChapterContext } from './chapter-context.ts'

/**
 * Ends elements within lines that nothing closes with the paragraph that they begin in, and tells of them: mostly a slash
 * was forgotten, or a backslash took the `<` of the end tag away.
 *
 * The HTML parser begins such an element anew in every block to the end of the chapter: the copies all stand at one place
 * of the source.
 *
 * @param nodes as they went into the parser
 * @param parsed what it made of them
 */
export function endLeftOpen(
  nodes: RootContent[],
  parsed: ElementContent[],
  { report }: ChapterContext,
): ElementContent[] {
  const open = leftOpen(nodes)
  if (open.size === 0) return parsed
  /** Where they begin → the element and its copies, in order. */
  const found = new Map<number, Element[]>()
  for (const node of parsed) collect(node, open, found)
  for (const [offset, [element, ...copies]] of found) {
    if (!element) continue
    if (copies.length === 0 && !element.children.some(holdsBlock)) found.delete(offset)
    else report('html-left-open', element.position?.start, { name: element.tagName })
  }
  const rebuild = (node: ElementContent): ElementContent[] => {
    if (!('children' in node)) return [node]
    const parts = node.children.map(rebuild)
    const [first] = found.get(offsetOf(node) ?? -1) ?? []
    if (!first || first.tagName !== node.tagName) return [{ ...node, children: parts.flat() }]
    const end = first === node ? node.children.findIndex(holdsBlock) : 0
    const inside = parts.slice(0, end < 0 ? parts.length : end).flat()
    const outside = end < 0 ? [] : parts.slice(end).flat()
    return [...(inside.length > 0 ? [{ ...node, children: inside }] : []), ...outside]
  }
  return parsed.flatMap(rebuild)
}

/** Names of elements that change how the text in them is set. */
const names = new Set('a b code del em i ins kbd mark s samp small strike strong sub sup tt u var'.split(' '))

function collect(node: ElementContent, open: Set<number>, found: Map<number, Element[]>): void {
  if (!('children' in node)) return
  const offset = offsetOf(node)
  const isMark = node.tagName === 'a' && node.properties.href === undefined
  if (offset !== undefined && open.has(offset) && names.has(node.tagName) && !isMark)
    found.set(offset, [...(found.get(offset) ?? []), node])
  for (const child of node.children) collect(child, open, found)
}

function offsetOf({ position }: Element): number | undefined {
  return position?.start.offset
}

function holdsBlock(node: ElementContent): boolean {
  return 'children' in node && (isBlockElement(node) || node.children.some(holdsBlock))
}

/** Comments, to be passed over, and tags. */
const tags = /<!--[\s\S]*?-->|<(?<slash>\/?)(?<name>[a-z][\w-]*)(?:\s(?:[^"'<>]|"[^"]*"|'[^']*')*)?>/gi

/** Where in the source the start tags stand that have no end tag after them: names nest, each by itself. */
function leftOpen(nodes: RootContent[]): Set<number> {
  const open = new Map<string, number[]>()
  const visit = (node: RootContent) => {
    if ('children' in node) for (const child of node.children) visit(child)
    if (node.type !== 'raw' || node.position?.start.offset === undefined) return
    for (const match of node.value.matchAll(tags)) {
      const name = match.groups?.name?.toLowerCase()
      if (name === undefined || !names.has(name)) continue
      const offsets = open.get(name) ?? []
      if (match.groups?.slash) offsets.pop()
      else offsets.push(node.position.start.offset + match.index)
      open.set(name, offsets)
    }
  }
  for (const node of nodes) visit(node)
  return new Set([...open.values()].flat())
}
