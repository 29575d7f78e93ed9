import type { Element, ElementContent, Root } from 'hast'
import type { Book, BookConfig, Section, TocEntry } from '../book.ts'
import { internalLines } from '../internal-marks.ts'
import { writtenDate } from '../written-date.ts'
import { footMarginNotes } from './foot-margin-notes.ts'
import { imprintPage } from './imprint.ts'
import { NOTES_ID, placeNotes } from './place-notes.ts'

const HALF_TITLE_ID = 'half-title'

/**
 * All sections in order: those of the book, their notes in place, title page and contents, made of book.yaml and the
 * headings. `crowded` are the calls of notes in the margin that stand at the foot instead; `mark` is called with each tree.
 */
export function withGeneratedSections(
  book: Book,
  crowded: ReadonlySet<string> = new Set(),
  mark: (tree: Root) => void = () => undefined,
): Section[] {
  const { config } = book
  const own = crowded.size === 0 ? book.sections : book.sections.map((one) => footMarginNotes(one, crowded))
  const sections = placeNotes(own, config)
  const firstBody = book.sections.findIndex((section) => section.role !== 'preface')
  const end = firstBody < 0 ? book.sections.length : firstBody
  const imprint = imprintPage(config)
  const isFirst = config.imprint?.place !== 'end'
  const all = [
    ...(config.halfTitle ? [halfTitle(config)] : []),
    ...(config.titlePage ? [titlePage(config)] : []),
    ...(imprint && isFirst ? [imprint] : []),
    ...sections.slice(0, end),
    ...(config.contents.depth > 0 && book.toc.length > 0 ? [contents(book, sections)] : []),
    ...sections.slice(end),
    ...(imprint && !isFirst ? [imprint] : []),
  ]
  for (const { tree } of all) mark(tree)
  return all
}

/** Role → what follows a name on the title page. MARC relator codes. */
const roleWords: Record<string, string> = { aut: '著', edt: '编', trl: '译', ill: '绘', ctb: '编写' }

/** The title alone. */
function halfTitle(config: BookConfig): Section {
  return section(HALF_TITLE_ID, config.title, config.language, [
    element('div', ['half-title'], [element('p', [], [text(config.title)])]),
  ])
}

function titlePage(config: BookConfig): Section {
  const issuer = [config.unit ?? config.publisher, writtenDate(config.date, config.language)].filter(
    (line) => line !== undefined,
  )
  const names = config.authors.map(({ name, role }) =>
    config.language === 'en' ? name : `${name}　${roleWords[role] ?? ''}`.trim(),
  )
  // No h1: the book's title is no chapter of its outline.
  return section('title', config.title, config.language, [
    element(
      'div',
      ['title-page'],
      [
        ...internalLines(config).map((line) => element('p', ['imprint-internal'], [text(line)])),
        element('p', ['book-title'], [text(config.title)]),
        ...(config.subtitle ? [element('p', ['book-subtitle'], [text(config.subtitle)])] : []),
        ...(names.length > 0
          ? [
              element(
                'div',
                ['book-authors'],
                names.map((name) => element('p', [], [text(name)])),
              ),
            ]
          : []),
        ...(issuer.length > 0
          ? [
              element(
                'div',
                ['book-issuer'],
                issuer.map((line) => element('p', [], [text(line)])),
              ),
            ]
          : []),
      ],
    ),
  ])
}

function contents(book: Book, sections: Section[]): Section {
  const { config } = book
  const entries = withNotes(book.toc, sections)
    .filter((entry) => entry.level <= config.contents.depth)
    .map((entry) => {
      const link = element('a', [], [text(entry.title)])
      link.properties.href = `#${entry.id}`
      const page = element('span', ['toc-page'])
      page.properties.dataTarget = entry.id
      return element(
        'p',
        ['toc-entry', `toc-level-${entry.level}`],
        [link, element('span', ['toc-leader'], [dottedLine()]), page],
      )
    })
  return section('contents', config.contents.title, config.language, [
    element('h1', [], [text(config.contents.title)]),
    element('nav', ['toc'], entries),
  ])
}

/** Notes at the end of the book are a section that the manuscript does not have. */
function withNotes(toc: TocEntry[], sections: Section[]): TocEntry[] {
  const index = sections.findIndex(({ id }) => id === NOTES_ID)
  const notes = sections[index]
  if (!notes) return toc
  const later = new Set(sections.slice(index + 1).map(({ id }) => id))
  const end = toc.findIndex((entry) => later.has(entry.sectionId))
  const at = end < 0 ? toc.length : end
  return [
    ...toc.slice(0, at),
    { id: NOTES_ID, title: notes.title, level: 1, sectionId: NOTES_ID },
    ...toc.slice(at),
  ]
}

/** Dots from right to left, so that they stand below each other. A drawing: as a background it would be a bitmap. */
function dottedLine(): Element {
  const line = element('line')
  line.properties = { x1: '100%', x2: '0', y1: '1', y2: '1' }
  const drawing = element('svg', undefined, [line])
  drawing.properties = { width: '100%', height: '2', ariaHidden: 'true' }
  return drawing
}

function section(
  id: 'title' | 'contents' | typeof HALF_TITLE_ID,
  title: string,
  language: string,
  children: ElementContent[],
): Section {
  const root = element('section', ['section', `section-${id}`], children)
  const role = id === HALF_TITLE_ID ? 'title' : id
  Object.assign(root.properties, { id, dataRole: role, lang: language })
  return { id, title, role, tree: { type: 'root', children: [root] }, source: '' }
}

function element(tagName: string, className: string[] = [], children: ElementContent[] = []): Element {
  return { type: 'element', tagName, properties: className.length > 0 ? { className } : {}, children }
}

function text(value: string): ElementContent {
  return { type: 'text', value }
}
