import type { Nodes, Root } from 'mdast'

/** `::: tip 标题`, as VuePress and its kin write containers; `end` is white that editors leave behind. */
const opening = /^([ \t>]*:{3,})[ \t]+([A-Za-z][\w-]*)(?:([ \t]+)([^[\]{}\n]*?))?([ \t]*)$/

/**
 * The source with `::: name title` written as `:::name[title]`, which is what directives are here.
 *
 * Every character keeps its place. Only lines that `tree`, made of the same source, has in paragraphs are looked at: code
 * that shows containers stays as it is.
 */
export function joinSpacedContainers(source: string, tree: Root): string {
  if (!/^[ \t>]*:{3,}[ \t]+[A-Za-z]/m.test(source)) return source
  const pieces: string[] = []
  let from = 0
  const visit = (node: Nodes): void => {
    if (node.type !== 'paragraph') {
      if ('children' in node) for (const child of node.children) visit(child)
      return
    }
    const { start, end } = node.position ?? {}
    if (start?.offset === undefined || end?.offset === undefined) return
    const lines = source.slice(start.offset, end.offset).split('\n').map(rewritten)
    pieces.push(source.slice(from, start.offset), lines.join('\n'))
    from = end.offset
  }
  visit(tree)
  return pieces.join('') + source.slice(from)
}

function rewritten(line: string): string {
  const [whole, colons, name, , title = '', end = ''] = opening.exec(line.replace(/\r$/, '')) ?? []
  if (whole === undefined) return line
  const label = title === '' ? '' : `[${title}]`
  return `${colons}${name}${label}${end}`.padEnd(whole.length, ' ') + line.slice(whole.length)
}
