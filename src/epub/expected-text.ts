import type { Element, ElementContent, Root } from 'hast'
import { inkOf } from './flow.ts'
import { findElement, hasClass, textOf } from './nodes.ts'
import { markOf } from './text-marks.ts'

/** What readers of a section should find, in a book of this language; things that are no text stand in brackets: `⟦img 井台⟧`. */
export function expectedText(tree: Root, language: string | undefined): string {
  const root = tree.children.find((child) => child.type === 'element')
  const spoken = root?.properties.lang ?? language
  const text = tree.children.map((child) => expectedOf(child as ElementContent, 0)).join('')
  return `⟦${spoken} ${spoken}⟧${text}`
}

function expectedOf(node: ElementContent, quotes: number): string {
  if (node.type === 'text') return inkOf(node.value)
  if (node.type !== 'element') return ''
  if (node.tagName === 'template') return ''
  if (node.properties.className === undefined) return expectedInside(node, quotes)
  if (hasClass(node, 'note-call')) return `⟦call ${inkOf(textOf(node))}⟧`
  if (['page-ref', 'toc-page', 'toc-leader', 'index-pages'].some((name) => hasClass(node, name))) return ''
  if (hasClass(node, 'no-glyph')) {
    const point = Number.parseInt(textOf(node).slice(2), 16)
    return inkOf(Number.isNaN(point) ? textOf(node) : String.fromCodePoint(point))
  }
  const formula = hasClass(node, 'math')
    ? findElement(node, ({ tagName }) => tagName === 'annotation')
    : undefined
  if (formula) return `⟦math ${inkOf(textOf(formula))}⟧`
  return expectedInside(node, quotes)
}

function expectedInside(node: Element, quotes: number): string {
  if (node.tagName === 'img') return `⟦img ${inkOf(String(node.properties.alt ?? ''))}⟧`
  if (node.tagName === 'input') return node.properties.checked ? '⟦☑⟧' : '⟦☐⟧'
  const depth = node.tagName === 'q' ? quotes + 1 : quotes
  let inner = ''
  for (const child of node.children) inner += expectedOf(child, depth)
  if (node.tagName === 'q') return quotes % 2 === 0 ? `“${inner}”` : `‘${inner}’`
  return `${expectedMark(node, inner)}${inner}`
}

/** How an element is written, where that says something: `⟦h2⟧`, `⟦ol 3⟧`, `⟦em dots⟧`. */
function expectedMark(node: Element, inner: string): string {
  const { tagName, properties } = node
  // A head cell that is empty is the head of nothing.
  const name = hasClass(node, 'book-title') ? 'h1' : tagName === 'th' && inner === '' ? 'td' : tagName
  const { start, value, hidden, lang, ariaLabel } = properties
  return markOf(name, {
    start: start ?? value,
    dots: hasClass(node, 'dots'),
    note: hasClass(node, 'note'),
    head: name === 'th',
    hidden: hidden !== undefined && hidden !== false,
    lang,
    label: name === 'svg' ? ariaLabel : undefined,
  })
}
