import type { Tag, TagKid } from './tag.ts'

/**
 * Set the tags of a range of pages right, as far as each page is concerned.
 *
 * Chromium makes a `NonStruct` of everything that it has no word for, each piece of text included: those that say
 * nothing go, and what they held comes up. What the page itself said (`words`) makes the structure types that Chromium
 * does not know. ISO 32000-1, 14.8.4 names the types, ISO 14289-1 (PDF/UA-1), 7, which are to be used.
 */
export function sortTags(tags: Tag[]): Tag[] {
  return inBlocks(tags).filter((kid) => kid.type === 'tag')
}

/** Word → structure type. The other words are no types. */
const roles: Record<string, string> = {
  sect: 'Sect',
  notes: 'Notes',
  note: 'Note',
  ref: 'Reference',
  formula: 'Formula',
  toc: 'TOC',
  toci: 'TOCI',
  pre: 'P',
  dl: 'L',
  dt: 'DT',
  dd: 'DD',
}

/** Structure types that stand in a line of text (ISO 32000-1: 14.8.4.4). */
const inline = new Set([
  'Link',
  'Span',
  'Em',
  'Strong',
  'Code',
  'Ruby',
  'Reference',
  'Form',
  'Quote',
  'Annot',
])

/** Those that stand in a line or by themselves. */
const either = new Set(['Figure', 'Formula'])

/** Those that hold blocks only: text that stands in them directly is a paragraph. */
const grouping = new Set(['Document', 'Sect', 'Notes', 'Div', 'Art', 'BlockQuote', 'TOC'])

/** Kids of what holds blocks only. */
function inBlocks(kids: readonly TagKid[]): TagKid[] {
  const blocks: TagKid[] = []
  let line: TagKid[] = []
  const endLine = () => {
    if (line.some((kid) => kid.type !== 'tag' || inline.has(kid.role)))
      blocks.push({ type: 'tag', role: 'P', kids: line, words: [] })
    else blocks.push(...line)
    line = []
  }
  for (const kid of kids) {
    if (kid.type !== 'tag') line.push(kid)
    else if (isNothing(kid)) {
      if (isText(kid)) line.push(...inLine(kid.kids))
      else {
        // An element of its own, such as a <div>: its text is not that of the next one.
        endLine()
        const own = inBlocks(kid.kids)
        const [only] = own
        if (own.length === 1 && only?.type === 'tag' && only.role === 'P') addWords(only, kid.words)
        blocks.push(...own)
      }
    } else {
      const tag = sorted(kid)
      if (inline.has(tag.role) || either.has(tag.role)) line.push(tag)
      else {
        endLine()
        blocks.push(tag)
      }
    }
  }
  endLine()
  return blocks
}

/** Kids of what holds text: blocks in it stay as they are. */
function inLine(kids: readonly TagKid[]): TagKid[] {
  return kids.flatMap((kid) =>
    kid.type !== 'tag' ? [kid] : isNothing(kid) ? inLine(kid.kids) : [sorted(kid)],
  )
}

function sorted(tag: Tag): Tag {
  const role = roles[tag.words.find((word) => roles[word] !== undefined) ?? ''] ?? known(tag)
  const kids = grouping.has(role) ? inBlocks(tag.kids) : inLine(tag.kids)
  const words = tag.words.filter((word) => roles[word] === undefined)
  // The element around a picture is its figure, and what describes the picture describes that.
  if (role === 'Figure' && tag.alt === undefined) return figure({ ...tag, role, kids, words })
  return { ...tag, role, kids, words }
}

/** Types of PDF 2.0 that would be taken for something else. */
function known({ role }: Tag): string {
  return role === 'Aside' ? 'Div' : role
}

function isNothing(tag: Tag): boolean {
  return (
    tag.role === 'NonStruct' && tag.alt === undefined && !tag.words.some((word) => roles[word] !== undefined)
  )
}

/** A piece of text; an element around some has tags in it. */
function isText({ kids }: Tag): boolean {
  return kids.every(({ type }) => type !== 'tag')
}

function addWords(tag: Tag, words: readonly string[]): void {
  tag.words = [...new Set([...tag.words, ...words])]
}

/** `<figure>`: of a picture, of a table, or of something else with a caption. */
function figure(tag: Tag): Tag {
  const tags = tag.kids.filter((kid) => kid.type === 'tag')
  if (tags.length === 0) return tag
  const caption = tags.find(({ role }) => role === 'Caption')
  const others = tags.filter((kid) => kid !== caption)
  const [only] = others
  if (only && others.length === 1 && ['Figure', 'Table'].includes(only.role)) {
    const kids = caption ? captioned(only, caption) : only.kids
    return { ...only, kids, words: [...new Set([...only.words, ...tag.words])] }
  }
  const kids = caption ? tag.kids.map((kid) => (kid === caption ? { ...caption, role: 'P' } : kid)) : tag.kids
  return { ...tag, role: 'Div', kids: inBlocks(kids) }
}

/** A table's caption is its first kid; a picture's comes after it (ISO 32000-1: 14.8.4.3.4 allows no other places). */
function captioned(tag: Tag, caption: Tag): TagKid[] {
  return tag.role === 'Table' ? [caption, ...tag.kids] : [...tag.kids, caption]
}
