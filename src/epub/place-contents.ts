import assert from 'node:assert/strict'
import type { Element } from 'hast'
import type { Page, Section } from '../book.ts'
import { flowOf } from './flow.ts'
import { contentsTitle, entryId } from './navigation.ts'
import { hasClass } from './nodes.ts'

/**
 * Where in `toc.xhtml` pages of the printed contents begin: ids of its entries or of its title, and the pages of each.
 *
 * A page that begins within an entry begins at that one, for the EPUB's contents have no lines of paper.
 */
export function placeContents(
  pages: readonly Page[],
  sections: readonly Section[],
  addressOf: (id: string) => string,
): Map<string, Page[]> {
  const places = new Map<string, Page[]>()
  for (const section of sections.filter(({ role }) => role === 'contents')) {
    const root = section.tree.children.find((child): child is Element => child.type === 'element')
    if (!root) continue
    for (const page of pages.filter(({ sectionId, kind }) => sectionId === section.id && kind !== 'blank')) {
      const target = entryTarget(root, page)
      const id = target === undefined ? contentsTitle : entryId(addressOf(target))
      places.set(id, [...(places.get(id) ?? []), page])
    }
  }
  return places
}

/** The id of what the entry leads to, `undefined` before the first one. */
function entryTarget(root: Element, { start = 0, opening = '', label }: Page): string | undefined {
  const items = flowOf(root)
  const flow = items.map(({ ink }) => ink).join('')
  assert.equal(flow.slice(start, start + opening.length), opening, `page ${label} begins with other words`)
  const item = items.findLast((item) => item.start <= start)
  const entry = item?.around.find((element) => hasClass(element, 'toc-entry'))
  const link = entry?.children.find(
    (child): child is Element => child.type === 'element' && child.tagName === 'a',
  )
  const target = link?.properties.href
  return typeof target === 'string' ? target.slice(1) : undefined
}
