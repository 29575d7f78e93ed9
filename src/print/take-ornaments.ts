import type { Tag } from './tag.ts'

/**
 * Take out of the tags what tables and rows draw themselves, outside their cells: lines and grounds, which say nothing.
 *
 * @param tags they are changed
 * @returns by page, counted from 0: the MCIDs of what is no content
 */
export function takeOrnaments(tags: readonly Tag[]): Map<number, Set<number>> {
  const ornaments = new Map<number, Set<number>>()
  const walk = (tag: Tag) => {
    if (holders.has(tag.role))
      tag.kids = tag.kids.filter((kid) => {
        if (kid.type !== 'content') return true
        const numbers = ornaments.get(kid.page) ?? new Set()
        ornaments.set(kid.page, numbers.add(kid.mcid))
        return false
      })
    for (const kid of tag.kids) if (kid.type === 'tag') walk(kid)
  }
  for (const tag of tags) walk(tag)
  return ornaments
}

/** What text can stand in none of: the HTML parser moves it out. */
const holders = new Set(['Table', 'THead', 'TBody', 'TFoot', 'TR'])
