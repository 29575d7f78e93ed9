import type { Element, ElementContent } from 'hast'
import type { BookConfig, Section, TocEntry } from '../../book.ts'
import type { Run } from '../../run.ts'
import type { ComposedChapter } from '../compose-chapter.ts'
import { hasClass, makeElement } from '../make-element.ts'
import { addAppendix, appendixOf } from './add-appendix.ts'
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
  const { language } = config
  const appendix = { id: ID, title: partWords[language].answers, language, children: parts }
  if (config.answers === 'only') {
    if (parts.length === 0) run.report({ ruleId: 'key-empty' })
    const made = appendixOf(appendix)
    return { sections: [made], toc: [{ id: ID, title: made.title, level: 1, sectionId: ID }] }
  }
  return parts.length === 0 ? { sections, toc } : addAppendix({ sections, toc }, appendix)
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
