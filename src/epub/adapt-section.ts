import type { Element, ElementContent, Properties } from 'hast'
import type { Role, Section } from '../book.ts'
import { joinPages } from '../join-pages.ts'
import { classesOf, findElement, hasClass, make, text, textOf } from './nodes.ts'
import { sizeColumns } from './size-columns.ts'
import type { EpubWords } from './words.ts'

/** What a section needs to know of the rest of the book. */
export type AdaptContext = {
  words: EpubWords
  /** Picture's `src` in the trees → in the EPUB. */
  pictures: ReadonlyMap<string, string>
  /** Note id → id of its first call. */
  calls: ReadonlyMap<string, string>
  /** Id → what its printed page is called; empty where there are no pages. */
  labels: ReadonlyMap<string, string>
}

/**
 * A section as reading systems want it: docs/book-html.md says what comes in, docs/epub.md what goes out.
 *
 * Ids and links are still those of the trees; `nameIds` makes them those of files.
 */
export function adaptSection(section: Section, context: AdaptContext): Element {
  const root = section.tree.children.find((child): child is Element => child.type === 'element')
  if (!root) throw new Error(`the section ${section.id} is empty`)
  const { type, role } = roles[section.role]
  const children = adaptChildren(root.children, { ...context, quotes: 0 })
  const heading = children.find((child): child is Element => isHeading(child))
  if (heading) heading.properties.id ??= `${section.id}-title`
  return make(
    'section',
    {
      id: String(root.properties.id ?? section.id),
      className: root.properties.className,
      lang: root.properties.lang,
      'epub:type': type,
      role,
      ...(heading ? { ariaLabelledBy: [String(heading.properties.id)] } : { ariaLabel: section.title }),
    },
    children,
  )
}

/** EPUB Structural Semantics Vocabulary 1.1 and DPUB-ARIA 1.1; a title page has no role there. */
const roles: Record<Role, { type: string; role?: string }> = {
  title: { type: 'titlepage' },
  contents: { type: 'toc' },
  imprint: { type: 'copyright-page' },
  preface: { type: 'preface', role: 'doc-preface' },
  chapter: { type: 'chapter', role: 'doc-chapter' },
  appendix: { type: 'appendix', role: 'doc-appendix' },
  afterword: { type: 'afterword', role: 'doc-afterword' },
  notes: { type: 'endnotes', role: 'doc-endnotes' },
  colophon: { type: 'colophon', role: 'doc-colophon' },
  'back-cover': { type: 'cover' },
}

/** `quotes`: how many `q` stand around. */
type Context = AdaptContext & { quotes: number }

function adaptChildren(children: readonly ElementContent[], context: Context): ElementContent[] {
  const adapted: ElementContent[] = []
  for (const child of children) {
    if (child.type === 'text') adapted.push(text(child.value))
    else if (child.type === 'element') adapted.push(...adaptElement(child, context))
  }
  return adapted
}

type Adapt = (element: Element, context: Context) => ElementContent[]

function adaptElement(element: Element, context: Context): ElementContent[] {
  // Most have no class at all.
  const ofClass =
    element.properties.className === undefined
      ? undefined
      : byClass.find(([name]) => hasClass(element, name))?.[1]
  const adapt = ofClass ?? byTag[element.tagName] ?? plain
  return adapt(element, context)
}

/** The element itself, without what only print wants. */
function plain(element: Element, context: Context): [Element] {
  const properties = shared(element)
  const type = typeOfRole[String(properties.role)]
  if (type !== undefined) properties['epub:type'] = type
  return [make(element.tagName, properties, adaptChildren(element.children, context))]
}

/** The names of the older vocabulary, for reading systems that know no roles. */
const typeOfRole: Record<string, string> = {
  'doc-bibliography': 'bibliography',
  'doc-biblioref': 'biblioref',
  'doc-backlink': 'backlink',
}

function shared({ properties }: Element): Properties {
  const kept: Properties = {}
  for (const name in properties) if (!/^data[A-Z]/.test(name)) kept[name] = properties[name]
  return kept
}

const byClass: [string, Adapt][] = [
  // Pages are named by the page list.
  ['page-ref', () => []],
  ['toc-page', () => []],
  ['toc-leader', () => []],
  ['index-pages', adaptIndexPages],
  // Nobody writes on a screen: of a page of lines its title is left.
  ['part-note-page', adaptNotePage],
  ['note-call', adaptCall],
  ['notes', adaptNotes],
  ['notes-end', adaptNotes],
  ['math', adaptFormula],
  [
    'no-glyph',
    (element) => [make(element.tagName, { className: ['no-glyph'] }, [text(characterOf(textOf(element)))])],
  ],
  ['book-title', (element, context) => [{ ...plain(element, context)[0], tagName: 'h1' }]],
  ['label', (element, context) => [...plain(element, context), text(' ')]],
]

