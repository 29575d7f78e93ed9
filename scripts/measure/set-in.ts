import type { Element } from 'hast'

/**
 * How far the lines of a block are set in from the edges of the type area, in characters of the text; `first` is where
 * its first line may begin, from where the others do.
 */
export type SetIn = { left: number; right: number; first: number[] }

/** Paragraphs of the text. */
export const notSetIn: SetIn = { left: 0, right: 0, first: [0, 2] }

/**
 * Where lines stand in an element, by where they stand around it: the style sheets, said again by somebody who does not
 * ask them. Nothing where that is not known: lists of references and the index are left to their own edges.
 */
export function setInBy(element: Element, around: SetIn | undefined, theme: string): SetIn | undefined {
  const { tagName } = element
  if (!around || hasClass(element, 'part-reference-list') || hasClass(element, 'part-index-list'))
    return undefined
  const set = (left: number, right: number, first = [0, 2]) => ({
    left: around.left + left,
    right: around.right + right,
    first,
  })
  if (tagName === 'blockquote') return set(2, 2)
  if (tagName === 'dd') return set(2, 0)
  if (tagName === 'ol' || tagName === 'ul' || tagName === 'menu') return set(numberWidth(element), 0, [0])
  const box = Object.entries(boxes).find(([name]) => hasClass(element, name))?.[1]
  if (!box || (theme === 'gongwen' && box.isRuled)) return around
  return set(box.left, box.right)
}

/** What the words of a task are set in by: its box stands before them. */
export const taskBox = 1.25

const boxes: Record<
  string,
  { left: number; right: number /** Official documents have no rules. */; isRuled?: true }
> = {
  'part-alert': { left: 1, right: 1 },
  'part-objectives': { left: 1, right: 1, isRuled: true },
  'part-editor-note': { left: 1, right: 1, isRuled: true },
  'part-case': { left: 1, right: 0, isRuled: true },
  'part-activity': { left: 1, right: 0, isRuled: true },
  'part-source-text': { left: 2, right: 2 },
  'part-quotation': { left: 2, right: 2 },
}

/** The white that numbers stand in: wider from three figures on. */
function numberWidth(list: Element): number {
  if (list.tagName !== 'ol') return 2
  const items = list.children.filter((child) => child.type === 'element' && child.tagName === 'li')
  const reversed = list.properties.reversed === true
  let number = Number(list.properties.start ?? (reversed ? items.length : 1))
  let figures = 1
  for (const item of items) {
    if (item.type === 'element' && item.properties.value !== undefined) number = Number(item.properties.value)
    figures = Math.max(figures, String(number).length)
    number += reversed ? -1 : 1
  }
  return figures === 3 ? 2.5 : figures === 4 ? 3 : 2
}

function hasClass({ properties }: Element, name: string): boolean {
  return Array.isArray(properties.className) && properties.className.includes(name)
}
