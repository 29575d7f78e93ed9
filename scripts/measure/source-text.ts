import type { Element, Nodes } from 'hast'
import type { Book } from '../../src/book.ts'
import { withGeneratedSections } from '../../src/paginate/generated-sections.ts'
import { isHan } from './characters.ts'
import { notSetIn, type SetIn, setInBy, taskBox } from './set-in.ts'

/** A paragraph, item or cell of the manuscript. */
export type SourceBlock = {
  /** Its Han characters alone, ruby left out: what the block is known by in the PDF. */
  han: string
  /** After how many of them a line ends because the author wrote so. */
  breaks: number[]
  /** `manuscript/01-x.md:12:1`, or ''. */
  place: string
  /** Where its lines stand, where that is known. */
  setIn: SetIn | undefined
  /** How many quotations and list items it stands in: one text may come in several places. */
  depth: string
}

/** What the manuscript says, as HTML: nothing of pages and their furniture. */
export type SourceText = {
  blocks: SourceBlock[]
  /** All characters, without formulas and note calls. */
  text: string
  /** What formulas are drawn with. */
  formulas: string
  /** References to pages: print adds （第 12 页） to each. */
  pageReferences: number
  /** What print writes of its own accord: the title page, headings of notes at an end. */
  generated: string
  /** Stops and commas stand in the middle of their cell: in all of a Traditional book. */
  centred: boolean
}

/** The Han characters that print adds to a reference. */
const PAGE_REFERENCE = '第页'

/** The text of a composed book, docs/book-html.md. */
export function sourceOfBook(book: Book): SourceText {
  const generated = withGeneratedSections(book)
    .map(({ role, tree }) =>
      role === 'title' ? textOf(tree) : `${notesTitles(tree, role === 'notes')}${numbersIn(tree)}`,
    )
    .join('')
  const trees = book.sections.map(({ tree }) => tree)
  const { theme, language } = book.config
  return { ...sourceOfTrees(trees, theme), generated, centred: language === 'zh-Hant' }
}

/** Headings of notes that stand at an end. */
function notesTitles(node: Nodes, all: boolean): string {
  const isTitle =
    node.type === 'element' && (hasClass(node, 'notes-title') || (all && /^h[12]$/.test(node.tagName)))
  if (isTitle) return textOf(node)
  return 'children' in node ? node.children.map((child) => notesTitles(child, all)).join('') : ''
}

/** What print may write of its own into lists: the numbers of references, and of pages in an index, three figures at the most. */
function numbersIn(node: Nodes): string {
  if (node.type === 'element' && hasClass(node, 'index-pages')) {
    const places = String(node.properties.dataTargets).split(' ').length
    return `${FIGURES.repeat(3)}ivxlc–，`.repeat(places)
  }
  const own = node.type === 'element' && hasClass(node, 'part-reference') ? `[]${FIGURES.repeat(3)}` : ''
  return own + ('children' in node ? node.children.map(numbersIn).join('') : '')
}

const FIGURES = '0123456789'

export function sourceOfTrees(trees: Nodes[], theme = 'song'): SourceText {
  const source = { ...emptySource, blocks: [] as SourceBlock[] }
  const outside: Around = { place: '', setIn: notSetIn, quotations: 0, items: 0, inTask: false }
  for (const tree of trees) visit(tree, outside, undefined)
  source.blocks = source.blocks.filter(({ han }) => han !== '')
  return source

  function visit(node: Nodes, around: Around, block: SourceBlock | undefined): void {
    if (node.type === 'text') {
      source.text += node.value
      if (block) block.han += hanOf(node.value)
      return
    }
    if (node.type === 'element') {
      if (hasClass(node, 'math')) source.formulas += textOf(node)
      if (isSilent(node)) return
      if (hasClass(node, 'page-ref')) {
        source.pageReferences++
        if (block) block.han += PAGE_REFERENCE
      }
      if (node.tagName === 'br' && block) block.breaks.push([...block.han].length)
    }
    if (!('children' in node)) return
    const here = node.type === 'element' ? aroundOf(node, around, theme) : around
    const own = node.type === 'element' && holders.has(node.tagName)
    const inner = own ? emptyBlock(here) : block
    // Blocks are in the order in which they begin.
    if (own && inner) source.blocks.push(inner)
    // The words of a drawing are no part of the line that it stands in.
    const isApart = node.type === 'element' && ['rt', 'rp', 'svg'].includes(node.tagName)
    // Print writes the marks of a quotation within a line.
    const quotes = node.type === 'element' && node.tagName === 'q' ? '“”' : ''
    source.text += quotes
    for (const child of node.children) visit(child, here, isApart ? undefined : inner)
  }
}

const emptySource = { text: '', formulas: '', pageReferences: 0, generated: '', centred: false }

type Around = Pick<SourceBlock, 'place' | 'setIn'> & {
  quotations: number
  items: number
  inTask: boolean
}

function aroundOf(element: Element, around: Around, theme: string): Around {
  const { properties, tagName } = element
  const isItem = tagName === 'li' || tagName === 'dd' || tagName === 'dt'
  return {
    place: String(properties.dataSrc ?? around.place),
    setIn: setInBy(element, around.setIn, theme),
    quotations: around.quotations + (tagName === 'blockquote' ? 1 : 0),
    items: around.items + (isItem ? 1 : 0),
    inTask: isItem ? hasClass(element, 'task') : around.inTask,
  }
}

function emptyBlock({ place, setIn, quotations, items, inTask }: Around): SourceBlock {
  const own = setIn && inTask ? { ...setIn, left: setIn.left + taskBox } : setIn
  return { han: '', breaks: [], place, setIn: own, depth: `${quotations} ${items}` }
}

/** Elements that hold lines of their own. */
const holders = new Set(
  'p li td th dt dd h1 h2 h3 h4 h5 h6 figcaption caption blockquote div summary pre aside'.split(' '),
)

/** Formulas are set in fonts of their own; calls are numbered again by the page. */
function isSilent(node: Element): boolean {
  return (
    ['style', 'title', 'desc', 'metadata', 'defs', 'script'].includes(node.tagName) ||
    hasClass(node, 'math') ||
    hasClass(node, 'note-call')
  )
}

function hasClass({ properties }: Element, name: string): boolean {
  return Array.isArray(properties.className) && properties.className.includes(name)
}

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map(textOf).join('') : ''
}

export function hanOf(text: string): string {
  return [...text].filter(isHan).join('')
}
