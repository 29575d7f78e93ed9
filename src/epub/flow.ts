import type { Element, ElementContent, Text } from 'hast'
import { hasClass } from './nodes.ts'

/**
 * One piece of a section's flow, by which the pages of the printed book are found again: a text with ink, or a thing
 * that counts as one character. `around` are the elements that it stands in, the outermost first; `start` counts from 0.
 */
export type FlowItem = { node: Text | Element; around: Element[]; start: number; ink: string }

/**
 * The flow of an adapted section, in order.
 *
 * The same as print counts (`paginate/in-page/page-starts.js`): characters with ink, and a picture, a formula, a
 * character without glyph as one each; without calls of notes, their numbers, notes at the foot, check boxes and the
 * brackets of ruby.
 * `mark` gets each mark of a page, and the place where it stands.
 */
export function flowOf(
  root: Element,
  mark: (element: Element, place: number) => void = () => undefined,
): FlowItem[] {
  const items: FlowItem[] = []
  let start = 0
  const visit = (node: ElementContent, around: Element[]): void => {
    if (node.type !== 'text' && node.type !== 'element') return
    if (hasClass(node, PAGE_BREAK) && node.type === 'element') mark(node, start)
    const ink = node.type === 'text' ? inkOf(node.value) : isAtom(node) ? ATOM : ''
    if (ink !== '') {
      items.push({ node, around, start, ink })
      start += ink.length
    } else if (
      node.type === 'element' &&
      node.tagName !== 'rp' &&
      !outside.some((name) => hasClass(node, name))
    )
      for (const child of node.children) visit(child, [...around, node])
  }
  visit(root, [])
  return items
}

/** The class of marks. They are empty. */
export const PAGE_BREAK = 'page-break'

/** Stands for a thing that counts as one character: OBJECT REPLACEMENT CHARACTER. */
const ATOM = '\ufffc'

const outside = [
  'note-call',
  'note-number',
  'margin-note',
  'notes',
  'page-ref',
  'toc-page',
  'index-pages',
  'task-box',
]

function isAtom(element: Element): boolean {
  if (element.tagName === 'img') return true
  if (element.tagName === 'svg') return hasClass(element, 'picture')
  return hasClass(element, 'math') || hasClass(element, 'no-glyph')
}

/** Characters that leave ink: white space and zero-width characters are left out, as in `paginate/in-page/blocks.js`. */
export function inkOf(text: string): string {
  return text.replace(withoutInk, '')
}

const withoutInk =
  /[\s\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|\u034f|[\ufe00-\ufe0f]/g
