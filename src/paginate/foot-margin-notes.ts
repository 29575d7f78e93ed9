import type { Element, ElementContent, Root } from 'hast'
import { visit } from 'unist-util-visit'
import type { Section } from '../book.ts'

/**
 * Some notes of the margin as notes of the usual kind: their calls get a number, and all notes of the section are numbered
 * anew, by their first calls. The section given is not changed.
 */
export function footMarginNotes(section: Section, ids: ReadonlySet<string>): Section {
  if (![...ids].some((id) => srcOfNote(section.tree, id) !== '')) return section
  const tree = structuredClone(section.tree)
  const root = tree.children.find((child): child is Element => child.type === 'element')
  if (!root) return section
  const moved: Element[] = []
  visit(tree, 'element', (element, index, parent) => {
    const id = String(element.properties.dataCall)
    if (!hasClass(element, 'margin-note') || !ids.has(id) || !parent || index === undefined) return
    moved.push(noteOf(element, id))
    parent.children.splice(index, 1)
    return index
  })
  visit(tree, 'element', (element) => {
    const id = String(element.properties.id)
    if (hasClass(element, 'margin-call') && ids.has(id)) Object.assign(element, callOf(id))
  })
  let notes = root.children.find(
    (child): child is Element => child.type === 'element' && hasClass(child, 'notes'),
  )
  if (!notes) {
    notes = make('section', { className: ['notes'], role: 'doc-endnotes' }, [])
    root.children.push(notes)
  }
  notes.children.push(...moved)
  numberAnew(tree, notes)
  return { ...section, tree }
}

/** `file:line:column` of the note that is called by this id; '' where the section has none. */
export function srcOfNote(tree: Root, id: string): string {
  let src = ''
  visit(tree, 'element', ({ properties }) => {
    if (properties.dataCall === id) src = String(properties.dataSrc ?? '')
  })
  return src
}

function noteOf({ properties, children }: Element, id: string): Element {
  const { dataSrc } = properties
  return make('aside', { className: ['note'], id: `${id}-note`, role: 'doc-footnote', dataSrc }, [
    make('p', { dataSrc }, children),
  ])
}

function callOf(id: string): Element {
  const link = make('a', { href: `#${id}-note`, id, role: 'doc-noteref' }, [{ type: 'text', value: '0' }])
  return make('sup', { className: ['note-call'] }, [link])
}

function numberAnew(tree: Root, notes: Element): void {
  const numbers = new Map<string, number>()
  visit(tree, 'element', (element) => {
    if (!hasClass(element, 'note-call')) return
    const [link] = element.children
    if (link?.type !== 'element') return
    const id = String(link.properties.href).slice(1)
    const number = numbers.get(id) ?? numbers.size + 1
    numbers.set(id, number)
    link.children = [{ type: 'text', value: String(number) }]
  })
  const last = numbers.size + 1
  const numberOf = (note: ElementContent) =>
    note.type === 'element' ? (numbers.get(String(note.properties.id)) ?? last) : last
  notes.children = notes.children.toSorted((a, b) => numberOf(a) - numberOf(b))
}

function make(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children }
}

function hasClass(element: Element, name: string): boolean {
  const { className } = element.properties
  return Array.isArray(className) && className.includes(name)
}
