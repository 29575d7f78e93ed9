import assert from 'node:assert/strict'
import type { Element } from 'hast'
import type { Page, Section } from '../book.ts'
import { flowOf } from './flow.ts'
import { entryId } from './navigation.ts'
import { hasClass } from './nodes.ts'

/**
 * Where in `toc.xhtml` a page of the printed contents begins: at its first entry, or at the title.
 *
 * An entry that began on the page before is the one. `undefined` where the page is none of the contents.
 */
export function contentsPlace(
  { sectionId, start = 0, opening = '', label }: Page,
  sections: readonly Section[],
  addressOf: (id: string) => string,
): string | undefined {
  const section = sections.find(({ id, role }) => id === sectionId && role === 'contents')
  const root = section?.tree.children.find((child): child is Element => child.type === 'element')
  if (!root) return undefined
  const items = flowOf(root)
  const flow = items.map(({ ink }) => ink).join('')
  assert.equal(flow.slice(start, start + opening.length), opening, `page ${label} begins with other words`)
  const item = items.findLast((item) => item.start <= start)
  const entry = item?.around.find((element) => hasClass(element, 'toc-entry'))
  const link = entry?.children.find(
    (child): child is Element => child.type === 'element' && child.tagName === 'a',
  )
  const target = link?.properties.href
  if (typeof target !== 'string') return 'toc.xhtml#toc-title'
  return `toc.xhtml#${entryId(addressOf(target.slice(1)))}`
}
