import type { Tag, TagKid } from './tag.ts'

/**
 * Join what was cut at the ends of pages: of a paragraph, a list or a table on two pages there is one tag again.
 *
 * What goes on overleaf says `to`, what comes from there `from`. Notes at the foot of a page come into the section that
 * they belong to; they do not keep a paragraph from going on.
 *
 * @param tags of all ranges, in order, as `sortTags` leaves them; they are changed
 */
export function joinTags(tags: readonly Tag[]): Tag[] {
  const joined: TagKid[] = []
  for (const tag of tags) {
    const section = joined.at(-1)
    if (tag.role !== 'Notes') append(joined, tag)
    else if (section?.type === 'tag' && section.role === 'Sect')
      for (const note of tag.kids) append(section.kids, note)
    else for (const note of tag.kids) append(joined, note)
  }
  return joined.filter((kid) => kid.type === 'tag')
}

/** Put a kid at the end, or its content into the kid that it continues. */
function append(kids: TagKid[], kid: TagKid): void {
  const before = kid.type === 'tag' && kid.words.includes('from') ? continued(kids, kid) : undefined
  if (before && kid.type === 'tag') continueTag(before, kid)
  else kids.push(kid)
}

/** The kid that goes on in `rest`. A note goes on in a note, everything else may have notes after it. */
function continued(kids: readonly TagKid[], rest: Tag): Tag | undefined {
  for (let index = kids.length - 1; index >= 0; index--) {
    const kid = kids[index]
    if (kid?.type !== 'tag') return undefined
    if (kid.role === rest.role && kid.words.includes('to')) return kid
    if (kid.role !== 'Note') return undefined
  }
  return undefined
}

function continueTag(tag: Tag, rest: Tag): void {
  tag.words = [...tag.words.filter((word) => word !== 'to'), ...rest.words.filter((word) => word === 'to')]
  if (tag.role !== 'TR') for (const kid of rest.kids) append(tag.kids, kid)
  // A row goes on in each of its cells.
  else
    for (const [index, kid] of rest.kids.entries()) {
      const cell = tag.kids[index]
      if (cell?.type === 'tag' && kid.type === 'tag') for (const inner of kid.kids) append(cell.kids, inner)
      else tag.kids.push(kid)
    }
}
