import { rowWidths } from './row-widths.ts'
import type { Tag, TagKid } from './tag.ts'

/**
 * Give the joined tags of a book the form that ISO 32000-1, 14.8.4 asks for: list items with `Lbl` and `LBody`, ruby
 * with its base, definition lists as lists, headings without a gap between their levels.
 *
 * @param tags as `joinTags` leaves them; they are changed
 * @param language of the book: tags in it need not say so
 */
export function completeTags(tags: readonly Tag[], language: string): void {
  let level = 0
  const walk = (kids: readonly TagKid[], around: string) => {
    for (const tag of kids) {
      if (tag.type !== 'tag') continue
      // A book may leave a level out; to those who hear it that would be a heading that is missing (ISO 14289-1, 7.4.2).
      if (/^H[1-6]$/.test(tag.role)) {
        level = Math.min(Number(tag.role.slice(1)), level + 1)
        tag.role = `H${level}`
      }
      if (tag.lang === around || tag.lang === 'und') delete tag.lang
      forms[tag.role]?.(tag)
      tag.words = []
      walk(tag.kids, tag.lang ?? around)
    }
  }
  walk(tags, language)
}

const forms: Record<string, (tag: Tag) => void> = {
  L: (list) => {
    if (list.kids.some((kid) => kid.type === 'tag' && (kid.role === 'DT' || kid.role === 'DD')))
      list.kids = definitions(list.kids)
    // What Chromium puts beside the items.
    list.kids = list.kids.map((kid) =>
      kid.type === 'tag' && ['LI', 'L', 'Caption'].includes(kid.role) ? kid : tagOf('LI', [kid]),
    )
  },
  LI: (item) => {
    const [first, ...others] = item.kids
    if (item.kids.every((kid) => kid.type === 'tag' && kid.role === 'LBody')) return
    if (first?.type === 'tag' && first.role === 'Lbl') {
      if (!others.every((kid) => kid.type === 'tag' && kid.role === 'LBody'))
        item.kids = [first, ...body(others)]
    } else if (item.words.includes('lbl') && first) item.kids = [tagOf('Lbl', [first]), ...body(others)]
    else item.kids = body(item.kids)
  },
  // Rows that end early have empty cells to the end.
  Table: (table) => {
    const widths = rowWidths(table)
    const most = Math.max(...widths)
    const rows = table.kids.filter((kid) => kid.type === 'tag' && kid.role === 'TR')
    for (const [index, row] of rows.entries())
      for (let width = widths[index] ?? 0; row.type === 'tag' && width < most; width++)
        row.kids.push(tagOf('TD', []))
  },
  Note: (note) => {
    const [first, ...others] = note.kids
    // Its number, which ISO 32000-1 calls a label as that of a list item.
    if (note.words.includes('lbl') && first && first.type !== 'tag')
      note.kids = [tagOf('Lbl', [first]), ...others]
    note.id ??= ''
  },
  Ruby: (ruby) => {
    const kids: TagKid[] = []
    for (const kid of ruby.kids) {
      const last = kids.at(-1)
      if (kid.type === 'tag' && ['RT', 'RP', 'RB'].includes(kid.role)) kids.push(kid)
      else if (last?.type === 'tag' && last.role === 'RB') last.kids.push(kid)
      else kids.push(tagOf('RB', [kid]))
    }
    ruby.kids = kids
  },
  TOCI: (entry) => {
    entry.kids = [tagOf('Reference', entry.kids)]
  },
  TOC: (contents) => {
    contents.kids = contents.kids.map((kid) =>
      kid.type === 'tag' && ['TOCI', 'TOC', 'Caption'].includes(kid.role) ? kid : tagOf('TOCI', [kid]),
    )
  },
}

function tagOf(role: string, kids: TagKid[]): Tag {
  return { type: 'tag', role, kids, words: [] }
}

function body(kids: TagKid[]): Tag[] {
  return kids.length > 0 ? [tagOf('LBody', kids)] : []
}

/** A term begins an item, what it means is the body of the item. */
function definitions(kids: readonly TagKid[]): Tag[] {
  const items: Tag[] = []
  for (const kid of kids) {
    const last = items.at(-1)
    const isTerm = kid.type === 'tag' && kid.role === 'DT'
    const [label, meaning] = last?.kids ?? []
    if (isTerm && last && label?.type === 'tag' && label.role === 'Lbl' && !meaning)
      label.kids.push(...kid.kids)
    else if (isTerm) items.push(tagOf('LI', [{ ...kid, role: 'Lbl' }]))
    else {
      const own = kid.type === 'tag' && kid.role === 'DD' ? kid.kids : [kid]
      if (last && meaning?.type === 'tag') meaning.kids.push(...own)
      else if (last) last.kids.push(tagOf('LBody', own))
      else items.push(tagOf('LI', [tagOf('LBody', own)]))
    }
  }
  return items
}
