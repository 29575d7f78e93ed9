import type { Nodes } from 'hast'
import { hasClass } from './make-element.ts'

/** Text as a table of contents or an id wants it: without note calls and readings, white in one line. */
export function plainText(node: Nodes): string {
  return collect(node).replace(/\s+/g, ' ').trim()
}

function collect(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (!('children' in node)) return ''
  if (node.type === 'element') {
    if (node.tagName === 'rt' || node.tagName === 'rp' || hasClass(node, 'note-call')) return ''
    if (node.tagName === 'svg' || hasClass(node, 'katex-html')) return ''
    // Of a formula's MathML, the TeX is no text.
    if (node.tagName === 'annotation') return ''
    if (node.tagName === 'img' && typeof node.properties.alt === 'string') return node.properties.alt
    if (node.tagName === 'br') return ' '
  }
  return node.children.map(collect).join('')
}
