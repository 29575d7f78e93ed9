import type { Nodes } from 'hast'
import { fromHtml } from 'hast-util-from-html'

/** All characters that HTML shows: not the names of drawings, nor a table's head where it is set again. */
export function textOfHtml(html: string): string {
  return textOf(fromHtml(html, { fragment: true }))
}

const silent = new Set(['style', 'title', 'desc', 'metadata', 'defs'])

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (node.type === 'element' && (silent.has(node.tagName) || node.properties.dataRepeated !== undefined))
    return ''
  return 'children' in node ? node.children.map(textOf).join('') : ''
}
