import type { Element, ElementContent, Nodes, Root, Text } from 'hast'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import { joinPages } from '../join-pages.ts'
import { ALL_PAGES, countWords } from './imprint.ts'
import { noteNumber } from './in-page/note-number.js'

/** What the numbered pages call an anchor's page: `12`; a guess of the usual width while it is unknown. */
export type PageRefs = (target: string) => string

/**
 * A section's HTML for print: what a browser would draw by itself is written out, so that it can be proven.
 *
 * List numbers and bullets, note numbers and page references become text; check boxes become drawn boxes; of formulas
 * the typeset half stays; text beside blocks gets a block (`div.run`) of its own.
 */
export function prepareSection(tree: Root, language: string, refs: PageRefs): string {
  const context = { refs, language, depth: 0, noteName: noteNames(tree) }
  return writer.stringify({
    type: 'root',
    children: prepareChildren(tree.children as ElementContent[], context),
  })
}

/**
 * What a note is called by until its page gives it another number: one as wide as those of pages, which seldom have more
 * than 50 notes. Where a note is called twice, the numbers go on through the section, and stay.
 */
function noteNames(tree: Root): (number: number) => string {
  const targets = new Set<string>()
  let isOnce = true
  let isByPage = false
  const visit = (node: Nodes) => {
    if (node.type === 'element') {
      if (hasClass(node, 'notes')) isByPage ||= node.properties.dataNumber === 'page'
      if (hasClass(node, 'note-call')) {
        const target = targetOf(node)
        if (targets.has(target)) isOnce = false
        targets.add(target)
      }
    }
    if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(tree)
  return isByPage && isOnce ? (number) => noteNumber(((number - 1) % 50) + 1) : noteNumber
}

/** The id of the note that is called. */
function targetOf(call: Element): string {
  const link = call.children.find((child): child is Element => child.type === 'element')
  return String(link?.properties.href ?? '').replace(/^#/, '')
}

const writer = unified().use(rehypeStringify).freeze()

/** Whether a section's HTML depends on page numbers. */
export function hasPageRefs(tree: Root): boolean {
  const names = ['page-ref', 'toc-page', 'index-pages']
  return tree.children.some((child) => child.type === 'element' && names.some((name) => find(child, name)))
}

/** Characters that print may write besides those of the book: the fonts must have them. */
export function writtenCharacters(): string {
  const notes = Array.from({ length: 51 }, (_, index) => noteNumber(index + 1)).join('')
  return `${bullets.join('')}${notes}（第页） (page)：，–印张張字数數千 Printed sheets: Characters: thousand 0123456789.ivxlcdm?ABCDEFGHIJKLMNOPQRSTUVWXYZ续表 (continued)Table`
}

/** Bullets of unordered lists, by depth. */
const bullets = ['•', '◦', '▪']

type Context = {
  refs: PageRefs
  language: string
  noteName: (number: number) => string
  /** Of lists. */
  depth: number
  /** Of `q`. */
  quotes?: number
}

function prepareChildren(children: ElementContent[], context: Context): ElementContent[] {
  return children.flatMap((child, index) => {
    if (child.type === 'element') return prepareElement(child, context)
    // The white after a box to be ticked is its margin: a space would be stretched with its line.
    if (child.type === 'text' && isCheckbox(children[index - 1])) return [text(child.value.trimStart())]
    return [child]
  })
}

function isCheckbox(node: ElementContent | undefined): boolean {
  return node?.type === 'element' && node.tagName === 'input' && node.properties.type === 'checkbox'
}

function prepareElement(element: Element, context: Context): ElementContent[] {
  const prepare = byTag[element.tagName] ?? byClass.find(([name]) => hasClass(element, name))?.[1]
  if (prepare) return prepare(element, context)
  return [withChildren(element, prepareChildren(element.children, context))]
}

type Prepare = (element: Element, context: Context) => ElementContent[]

const byTag: Record<string, Prepare> = {
  ol: prepareList,
  ul: prepareList,
  menu: prepareList,
  input: (element) =>
    element.properties.type === 'checkbox'
      ? [make('span', { className: element.properties.checked ? ['task-box', 'checked'] : ['task-box'] })]
      : [],
  // Printed open: the browser's own box for these hides what is closed.
  details: (element, context) => [
    withChildren({ ...element, tagName: 'div' }, inRuns(prepareChildren(element.children, context))),
  ],
  summary: (element, context) => [
    {
      ...withChildren(element, prepareChildren(element.children, context)),
      tagName: 'div',
      properties: { ...element.properties, className: ['summary'] },
    },
  ],
  // Browsers add these marks by themselves.
  q: (element, context) => {
    const depth = context.quotes ?? 0
    const [open, close] = depth % 2 === 0 ? ['“', '”'] : ['‘', '’']
    const inner = prepareChildren(element.children, { ...context, quotes: depth + 1 })
    return [withChildren(element, [text(open), ...inner, text(close)])]
  },
  template: () => [],
  // Brackets for readers without ruby.
  rp: () => [],
}
for (const name of [
  'blockquote',
  'dd',
  'td',
  'th',
  'div',
  'section',
  'aside',
  'figure',
  'figcaption',
  'center',
])
  byTag[name] = prepareContainer

function prepareContainer(element: Element, context: Context): ElementContent[] {
  const special = byClass.find(([name]) => hasClass(element, name))?.[1]
  if (special) return special(element, context)
  return [withChildren(element, inRuns(prepareChildren(element.children, context)))]
}

const byClass: [string, Prepare][] = [
  [
    'page-count',
    (element, { refs, language }) => {
      const { dataForm, dataPer } = element.properties
      const pages = Number(refs(ALL_PAGES))
      return [
        withChildren(element, [
          text(countWords(String(dataForm), Number(dataPer), Number.isNaN(pages) ? 10 : pages, language)),
        ]),
      ]
    },
  ],
  [
    'page-ref',
    (element, context) => {
      const page = context.refs(String(element.properties.dataTarget ?? ''))
      return [
        withChildren(element, [text(context.language === 'en' ? ` (page ${page})` : `（第 ${page} 页）`)]),
      ]
    },
  ],
  [
    'toc-page',
    (element, context) => [
      withChildren(element, [text(context.refs(String(element.properties.dataTarget ?? '')))]),
    ],
  ],
  [
    'index-pages',
    (element, { refs, language }) => {
      const targets = String(element.properties.dataTargets ?? '').split(' ')
      const labels = targets.map(refs)
      const link = (index: number) =>
        make('a', { className: ['ref'], href: `#${targets[index]}` }, [text(labels[index] ?? '?')])
      const runs = joinPages(labels).flatMap(({ from, to }, index) => [
        ...(index > 0 ? [text(language === 'en' ? ', ' : '，')] : []),
        link(from),
        ...(to > from ? [text('–'), link(to)] : []),
      ])
      return [withChildren(element, runs)]
    },
  ],
  [
    'math',
    (element) => {
      const typeset = find(element, 'katex-html')
      if (!typeset) return [element]
      // What it says to those who cannot see it.
      const dataTex = texOf(find(element, 'katex-mathml'))
      const katex = make('span', { className: ['katex'] }, [typeset])
      return [{ ...withChildren(element, [katex]), properties: { ...element.properties, dataTex } }]
    },
  ],
  [
    'note-call',
    (element, { noteName }) => {
      const link = element.children.find((child): child is Element => child.type === 'element')
      const name = text(noteName(Number(textOf(element))))
      const call = link ? withChildren(link, [name]) : name
      const properties = { ...element.properties, dataNote: targetOf(element) }
      return [{ ...element, properties, children: [call] }]
    },
  ],
  [
    'part-squared',
    (element) => [
      withChildren(
        element,
        element.children.map((line) => (line.type === 'element' ? withChildren(line, squares()) : line)),
      ),
    ],
  ],
  ['notes', prepareNotes],
  ['notes-end', prepareNotes],
]

/** More of them than the widest line holds; those beyond it are clipped: only the page knows its width. */
function squares(): Element[] {
  return Array.from({ length: 60 }, () => make('span', { className: ['part-square'] }))
}

/** Each note bears its number; what stands among them at the end of a chapter does not. */
function prepareNotes(element: Element, context: Context): ElementContent[] {
  let number = 0
  const children = element.children.flatMap((child): ElementContent[] => {
    if (child.type !== 'element') return [child]
    if (!hasClass(child, 'note')) return prepareElement(child, context)
    number++
    const own = Number(child.properties.dataNumber ?? number)
    const name = context.noteName(own)
    const marker = make('span', { className: ['note-number'] }, [text(name)])
    const inner = inRuns(prepareChildren(child.children, context), true)
    const className = name.length > 1 ? ['note', 'note-wide'] : ['note']
    return [{ ...child, properties: { ...child.properties, className }, children: [marker, ...inner] }]
  })
  return [withChildren(element, children)]
}

function prepareList(list: Element, context: Context): ElementContent[] {
  const items = list.children.filter((child) => child.type === 'element' && child.tagName === 'li').length
  const reversed = list.properties.reversed === true
  const isUnmarked = hasClass(list, 'part-unmarked')
  const isReferences = hasClass(list, 'part-reference-list')
  let number = Number(list.properties.start ?? (reversed ? items : 1))
  let digits = 1
  const children = list.children.map((child): ElementContent => {
    if (child.type !== 'element' || child.tagName !== 'li') return child
    const own = Number(child.properties.value)
    if (child.properties.value !== undefined && Number.isFinite(own)) number = own
    const label =
      list.tagName === 'ol'
        ? isReferences
          ? `[${number}]`
          : list.properties.type === 'A'
            ? `${letterOf(number)}.`
            : `${number}.`
        : (bullets[Math.min(context.depth, bullets.length - 1)] ?? '•')
    digits = Math.max(digits, String(number).length)
    number += reversed ? -1 : 1
    const inner = inRuns(prepareChildren(child.children, { ...context, depth: context.depth + 1 }), true)
    if (hasClass(child, 'task') || isUnmarked) return withChildren(child, inner)
    const marker = make('span', { className: ['li-marker'] }, [text(label)])
    return withChildren(child, [marker, ...inner])
  })
  const properties = { ...list.properties, dataDigits: list.tagName === 'ol' ? String(digits) : undefined }
  return [{ ...list, properties, children }]
}

/** 1 → A, 26 → Z, 27 → AA. */
function letterOf(number: number): string {
  if (number < 1) return String(number)
  const rest = Math.floor((number - 1) / 26)
  return `${rest > 0 ? letterOf(rest) : ''}${String.fromCodePoint(65 + ((number - 1) % 26))}`
}

/** Elements that begin a line of their own: the text between them gets a block. */
const blockNames = new Set(
  (
    'address article aside blockquote center dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr ' +
    'li main menu nav ol p pre section table tbody td tfoot th thead tr ul caption colgroup'
  ).split(' '),
)

function isBlock(node: ElementContent): boolean {
  return node.type === 'element' && blockNames.has(node.tagName)
}

/**
 * Where text stands beside blocks, put each run of it into a `div.run`; a container of text alone stays as it is,
 * unless `always`: beside a number of its own, text is in a block.
 */
function inRuns(children: ElementContent[], always = false): ElementContent[] {
  const marked = children.filter((child) => !(child.type === 'text' && child.value.trim() === ''))
  if (!always && !marked.some(isBlock)) return children
  const result: ElementContent[] = []
  let run: ElementContent[] = []
  const flush = () => {
    if (run.some((child) => child.type === 'element' || (child.type === 'text' && child.value.trim() !== '')))
      result.push(make('div', { className: ['run'] }, run))
    run = []
  }
  for (const child of children) {
    if (!isBlock(child)) run.push(child)
    else {
      flush()
      result.push(child)
    }
  }
  flush()
  return result
}

function hasClass(element: Element, name: string): boolean {
  const classes = element.properties.className
  return Array.isArray(classes) && classes.includes(name)
}

function find(element: Element, className: string): Element | undefined {
  if (hasClass(element, className)) return element
  for (const child of element.children) {
    const found = child.type === 'element' ? find(child, className) : undefined
    if (found) return found
  }
  return undefined
}

/** KaTeX's MathML holds what it was made of. */
function texOf(node: ElementContent | undefined): string | undefined {
  if (node?.type !== 'element') return undefined
  if (node.tagName === 'annotation') return textOf(node).trim()
  return node.children.map(texOf).find((tex) => tex !== undefined)
}

function textOf(node: ElementContent): string {
  if (node.type === 'text') return node.value
  return node.type === 'element' ? node.children.map(textOf).join('') : ''
}

function withChildren(element: Element, children: ElementContent[]): Element {
  return { ...element, children }
}

function make(tagName: string, properties: Element['properties'], children: ElementContent[] = []): Element {
  return { type: 'element', tagName, properties, children }
}

function text(value: string): Text {
  return { type: 'text', value }
}
