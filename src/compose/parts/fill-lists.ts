import type { Element, ElementContent, Properties, Root } from 'hast'
import type { BookConfig, Section } from '../../book.ts'
import type { Run } from '../../run.ts'
import { hasClass, makeElement } from '../make-element.ts'
import { visit } from '../visit.ts'

/** What lists of a book are made of, in reading order. */
type Entry = { id: string; label: string; content: ElementContent[] }

/** Fills the glossary and the lists of figures and tables, wherever the author put them. */
export function fillLists(run: Run, sections: readonly Section[], language: BookConfig['language']): void {
  const wanted = sections.flatMap((section) => listsIn(section.tree).map((list) => ({ section, list })))
  if (wanted.length === 0) return
  for (const { section, list } of wanted) {
    const kind = kinds.find(({ name }) => hasClass(list, `part-${name}`))
    if (!kind) continue
    const entries = kind.find(sections, language)
    if (entries.length === 0) {
      const [, line, column] = /:(\d+):(\d+)$/.exec(String(list.properties.dataSrc ?? '')) ?? []
      const place = line === undefined ? undefined : { line: Number(line), column: Number(column) }
      run.report({ ruleId: 'part-list-empty', file: section.source, place, values: { list: kind.name } })
    }
    list.children = kind.write(entries, String(list.properties.dataSrc ?? ''))
  }
}

function listsIn(tree: Root): Element[] {
  const lists: Element[] = []
  visit(tree, 'element', (element) => {
    if (hasClass(element, 'part-list-made')) lists.push(element)
  })
  return lists
}

type Kind = {
  name: string
  find: (sections: readonly Section[], language: BookConfig['language']) => Entry[]
  write: (entries: readonly Entry[], dataSrc: string) => ElementContent[]
}

const kinds: Kind[] = [
  { name: 'figure-list', find: (sections) => captionsOf(sections, 'figure'), write: pageList },
  { name: 'table-list', find: (sections) => captionsOf(sections, 'table'), write: pageList },
  { name: 'glossary', find: termsOf, write: glossary },
]

/** Numbered figures or tables; those without an id get one that no author can write. */
function captionsOf(sections: readonly Section[], kind: 'figure' | 'table'): Entry[] {
  const entries: Entry[] = []
  for (const { id: sectionId, tree } of sections)
    visit(tree, 'element', (figure) => {
      if (figure.tagName !== 'figure' || !hasClass(figure, kind)) return
      let label = ''
      let caption: ElementContent[] = []
      visit(figure, 'element', (part) => {
        if (hasClass(part, 'label')) label = textOf(part)
        if (hasClass(part, 'caption')) caption = part.children
      })
      if (label === '') return
      figure.properties.id ??= `${sectionId}-${kind}.${entries.length + 1}`
      entries.push({ id: String(figure.properties.id), label, content: bare(caption) })
    })
  return entries
}

/** All terms that are explained in the book, by pinyin, stroke count or letter. */
function termsOf(sections: readonly Section[], language: BookConfig['language']): Entry[] {
  const entries: Entry[] = []
  for (const { tree } of sections)
    visit(tree, 'element', (item) => {
      if (!hasClass(item, 'part-entry') || typeof item.properties.id !== 'string') return
      let term = ''
      visit(item, 'element', (part) => {
        if (hasClass(part, 'part-term') && term === '') term = textOf(part)
      })
      entries.push({ id: item.properties.id, label: term || textOf(item), content: bare(item.children) })
    })
  const collator = new Intl.Collator(collations[language])
  return entries.sort((a, b) => collator.compare(a.label, b.label))
}

const collations = {
  'zh-Hans': 'zh-Hans-u-co-pinyin',
  'zh-Hant': 'zh-Hant-u-co-stroke',
  en: 'en',
}

function pageList(entries: readonly Entry[], dataSrc: string): ElementContent[] {
  return entries.map(({ id, label, content }) =>
    makeElement('p', { className: ['toc-entry', 'part-list-entry'], dataSrc }, [
      makeElement('a', { className: ['ref'], href: `#${id}` }, [
        { type: 'text', value: `${label}　` },
        ...content,
      ]),
      makeElement('span', { className: ['toc-leader'] }, [dottedLine()]),
      makeElement('span', { className: ['toc-page'], dataTarget: id }),
    ]),
  )
}

/** As in the contents: dots from right to left. */
function dottedLine(): Element {
  const line = makeElement('line', { x1: '100%', x2: '0', y1: '1', y2: '1' })
  return makeElement('svg', { width: '100%', height: '2', ariaHidden: 'true' }, [line])
}

function glossary(entries: readonly Entry[], dataSrc: string): ElementContent[] {
  const items = entries.map(({ id, content }) =>
    makeElement('li', { className: ['part-entry'], dataSrc }, [
      ...content,
      makeElement('span', { className: ['page-ref'], dataTarget: id }),
    ]),
  )
  return items.length > 0 ? [makeElement('ul', { className: ['part-glossary-list'], dataSrc }, items)] : []
}

/** A copy without what may be in a book only once: ids, calls of notes, page references. */
function bare(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type !== 'element') return [{ ...node }]
    if (hasClass(node, 'note-call') || hasClass(node, 'cite') || hasClass(node, 'page-ref')) return []
    const { id: _, ...properties }: Properties = node.properties
    // A link in a link, or to a place twice: its words are enough.
    const tagName = node.tagName === 'a' ? 'span' : node.tagName
    const { href: __, ...safe } = properties
    return [
      { ...node, tagName, properties: tagName === 'span' ? safe : properties, children: bare(node.children) },
    ]
  })
}

function textOf(node: ElementContent): string {
  if (node.type === 'text') return node.value
  return node.type === 'element' ? node.children.map(textOf).join('') : ''
}
