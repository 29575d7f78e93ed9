import type { ElementContent } from 'hast'
import type { BookConfig, Section, TocEntry } from '../../book.ts'
import { makeElement } from '../make-element.ts'
import type { PlacedAnswers } from './place-answers.ts'

type Appendix = { id: string; title: string; language: BookConfig['language']; children: ElementContent[] }

/** A section that no chapter has, under a heading of its own: before the colophon, and in the contents. */
export function addAppendix(
  { sections, toc }: PlacedAnswers,
  { id, title, language, children }: Appendix,
): PlacedAnswers {
  const made = appendixOf({ id, title, language, children })
  const entry: TocEntry = { id, title, level: 1, sectionId: id }
  const colophon = sections.findIndex(({ role }) => role === 'colophon')
  const end = colophon < 0 ? sections.length : colophon
  const later = new Set(sections.slice(end).map((section) => section.id))
  const first = toc.findIndex(({ sectionId }) => later.has(sectionId))
  const at = first < 0 ? toc.length : first
  return {
    sections: [...sections.slice(0, end), made, ...sections.slice(end)],
    toc: [...toc.slice(0, at), entry, ...toc.slice(at)],
  }
}

export function appendixOf({ id, title, language, children }: Appendix): Section {
  const heading = makeElement('h1', {}, [{ type: 'text', value: title }])
  const className = ['section', 'section-appendix', `section-${id}`]
  const properties = { id, className, dataRole: 'appendix', lang: language }
  const root = makeElement('section', properties, [heading, ...children])
  return { id, title, role: 'appendix', tree: { type: 'root', children: [root] }, source: '' }
}
