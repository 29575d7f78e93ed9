import type { Nodes, Root } from 'mdast'
import { visit } from 'unist-util-visit'

/** `::: tip 标题` of VuePress and its kin, `:::tip 标题` of Docusaurus; `end` is white that editors leave behind. */
const opening = /^([ \t>]*:{3,})([ \t]*)([A-Za-z][\w-]*)(?:([ \t]+)(\S[^\n]*?))?([ \t]*)$/

/**
 * The source with `::: name title {key=value}` written as `:::name[title]{key=value}`, which is what directives are here.
 *
 * Every character keeps its place: where there is no blank to take, the name loses its last letter for the bracket, and
 * `nameContainers` gives it back. Only lines that `tree`, made of the same source, has in paragraphs are looked at: code
 * that shows containers stays as it is.
 */
export function joinSpacedContainers(source: string, tree: Root): string {
  if (!/^[ \t>]*:{3,}[ \t]*[A-Za-z]/m.test(source)) return source
  const pieces: string[] = []
  let from = 0
  const look = (node: Nodes): void => {
    if (node.type !== 'paragraph') {
      if ('children' in node) for (const child of node.children) look(child)
      return
    }
    const { start, end } = node.position ?? {}
    if (start?.offset === undefined || end?.offset === undefined) return
    const lines = source.slice(start.offset, end.offset).split('\n').map(rewritten)
    pieces.push(source.slice(from, start.offset), lines.join('\n'))
    from = end.offset
  }
  look(tree)
  return pieces.join('') + source.slice(from)
}

/** Calls containers what `source` calls them. */
export function nameContainers(source: string, tree: Root): void {
  visit(tree, 'containerDirective', (node) => {
    const written = source.slice(node.position?.start.offset, node.position?.end.offset)
    const [, name] = /^:{3,}([A-Za-z][\w-]*)[ \t]+\S/.exec(written) ?? []
    if (name !== undefined) node.name = name
  })
}

function rewritten(line: string): string {
  const [whole, colons = '', gap = '', name = '', , words = '', end = ''] =
    opening.exec(line.replace(/\r$/, '')) ?? []
  if (whole === undefined || (gap === '' && words === '')) return line
  const [, title = '', attributes = ''] = /^(.*?)[ \t]*(\{[^{}]*\})?$/.exec(words) ?? []
  if (!isBalanced(title)) return line
  const label = title === '' ? '' : `[${title}]`
  const hasRoom = colons.length + name.length + label.length + attributes.length + end.length <= whole.length
  const called = hasRoom ? name : name.slice(0, -1)
  if (!/[A-Za-z0-9]$/.test(called)) return line
  return `${colons}${called}${label}${attributes}${end}`.padEnd(whole.length, ' ') + line.slice(whole.length)
}

function isBalanced(title: string): boolean {
  let depth = 0
  for (const character of title) {
    if (character === '[') depth++
    else if (character === ']' && --depth < 0) return false
  }
  return depth === 0
}
