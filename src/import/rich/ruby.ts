import type { Element, Nodes, Root } from 'hast'
import type { Handle } from 'hast-util-to-mdast'
import { visit } from 'unist-util-visit'
import { rubyText } from '../ruby-text.ts'

/** `<ruby>汉<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby>` → `{汉|hàn}`; where more than text stands in it, its content. */
export const ruby: Handle = (state, node) => {
  const pairs = readings(node)
  if (!pairs) return state.all(node)
  const text = rubyText(pairs)
  if (!text.startsWith('{')) return { type: 'text', value: text }
  // In a table's row `|` parts cells.
  return { type: 'html', value: node.properties.dataInCell ? text.replaceAll('|', '\\|') : text }
}

/** To tell those in cells from others, as no element knows what it stands in. */
export function markRubyInCells(tree: Root): void {
  visit(tree, 'element', (cell) => {
    if (cell.tagName !== 'td' && cell.tagName !== 'th') return
    visit(cell, 'element', (inner) => {
      if (inner.tagName === 'ruby') inner.properties.dataInCell = true
    })
  })
}

function readings(element: Element): [base: string, reading: string][] | undefined {
  const pairs: [string, string][] = []
  let base = ''
  for (const part of element.children) {
    if (part.type === 'comment') continue
    const name = part.type === 'element' ? part.tagName : ''
    if (name === 'rp') continue
    if (!/^(?:|rb|rt|span)$/.test(name)) return undefined
    if (part.type === 'element' && part.children.some(({ type }) => type !== 'text')) return undefined
    if (name === 'rt') {
      pairs.push([base.trim(), textOf(part).trim()])
      base = ''
    } else base += textOf(part)
  }
  if (base.trim() !== '') pairs.push([base.trim(), ''])
  return pairs
}

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map(textOf).join('') : ''
}
