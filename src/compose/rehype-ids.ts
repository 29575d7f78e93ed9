import { slug } from 'github-slugger'
import type { Element, Nodes, Root } from 'hast'
import type { TocEntry } from '../book.ts'
import type { ChapterContext } from './chapter-context.ts'
import { plainText } from './plain-text.ts'
import { visit } from './visit.ts'

/** Every id becomes `s01-…`, unique in the book; headings without one get it from their text and enter the contents. */
export function rehypeIds(context: ChapterContext) {
  const { ids, headings, sectionId } = context
  const used = new Set<string>()

  const take = (name: string): string => {
    let id = `${sectionId}-${name}`
    for (let count = 1; used.has(id); count++) id = `${sectionId}-${name}-${count}`
    used.add(id)
    return id
  }
  const name = (alias: string, id: string) => {
    if (!ids.has(alias)) ids.set(alias, id)
  }

  const readHeading = (heading: Element, level: number, inContents: boolean) => {
    const title = plainText(heading)
    const own = slug(title)
    const explicit = heading.properties.id
    if (explicit === undefined) {
      const id = take(own || 'heading')
      heading.properties.id = id
      // `-1`, `-2` as GitHub counts them, from which authors copy their links.
      name(id.slice(sectionId.length + 1), id)
      name(own, id)
    } else {
      readId(heading, String(explicit))
      name(own, String(heading.properties.id))
    }
    if (inContents && title !== '')
      headings.push({
        id: String(heading.properties.id),
        title,
        level: level as TocEntry['level'],
        sectionId,
      })
  }
  const readId = (element: Element, written: string) => {
    // Notes and their calls have theirs already.
    if (element.made && written.startsWith(`${sectionId}-`)) {
      name(written.slice(sectionId.length + 1), written)
      return
    }
    const clean = written.trim().replace(/\s+/g, '-')
    if (ids.has(clean)) {
      // HTML parsers begin an element that is left open anew in every block: nobody wrote that one.
      if (!element.position) {
        delete element.properties.id
        return
      }
      context.report('id-duplicate', element.position, { id: clean })
    }
    const id = take(clean)
    element.properties.id = id
    name(clean, id)
  }
  const read = (node: Nodes, inContents: boolean) => {
    if (!('children' in node)) return
    let inner = inContents
    if (node.type === 'element') {
      if (node.tagName === 'svg') return
      const level = /^h([1-6])$/.exec(node.tagName)?.[1]
      if (level !== undefined) readHeading(node, Number(level), inContents)
      else if (node.properties.id === '') delete node.properties.id
      else if (node.properties.id !== undefined) readId(node, String(node.properties.id))
      inner = inContents && !/^(?:blockquote|li|td|th|aside)$/.test(node.tagName)
    }
    for (const child of node.children) read(child, inner)
  }
  return (tree: Root): undefined => {
    // A heading `Note 1` must not take the id of the first note.
    visit(tree, 'element', ({ made, properties: { id } }) => {
      if (made && typeof id === 'string' && id.startsWith(`${sectionId}-`)) used.add(id)
    })
    read(tree, true)
  }
}
