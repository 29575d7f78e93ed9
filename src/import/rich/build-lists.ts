import type { Element, ElementContent, Root, RootContent } from 'hast'
import { itemMark } from './mark-lists.ts'

/** Make lists of the blocks that `markLists` marked; each number that does not follow the one before begins a list. */
export function buildLists(tree: Root): void {
  const built: RootContent[] = []
  let open: { list: Element; level: number; count: number | undefined }[] = []
  for (const block of tree.children) {
    const found = block.type === 'element' ? markOf(block) : undefined
    if (block.type !== 'element' || !found || /^h\d$/.test(block.tagName)) {
      if (block.type !== 'text' || block.value.trim() !== '') open = []
      built.push(block)
      continue
    }
    const { level, kind } = found
    open = open.filter((one) => one.level <= level)
    const last = open.at(-1)
    const into = last && lastItem(last.list)
    if (kind === 'more') {
      if (into) goOn(into, block)
      else built.push(block)
      continue
    }
    const count = kind === 'bullet' ? undefined : Number(kind)
    const item: Element = {
      type: 'element',
      tagName: 'li',
      properties: {},
      children: block.tagName === 'p' ? block.children : [block],
    }
    const follows = last?.count === undefined ? count === undefined : count === last.count + 1
    if (last?.level === level && follows) {
      last.list.children.push(item)
      last.count = count
      continue
    }
    if (last?.level === level) open.pop()
    const list: Element = {
      type: 'element',
      tagName: count === undefined ? 'ul' : 'ol',
      properties: count === undefined || count === 1 ? {} : { start: count },
      children: [item],
    }
    const around = open.at(-1)
    const outer = around && lastItem(around.list)
    if (outer) outer.children.push(list)
    else built.push(list)
    open.push({ list, level, count })
  }
  tree.children = built
}

function markOf(block: Element): { level: number; kind: string } | undefined {
  for (const child of block.children) {
    if (child.type !== 'element') continue
    const match = child.tagName === 'a' ? itemMark.exec(String(child.properties.id ?? '')) : null
    const found = match ? { level: Number(match[1]), kind: match[2] ?? '' } : markOf(child)
    if (found) return found
  }
  return undefined
}

function lastItem(list: Element): Element | undefined {
  return list.children.findLast((child) => child.type === 'element')
}

/** A second block in an item makes a paragraph of the first. */
function goOn(item: Element, block: Element): void {
  const first = item.children.findIndex((child) => isBlock(child))
  const text = item.children.slice(0, first < 0 ? undefined : first)
  const rest = first < 0 ? [] : item.children.slice(first)
  const opening: Element[] =
    text.length > 0 ? [{ type: 'element', tagName: 'p', properties: {}, children: text }] : []
  item.children = [...opening, ...rest, block]
}

function isBlock(node: ElementContent): boolean {
  return node.type === 'element' && /^(?:p|ul|ol|blockquote|pre|table|div)$/.test(node.tagName)
}