const byTag: Record<string, Adapt> = {
  // A picture may take most of a line: the few words beside it are not spread over the rest.
  p: (element, context) => {
    const [line] = plain(element, context)
    const isBeside = line.children.some(isPicture) && textOf(line).trim() !== ''
    if (isBeside) line.properties.className = [...classesOf(line), 'with-picture']
    return [line]
  },
  img: (element, context) => {
    const src = context.pictures.get(String(element.properties.src))
    if (src === undefined) throw new Error(`no picture ${String(element.properties.src)}`)
    return [make('img', { ...shared(element), src, alt: String(element.properties.alt ?? '') })]
  },
  svg: (element) => [copyDrawing(element)],
  input: ({ properties }, { words }) => {
    const done = Boolean(properties.checked)
    const spoken = { className: ['task-box'], role: 'img', ariaLabel: done ? words.done : words.open }
    return [make('span', spoken, [text(done ? '☑' : '☐')])]
  },
  // Written out as on paper: reading systems add marks of their own to `q`.
  q: (element, context) => {
    const [open, close] = context.quotes % 2 === 0 ? ['“', '”'] : ['‘', '’']
    const inner = adaptChildren(element.children, { ...context, quotes: context.quotes + 1 })
    const { cite: _, ...properties } = shared(element)
    return [make('span', { ...properties, className: ['quotation'] }, [text(open), ...inner, text(close)])]
  },
  // A document has one at most.
  main: (element, context) => [{ ...plain(element, context)[0], tagName: 'div' }],
  table: adaptTable,
  // Sections of the author's own need no place in the outline.
  template: () => [],
}

/** The pages of a term as links to its places; without pages, the places are counted. */
function adaptIndexPages(element: Element, { labels }: Context): ElementContent[] {
  const targets = String(element.properties.dataTargets ?? '').split(' ')
  const names = targets.map((target, index) => labels.get(target) ?? String(index + 1))
  const link = (index: number) => make('a', { href: `#${targets[index]}` }, [text(names[index] ?? '')])
  const runs = labels.size > 0 ? joinPages(names) : targets.map((_, index) => ({ from: index, to: index }))
  const links = runs.flatMap(({ from, to }, index) => [
    ...(index > 0 ? [text(', ')] : []),
    link(from),
    ...(to > from ? [text('–'), link(to)] : []),
  ])
  return [make('span', { className: ['index-pages'] }, links)]
}

function adaptNotePage(element: Element, context: Context): ElementContent[] {
  const [page] = plain(element, context)
  page.children = page.children.filter((child) => child.type !== 'element' || !hasClass(child, 'part-space'))
  return page.children.length > 0 ? [page] : []
}

/** The call of a note: `[1]`, raised. Reading systems show the note where it is touched. */
function adaptCall(element: Element): ElementContent[] {
  const link = findElement(element, ({ tagName }) => tagName === 'a')
  if (!link) throw new Error('a call without link')
  const properties = {
    'epub:type': 'noteref',
    role: 'doc-noteref',
    id: link.properties.id,
    href: link.properties.href,
  }
  return [make('sup', { className: ['note-call'] }, [make('a', properties, [text(`[${textOf(link)}]`)])])]
}

/** Notes at the end of a section; at the foot of printed pages they stand here, too. */
function adaptNotes(element: Element, context: Context): ElementContent[] {
  let number = 0
  const children = element.children.flatMap((child): ElementContent[] => {
    if (child.type !== 'element') return []
    if (!hasClass(child, 'note')) return adaptElement(child, context)
    number++
    return [adaptNote(child, String(child.properties.dataNumber ?? number), context)]
  })
  const properties = {
    className: element.properties.className,
    'epub:type': 'footnotes',
    ariaLabel: context.words.notes,
  }
  return [make('section', properties, children)]
}

