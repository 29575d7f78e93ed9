import type { Element, ElementContent, Root } from 'hast'
import type { BookConfig, Section } from '../book.ts'

/**
 * Put the notes where the book wants them, and number them.
 *
 * `compose` leaves them at the end of their section, numbered there. At the foot of the page they stay there until the
 * pages are made; with a number for every page of its own, that is given then (`data-number="page"`).
 *
 * The sections given are not changed: the EPUB has its notes elsewhere.
 */
export function placeNotes(sections: Section[], config: BookConfig): Section[] {
  const { place } = config.notes
  // At the end, a number for every page would say nothing.
  const number = place === 'foot' || config.notes.number !== 'page' ? config.notes.number : place
  const collected: { section: Section; notes: Element }[] = []
  let offset = 0
  const placed = sections.map((section) => {
    let count = 0
    const start = number === 'book' ? offset : 0
    const change = (element: Element): ElementContent[] => {
      if (hasClass(element, 'note-call')) return [start === 0 ? element : renumbered(element, start)]
      if (!hasClass(element, 'notes')) {
        const children = changed(element.children, visit)
        return [children === element.children ? element : { ...element, children }]
      }
      const notes = {
        ...element,
        children: element.children.map((child): ElementContent => {
          if (child.type !== 'element' || !hasClass(child, 'note')) return child
          count++
          const properties = { ...child.properties, dataNumber: String(start + count) }
          return { ...child, properties, children: child.children.flatMap(visit) }
        }),
      }
      if (place === 'foot') return [{ ...notes, properties: { ...notes.properties, dataNumber: number } }]
      if (place === 'chapter') return [atEnd(notes, config.language)]
      collected.push({ section, notes })
      return []
    }
    const visit = (child: ElementContent): ElementContent[] =>
      child.type === 'element' ? change(child) : [child]
    const tree: Root = {
      type: 'root',
      children: (section.tree.children as ElementContent[]).flatMap(visit),
    }
    offset += count
    return { ...section, tree }
  })
  if (collected.length === 0) return placed
  const colophon = placed.findIndex((section) => section.role === 'colophon')
  const end = colophon < 0 ? placed.length : colophon
  return [...placed.slice(0, end), notesSection(collected, config.language), ...placed.slice(end)]
}

/** The very list where nothing in it is to be changed: most of a book. */
function changed(
  children: ElementContent[],
  change: (child: ElementContent) => ElementContent[],
): ElementContent[] {
  let copy: ElementContent[] | undefined
  for (const [index, child] of children.entries()) {
    const made = change(child)
    if (!copy && made.length === 1 && made[0] === child) continue
    copy ??= children.slice(0, index)
    copy.push(...made)
  }
  return copy ?? children
}

/** The id of the section that holds all notes of a book. */
export const NOTES_ID = 'notes'

export function notesTitle(language: string): string {
  if (language === 'en') return 'Notes'
  return language === 'zh-Hant' ? '註釋' : '注释'
}

function notesSection(collected: { section: Section; notes: Element }[], language: string): Section {
  const title = notesTitle(language)
  const parts = collected.flatMap(({ section, notes }): ElementContent[] => [
    element('h2', {}, [{ type: 'text', value: section.title }]),
    atEnd(notes, ''),
  ])
  const properties = {
    id: NOTES_ID,
    className: ['section', 'section-notes'],
    dataRole: 'notes',
    lang: language,
  }
  const root = element('section', properties, [element('h1', {}, [{ type: 'text', value: title }]), ...parts])
  return { id: NOTES_ID, title, role: 'notes', tree: { type: 'root', children: [root] }, source: '' }
}

/** Notes that stand in the text, under a heading where `language` gives it words. */
function atEnd(notes: Element, language: string): Element {
  const title =
    language === ''
      ? []
      : [element('p', { className: ['notes-title'] }, [{ type: 'text', value: notesTitle(language) }])]
  return element('section', { ...notes.properties, className: ['notes-end'] }, [...title, ...notes.children])
}

/** A call with a number that goes on from the sections before. */
function renumbered(call: Element, start: number): Element {
  const add = (child: ElementContent): ElementContent => {
    if (child.type === 'element') return { ...child, children: child.children.map(add) }
    return child.type === 'text' ? { ...child, value: String(Number(child.value) + start) } : child
  }
  return { ...call, children: call.children.map(add) }
}

function element(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children }
}

function hasClass(element: Element, name: string): boolean {
  const classes = element.properties.className
  return Array.isArray(classes) && classes.includes(name)
}
