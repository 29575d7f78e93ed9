import type { Code, PhrasingContent, Root, RootContent } from 'mdast'
import type { ChapterContext } from './chapter-context.ts'
import { visit } from './visit.ts'

/**
 * `$$x$$` alone in its paragraph is a displayed formula, and so is a code block of the language `math`. Between raw
 * `<code>` and `</code>`, or `<pre>` and `</pre>`, dollars are those of shells; also where an empty line has ended the
 * HTML that the `<pre>` stands in.
 */
export function remarkMathKinds({ source, types }: ChapterContext) {
  return (tree: Root): undefined => {
    if (!types.has('inlineMath')) {
      visit(tree, 'code', (node, index, parent) => {
        if (parent && index !== undefined && node.lang === 'math') parent.children[index] = mathOf(node)
      })
      return
    }
    let openPres = 0
    visit(tree, (node, index, parent) => {
      if (node.type === 'html') openPres = presOpenAfter(node.value, openPres)
      if (!parent || index === undefined) return
      if (node.type === 'code' && node.lang === 'math') {
        parent.children[index] = mathOf(node)
        return
      }
      if (node.type === 'heading') keepCode(node.children, source, openPres)
      if (node.type === 'paragraph') {
        keepCode(node.children, source, openPres)
        const only = node.children.length === 1 ? node.children[0] : undefined
        if (only?.type !== 'inlineMath' || !source.startsWith('$$', only.position?.start.offset ?? -1)) return
        parent.children[index] = mathOf({ value: only.value, position: node.position })
        return
      }
    })
  }
}

function mathOf({
  value,
  position,
}: Pick<Code, 'value' | 'position'>): Extract<RootContent, { type: 'math' }> {
  return { type: 'math', value, position }
}

function presOpenAfter(html: string, before: number): number {
  let open = before
  for (const [, slash] of html.matchAll(/<(\/?)pre(?:\s[^<>]*)?>/gi))
    open = Math.max(0, open + (slash === '/' ? -1 : 1))
  return open
}

const codeTag = /^<(\/?)(?:code|kbd|pre|samp|tt)(?:\s[^<>]*)?>$/i

/** Turns formulas inside raw code back into what is written; gives the number of code elements that are open at the end. */
function keepCode(nodes: PhrasingContent[], source: string, before: number): number {
  let open = before
  for (const [index, node] of nodes.entries()) {
    if (node.type === 'html') {
      const tag = codeTag.exec(node.value)
      if (tag) open = Math.max(0, open + (tag[1] === '/' ? -1 : 1))
    } else if (node.type === 'inlineMath' && open > 0) {
      const { position } = node
      const value = source.slice(position?.start.offset, position?.end.offset)
      nodes[index] = { type: 'text', value, position }
    } else if ('children' in node) open = keepCode(node.children, source, open)
  }
  return open
}
