import assert from 'node:assert/strict'
import type { Element, ElementContent } from 'hast'
import type { Page } from '../book.ts'
import type { EpubDocument } from './document.ts'
import { type FlowItem, flowOf, inkOf, PAGE_BREAK } from './flow.ts'
import type { PageTarget } from './navigation.ts'
import { hasClass, make, text } from './nodes.ts'

/**
 * Mark where each page of the printed book begins, exactly to the character, and list the marks.
 *
 * Blank pages bear nothing to find and are left out. Pages of the section that is no document are those of the contents,
 * whose marks `writeNavigation` sets.
 *
 * @throws AssertionError where the pages are not those of these documents: a fault of ours
 */
export function placePages(
  pages: readonly Page[],
  documents: readonly EpubDocument[],
  contentsId: string | undefined,
): PageTarget[] {
  const bySection = new Map<string, Page[]>()
  for (const page of pages) {
    if (page.kind === 'blank') continue
    bySection.set(page.sectionId, [...(bySection.get(page.sectionId) ?? []), page])
  }
  const files = new Map(documents.map(({ section, file }) => [section.id, file]))
  for (const { section, root } of documents) markPages(root, bySection.get(section.id) ?? [])
  return pages.flatMap((page) => {
    if (page.kind === 'blank') return []
    const file = files.get(page.sectionId) ?? (page.sectionId === contentsId ? 'toc.xhtml' : undefined)
    assert(file !== undefined, `no place for page ${page.label}`)
    return [{ label: page.label, href: `${file}#${idOf(page)}` }]
  })
}

/** Labels are roman or arabic numerals, so that no two pages share one. */
function idOf({ label }: Page): string {
  return `page-${label}`
}

/** Mark the pages of one section. What is marked last is marked first: the text before stays as it was. */
export function markPages(root: Element, pages: readonly Page[]): void {
  if (pages.length === 0) return
  const items = flowOf(root)
  // A page of notes alone begins where the next one does.
  const byStart = new Map<number, Page[]>()
  for (const page of pages) byStart.set(page.start ?? 0, [...(byStart.get(page.start ?? 0) ?? []), page])
  for (const [start, together] of [...byStart].sort(([a], [b]) => b - a)) {
    const marks = together.map(markOf)
    const item = itemAt(items, start)
    if (item) markItem(item, start - item.start, marks)
    else markEnd(root, marks)
  }
  assertMarks(root, pages)
}

/** The mark where a page begins. */
export function markOf(page: Page): Element {
  return make('span', {
    'epub:type': 'pagebreak',
    role: 'doc-pagebreak',
    id: idOf(page),
    className: [PAGE_BREAK],
    ariaLabel: page.label,
  })
}

function itemAt(items: readonly FlowItem[], place: number): FlowItem | undefined {
  let [low, high] = [0, items.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const item = items[middle]
    if (!item || place < item.start) high = middle - 1
    else if (place >= item.start + item.ink.length) low = middle + 1
    else return item
  }
  return undefined
}

/** Before the flow's character that is `offset` characters into the item. */
function markItem({ node, around }: FlowItem, offset: number, marks: Element[]): void {
  let target: ElementContent = node
  const parents = [...around]
  let parent = parents.pop()
  assert(parent)
  if (node.type === 'text') {
    const at = indexOfInk(node.value, offset)
    if (offset > 0) {
      const rest = text(node.value.slice(at))
      node.value = node.value.slice(0, at)
      insertAfter(parent, node, rest)
      target = rest
    } else if (at > 0) {
      // White before the first character stays before the mark.
      const rest = text(node.value.slice(at))
      const white = text(node.value.slice(0, at))
      parent.children.splice(parent.children.indexOf(node), 1, white, rest)
      target = rest
    }
  }
  // Out of all that begins here, up to the block.
  while (!isBlock(parent, parents.at(-1)) && !hasFlowBefore(parent, target)) {
    target = parent
    parent = parents.pop()
    assert(parent)
  }
  if (isBlock(parent, parents.at(-1)) && !hasFlowBefore(parent, target)) {
    parent.children.unshift(...marks)
    return
  }
  if (parent.tagName !== 'ruby') {
    insertBefore(parent, target, marks)
    return
  }
  // A mark has no place in ruby: the characters from here on get one of their own.
  const cut = parent.children.indexOf(target)
  const { id: _, ...properties } = parent.properties
  const rest = make('ruby', properties, parent.children.splice(cut))
  const grandparent = parents.at(-1)
  assert(grandparent)
  insertAfter(grandparent, parent, rest)
  insertBefore(grandparent, rest, marks)
}

/** A page that has notes only, or is empty: it begins after all of the text. */
function markEnd(root: Element, marks: Element[]): void {
  const notes = root.children.find((child) => hasClass(child, 'notes'))
  if (notes) insertBefore(root, notes, marks)
  else root.children.push(...marks)
}

/** Where in a text its flow's character number `offset` stands, counted from 0. */
function indexOfInk(value: string, offset: number): number {
  let count = 0
  for (let index = 0; index < value.length; index++) {
    if (inkOf(value.charAt(index)) === '') continue
    if (count === offset) return index
    count++
  }
  throw new Error(`the text has no character ${offset}`)
}

function hasFlowBefore(parent: Element, child: ElementContent): boolean {
  const before = parent.children.slice(0, parent.children.indexOf(child))
  return flowOf(make('span', {}, before)).length > 0
}

function insertBefore(parent: Element, child: ElementContent, added: ElementContent[]): void {
  const index = parent.children.indexOf(child)
  assert(index >= 0)
  parent.children.splice(index, 0, ...added)
}

function insertAfter(parent: Element, child: ElementContent, added: ElementContent): void {
  const index = parent.children.indexOf(child)
  assert(index >= 0)
  parent.children.splice(index + 1, 0, added)
}

/** Elements that begin a line of their own, and so do the lines of code. */
function isBlock({ tagName, properties }: Element, parent: Element | undefined): boolean {
  if (tagName === 'span') return Array.isArray(properties.className) && properties.className.includes('line')
  return blockNames.has(tagName) || (tagName === 'code' && parent?.tagName === 'pre')
}

const blockNames = new Set(
  (
    'address article aside blockquote body caption dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 ' +
    'header li main nav ol p pre section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
)

/** Once more from the finished tree: before each mark stand so many characters, and after it those of the page. */
function assertMarks(root: Element, pages: readonly Page[]): void {
  const places = new Map<string, number>()
  const items = flowOf(root, ({ properties }, place) => places.set(String(properties.id), place))
  const flow = items.map(({ ink }) => ink).join('')
  for (const page of pages) {
    const { label, start = -1, opening = '' } = page
    assert.equal(places.get(idOf(page)), start, `the mark of page ${label} is not where the page begins`)
    assert.equal(flow.slice(start, start + opening.length), opening, `page ${label} begins with other words`)
  }
}
