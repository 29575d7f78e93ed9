import type { Element, ElementContent } from 'hast'
import { isBlockElement } from './block-elements.ts'
import { hasClass } from './make-element.ts'

/**
 * Takes blocks out of what runs within lines, so that each holds only what HTML allows in it: what was around a block is
 * around the lines in it, and a paragraph that holds blocks is a run before and one after.
 *
 *     <code>甲<div>乙</div></code> → <code>甲</code><div><code>乙</code></div>
 *
 * The parser nests them like this where an element is never closed, or written around blocks.
 */
export function liftBlocks(nodes: ElementContent[]): ElementContent[] {
  return nodes.flatMap(lift)
}

function lift(node: ElementContent): ElementContent[] {
  if (node.type !== 'element' || node.tagName === 'svg') return [node]
  const children = liftBlocks(node.children)
  const isLine = node.tagName === 'p' || !isBlockElement(node)
  if (!isLine || !children.some(isBlock)) return [{ ...node, children }]
  const { id, ...properties } = node.properties
  const copies: Copier = (run) => ({ ...node, properties, children: run })
  const isParagraph = node.tagName === 'p'
  const lifted = inRuns(children, copies, (block) => (isParagraph ? block : withLinesIn(block, copies)))
  return typeof id === 'string' ? withId(lifted, id) : lifted
}

/** What links name is the first of all that it was. */
function withId(nodes: ElementContent[], id: string): ElementContent[] {
  const first = nodes.findIndex((node) => node.type === 'element')
  return nodes.map((node, index) => {
    if (index !== first || node.type !== 'element') return node
    if (node.properties.id === undefined) return { ...node, properties: { ...node.properties, id } }
    const mark: Element = { type: 'element', tagName: 'a', properties: { id }, children: [] }
    return { ...node, children: [mark, ...node.children] }
  })
}

/** Puts lines into an element like the one that was around them. */
type Copier = (run: ElementContent[]) => Element

/** Its own children are no lines, but the parts that it is made of. */
const structures = new Set('colgroup dl ol table tbody tfoot thead tr ul'.split(' '))

/** The block, with every run of lines in it, however deep, put into an element. */
function withLinesIn(block: Element, copies: Copier): Element {
  if (/^(?:pre|hr)$/.test(block.tagName) || hasClass(block, 'math')) return block
  const into = (inner: Element) => withLinesIn(inner, copies)
  const children = structures.has(block.tagName)
    ? block.children.map((child) => (isBlock(child) ? into(child) : child))
    : inRuns(block.children, copies, into)
  return { ...block, children }
}

/** White space between blocks is left as it is. */
function inRuns(
  nodes: ElementContent[],
  copies: Copier,
  ofBlock: (block: Element) => Element,
): ElementContent[] {
  const result: ElementContent[] = []
  let run: ElementContent[] = []
  const flush = () => {
    result.push(...(run.every(isHollow) ? run : [copies(run)]))
    run = []
  }
  for (const node of nodes) {
    if (!isBlock(node)) run.push(node)
    else {
      flush()
      result.push(ofBlock(node))
    }
  }
  flush()
  return result
}

function isBlock(node: ElementContent): node is Element {
  return node.type === 'element' && isBlockElement(node)
}

function isHollow(node: ElementContent): boolean {
  return node.type === 'comment' || (node.type === 'text' && node.value.trim() === '')
}
