import type { Element, ElementContent, Root, RootContent } from 'hast'
import rehypeRaw from 'rehype-raw'
import type { VFile } from 'vfile'
import { isBlockElement } from './block-elements.ts'
import type { ChapterContext } from './chapter-context.ts'
import { closeEmptyTags } from './close-empty-tags.ts'
import { dropBlockBreaks } from './drop-block-breaks.ts'
import { endLeftOpen } from './end-left-open.ts'
import { liftBlocks } from './lift-blocks.ts'
import { sanitize } from './sanitize.ts'
import { wrapLooseItems } from './wrap-loose-items.ts'

/**
 * Parses and sanitises raw HTML where there is any; blocks without it are not touched.
 *
 * What we made ourselves goes past the HTML parser whole, as nodes of the type `made`, so that an author's
 * `class="note-call"` never is one. An element left open ends with the block, or with the last tag between blocks.
 */
export function rehypeRawHtml(context: ChapterContext) {
  const parse = rehypeRaw({ passThrough: ['made'] as never[] })
  return (tree: Root, file: VFile): undefined => {
    const { children } = tree
    const isRaw = (node: RootContent) => node.type === 'raw'
    const first = children.findIndex(isRaw)
    const last = children.findLastIndex(isRaw)
    const result: RootContent[] = []
    const parseAgain = (nodes: RootContent[]) => {
      context.reordered = true
      const closed = nodes.flatMap(closeEmptyTags)
      const parsed = parse({ type: 'root', children: closed.map(wrapMade) }, file)
        .children as ElementContent[]
      idsOnce(parsed, new Set())
      const elements = endLeftOpen(closed, parsed, context)
      const safe = dropBlockBreaks(sanitize(elements, context))
      result.push(...inParagraphs(liftBlocks(wrapLooseItems(safe))))
    }
    for (let index = 0; index < children.length; index++) {
      const child = children[index]
      if (!child) continue
      if (index === first) {
        parseAgain(children.slice(first, last + 1))
        index = last
      } else if (hasRaw(child)) parseAgain([child])
      else result.push(child)
    }
    tree.children = result
  }
}

/** An element that the parser begins anew in further blocks has its id in the first only. */
function idsOnce(nodes: ElementContent[], begun: Set<string>): void {
  for (const node of nodes) {
    if (!('children' in node)) continue
    const { id } = node.properties
    const key = `${node.position?.start.offset} ${id}`
    if (id !== undefined && node.position && begun.has(key)) delete node.properties.id
    begun.add(key)
    idsOnce(node.children, begun)
  }
}

/** Text and pictures that stand between blocks get a paragraph. */
function inParagraphs(nodes: ElementContent[]): ElementContent[] {
  const result: ElementContent[] = []
  let run: ElementContent[] = []
  const flush = () => {
    const first = run.find(
      (node) => node.type === 'element' || (node.type === 'text' && node.value.trim() !== ''),
    )
    if (first)
      result.push({ type: 'element', tagName: 'p', properties: {}, children: run, position: first.position })
    else result.push(...run)
    run = []
  }
  for (const node of nodes) {
    if (node.type === 'element' && isBlockElement(node)) {
      flush()
      result.push(node)
    } else run.push(node)
  }
  flush()
  return result
}

function hasRaw(node: RootContent): boolean {
  return node.type === 'raw' || ('children' in node && node.children.some(hasRaw))
}

function wrapMade<Node extends RootContent>(node: Node): Node {
  if (node.type !== 'element') return node
  const wrapped: Element = { ...node, children: node.children.map(wrapMade) }
  if (node.made) return { ...wrapped, type: 'made' } as unknown as Node
  return wrapped as Node
}
