import type { Element, ElementContent, Root, RootContent, Text } from 'hast'
import { latinRuns, mayHaveLatinRuns } from '../cjk/latin-runs.ts'
import { isBlockElement } from './block-elements.ts'
import { hasClass } from './make-element.ts'

/**
 * Marks Latin text with `<span lang="en">` where its punctuation would otherwise be set full-width, as in `It’s`: the
 * same characters serve both writings, and only the language tells them apart.
 */
export function rehypeLatin() {
  return (tree: Root): undefined => {
    for (const child of tree.children) visit(child, () => false)
  }
}

function visit(node: RootContent, amongHan: () => boolean): void {
  if (node.type !== 'element' || isForeign(node)) return
  // Most blocks have no Latin text that it would matter to.
  const han = isBlockElement(node) ? () => /\p{Script=Han}/u.test(textOf(node)) : amongHan
  node.children = node.children.flatMap((child) => {
    if (child.type === 'text') return mayHaveLatinRuns(child.value) ? markRuns(child, han()) : child
    visit(child, han)
    return [child]
  })
}

function isForeign(node: Element): boolean {
  return (
    /^(?:pre|code|kbd|samp|svg|rt)$/.test(node.tagName) ||
    hasClass(node, 'math') ||
    hasClass(node, 'note-call') ||
    node.properties.lang !== undefined
  )
}

/** The text, its Latin runs marked; `amongHan` says whether its block has Han characters. */
export function markRuns(text: Text, amongHan: boolean): ElementContent[] {
  const parts: ElementContent[] = []
  let end = 0
  for (const { from, to } of latinRuns(text.value, amongHan)) {
    if (from > end) parts.push({ type: 'text', value: text.value.slice(end, from) })
    const children: Text[] = [{ type: 'text', value: text.value.slice(from, to) }]
    parts.push({ type: 'element', tagName: 'span', properties: { lang: 'en' }, children })
    end = to
  }
  if (end === 0) return [text]
  if (end < text.value.length) parts.push({ type: 'text', value: text.value.slice(end) })
  return parts
}

function textOf(node: ElementContent): string {
  if (node.type === 'text') return node.value
  return node.type === 'element' ? node.children.map(textOf).join('') : ''
}