function adaptNote(note: Element, number: string, context: Context): Element {
  const id = String(note.properties.id)
  const call = context.calls.get(id)
  const mark = make(
    call === undefined ? 'span' : 'a',
    {
      className: ['note-number'],
      ...(call === undefined
        ? {}
        : { href: `#${call}`, role: 'doc-backlink', ariaLabel: context.words.backToText(number) }),
    },
    [text(`[${number}]`)],
  )
  const children = adaptChildren(note.children, context)
  // Pop-ups show what is in the note without the note itself: its paragraphs are known by a class of their own.
  for (const child of children)
    if (child.type === 'element' && child.tagName === 'p')
      child.properties.className = [...classesOf(child), 'note-text']
  const first = children.find((child): child is Element => child.type === 'element')
  if (first?.tagName === 'p') first.children.unshift(mark, text(' '))
  else children.unshift(make('p', { className: ['note-number-line'] }, [mark]))
  return make('aside', { id, className: ['note'], 'epub:type': 'footnote', role: 'doc-footnote' }, children)
}

/** Of a formula its MathML, with the TeX for those who see none. */
function adaptFormula(element: Element, context: Context): ElementContent[] {
  const math = findElement(element, ({ tagName }) => tagName === 'math')
  if (!math) return plain(element, context)
  const semantics = math.children.find(
    (child): child is Element => child.type === 'element' && child.tagName === 'semantics',
  )
  const tex = textOf(findElement(math, ({ tagName }) => tagName === 'annotation') ?? math)
  const parts = (semantics ?? math).children.filter(
    (child) => child.type !== 'element' || child.tagName !== 'annotation',
  )
  const properties = {
    ...shared(math),
    xmlns: 'http://www.w3.org/1998/Math/MathML',
    alttext: tex.trim(),
  }
  // A long one can be moved on a narrow screen, with keys, too.
  const moved = hasClass(element, 'math-display') ? { tabIndex: 0 } : {}
  return [
    make(element.tagName, { ...shared(element), ...moved }, [make('math', properties, parts.map(copyNode))]),
  ]
}

/** Head cells say what they are the head of; those that say nothing are the head of nothing. */
function adaptTable(element: Element, context: Context): ElementContent[] {
  const [table] = plain(element, context)
  const visit = (node: Element, inHead: boolean) => {
    for (const child of node.children) {
      if (child.type !== 'element' || child.tagName === 'table') continue
      if (child.tagName === 'th' && isEmptyCell(child)) {
        child.tagName = 'td'
        delete child.properties.scope
      } else if (child.tagName === 'th') child.properties.scope ??= inHead ? 'col' : 'row'
      visit(child, inHead || child.tagName === 'thead')
    }
  }
  visit(table, false)
  sizeColumns(table)
  return [table]
}

function isEmptyCell(cell: Element): boolean {
  const picture = findElement(cell, ({ tagName }) => ['img', 'svg', 'math'].includes(tagName))
  return textOf(cell).trim() === '' && !picture
}

function copyDrawing(element: Element): Element {
  const copy = copyNode(element)
  if (copy.type !== 'element') throw new Error('a drawing is an element')
  let linked = false
  const visit = (node: Element) => {
    if (hasClass(node, 'no-glyph')) node.children = [text(characterOf(textOf(node)))]
    linked ||= 'xLinkHref' in node.properties
    for (const child of node.children) if (child.type === 'element') visit(child)
  }
  visit(copy)
  // Without words it is decoration, as a picture with an empty `alt` is.
  if (String(copy.properties.ariaLabel ?? '').trim() === '') {
    const { role: _, ariaLabel: __, ...properties } = copy.properties
    const isNamed = copy.children.some(
      (child) => child.type === 'element' && /^(?:title|desc)$/.test(child.tagName),
    )
    copy.properties = isNamed ? { ...properties, role: 'img' } : { ...properties, ariaHidden: 'true' }
  }
  if (linked) copy.properties['xmlns:xlink'] = 'http://www.w3.org/1999/xlink'
  return copy
}

function copyNode(node: ElementContent): ElementContent {
  if (node.type === 'text') return text(node.value)
  if (node.type !== 'element') return text('')
  return make(node.tagName, shared(node), node.children.map(copyNode))
}

/** Print names a character that it has no font for; a reader may have one: `U+4E00` → 一. */
function characterOf(code: string): string {
  const point = Number.parseInt(code.replace(/^U\+/, ''), 16)
  return Number.isNaN(point) ? code : String.fromCodePoint(point)
}

function isPicture(node: ElementContent): boolean {
  return hasClass(node, 'picture') || (node.type === 'element' && node.tagName === 'img')
}

function isHeading(node: ElementContent): node is Element {
  return node.type === 'element' && /^h[1-6]$/.test(node.tagName)
}
