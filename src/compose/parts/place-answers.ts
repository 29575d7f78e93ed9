import type { Element, ElementContent } from 'hast'
import type { BookConfig, Section, TocEntry } from '../../book.ts'
import type { Run } from '../../run.ts'
import type { ComposedChapter } from '../compose-chapter.ts'
import { hasClass, makeElement } from '../make-element.ts'
import { partWords } from './part-words.ts'

const ID = 'answers'

/** Sections and contents of a book whose answers stand where its edition has them. */
export type PlacedAnswers = { sections: Section[]; toc: TocEntry[] }

/**
 * Takes the answers out of the chapters into a section of their own, before the colophon; in the key, nothing else is
 * left; one without answers is reported.
 */
export function placeAnswers(
  run: Run,
  chapters: readonly ComposedChapter[],
  config: BookConfig,
): PlacedAnswers {
  const parts: ElementContent[] = []
  for (const { section } of chapters) {
    const root = section.tree.children.find((child): child is Element => child.type === 'element')
    if (!root) continue
    const key = root.children.find((child) => child.type === 'element' && hasClass(child, 'part-key'))
    if (key?.type !== 'element') continue
    root.children = root.children.filter((child) => child !== key)
    const title = makeElement('h2', { dataSrc: key.properties.dataSrc }, [
      { type: 'text', value: section.title },
    ])
    parts.push(title, ...(config.answers === 'only' ? key.children.map(withoutReferences) : key.children))
  }
  const sections = chapters.map(({ section }) => section)
  const toc = chapters.flatMap((chapter) => chapter.toc)
  const made = answersSection(parts, config)
  const entry: TocEntry = { id: ID, title: made.title, level: 1, sectionId: ID }
  if (config.answers === 'only') {
    if (parts.length === 0) run.report({ ruleId: 'key-empty' })
    return { sections: [made], toc: [entry] }
  }
  if (parts.length === 0) return { sections, toc }
  const colophon = sections.findIndex(({ role }) => role === 'colophon')
  const end = colophon < 0 ? sections.length : colophon
  const later = new Set(sections.slice(end).map(({ id }) => id))
  const first = toc.findIndex(({ sectionId }) => later.has(sectionId))
  const at = first < 0 ? toc.length : first
  return {
    sections: [...sections.slice(0, end), made, ...sections.slice(end)],
    toc: [...toc.slice(0, at), entry, ...toc.slice(at)],
  }
}

function answersSection(parts: ElementContent[], { language }: BookConfig): Section {
  const title = partWords[language].answers
  const heading = makeElement('h1', {}, [{ type: 'text', value: title }])
  const root = makeElement(
    'section',
    {
      id: ID,
      className: ['section', 'section-appendix', 'section-answers'],
      dataRole: 'appendix',
      lang: language,
    },
    [heading, ...parts],
  )
  return { id: ID, title, role: 'appendix', tree: { type: 'root', children: [root] }, source: '' }
}

/** The places that a key's links lead to are in another file. */
function withoutReferences(node: ElementContent): ElementContent {
  if (node.type !== 'element') return node
  const children = node.children
    .filter((child) => child.type !== 'element' || !hasClass(child, 'page-ref'))
    .map(withoutReferences)
  if (node.tagName === 'a' && hasClass(node, 'ref')) return makeElement('span', {}, children)
  return { ...node, children }
}
