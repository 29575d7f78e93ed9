import type { Element, ElementContent, Nodes, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { type Handle, toMdast } from 'hast-util-to-mdast'
import type {
  FootnoteDefinition,
  Nodes as MarkdownNodes,
  Root as MarkdownRoot,
  PhrasingContent,
  RootContent,
} from 'mdast'
import { SKIP, visit } from 'unist-util-visit'
import { buildLists } from './build-lists.ts'
import { makeBullets } from './bullets.ts'
import { joinMarks } from './join-marks.ts'
import type { RichGuess } from './rich-text.ts'
import { markRubyInCells, ruby } from './ruby.ts'

/** Markdown of HTML, with what had to be guessed. */
export type FromHtml = {
  blocks: RootContent[]
  /** The document's own title, taken out of the text. */
  title: string | undefined
  /** Spaces of indents, signs of lists, heads of tables. */
  guesses: RichGuess[]
}

/** HTML of mammoth or of an article → Markdown, its notes as notes. */
export function fromHtmlText(html: string): FromHtml {
  return fromHtmlTree(fromHtml(html, { fragment: true }))
}

/** The same of HTML as a tree. What stands in an element `banxin-raw` is Markdown already. */
export function fromHtmlTree(tree: Root): FromHtml {
  const notes = takeNotes(tree)
  const title = takeTitle(tree)
  openCells(tree)
  const heads = headTables(tree)
  buildLists(tree)
  dropAnchors(tree)
  markRubyInCells(tree)
  const made = toMdast(tree, { document: true, newlines: false, handlers })
  const blocks: RootContent[] = made.type === 'root' ? made.children : []
  const indents: string[] = []
  const bullets: string[] = []
  const root: MarkdownRoot = { type: 'root', children: blocks }
  makeBullets(root, bullets)
  callNotes(root, notes)
  cleanIndents(root, indents)
  plainHeadings(root)
  joinMarks(root)
  const guesses = [
    ...heads.map((text): RichGuess => ({ kind: 'head', text })),
    ...indents.map((text): RichGuess => ({ kind: 'indent', text })),
    ...bullets.map((text): RichGuess => ({ kind: 'bullet', text })),
  ]
  const definitions = [...notes].map(([id, note]): FootnoteDefinition => {
    const content = toMdast({ type: 'root', children: note }, { document: true, handlers })
    const children = content.type === 'root' ? content.children : []
    cleanIndents(content, [])
    joinMarks(content)
    return {
      type: 'footnoteDefinition',
      identifier: id,
      label: id,
      children: children as FootnoteDefinition['children'],
    }
  })
  return { blocks: [...root.children, ...definitions], title, guesses }
}

const handlers: Record<string, Handle> = {
  'banxin-raw': (_state, node) => ({ type: 'html', value: textOf(node) }),
  ruby,
}

/** The list at the end whose items are called from the text; each note without its arrow back. */
function takeNotes(tree: Root): Map<string, ElementContent[]> {
  const notes = new Map<string, ElementContent[]>()
  visit(tree, 'element', (item, index, parent) => {
    const id = noteId(item.properties.id)
    if (item.tagName !== 'li' || id === undefined || !parent || index === undefined) return
    notes.set(id, withoutArrow(item.children))
    parent.children.splice(index, 1)
    return [SKIP, index]
  })
  if (notes.size > 0)
    visit(tree, 'element', (list, index, parent) => {
      if (list.tagName !== 'ol' || list.children.length > 0 || !parent || index === undefined) return
      parent.children.splice(index, 1)
      return [SKIP, index]
    })
  return notes
}

function noteId(id: unknown): string | undefined {
  return /^((?:foot|end)note-\d+)$/.exec(String(id ?? ''))?.[1]
}

function withoutArrow(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type !== 'element') return [node]
    if (node.tagName === 'a' && /^#(?:foot|end)note-ref-/.test(String(node.properties.href ?? ''))) return []
    return [{ ...node, children: withoutArrow(node.children) }]
  })
}

/** `[1]` becomes the call of its note. */
function callNotes(root: MarkdownNodes, notes: ReadonlyMap<string, unknown>): void {
  visit(root, 'link', (link, index, parent) => {
    const id = noteId(link.url.replace(/^#/, ''))
    if (id === undefined || !notes.has(id) || !parent || index === undefined) return
    const call: PhrasingContent = { type: 'footnoteReference', identifier: id, label: id }
    parent.children.splice(index, 1, call)
    return [SKIP, index + 1]
  })
}

function takeTitle(tree: Root): string | undefined {
  const index = tree.children.findIndex(
    (child) => child.type === 'element' && isTitle(child) && textOf(child).trim() !== '',
  )
  const heading = tree.children[index]
  if (!heading) return undefined
  tree.children.splice(index, 1)
  return textOf(heading).trim()
}

function isTitle({ tagName, properties }: Element): boolean {
  return (
    tagName === 'h1' && Array.isArray(properties.className) && properties.className.includes('book-title')
  )
}

/** Tables in Markdown have a head: where a document does not say which row it is, the first one. */
function headTables(tree: Root): string[] {
  const found: string[] = []
  visit(tree, 'element', (table) => {
    if (table.tagName !== 'table') return
    const rows: Element[] = []
    visit(table, 'element', (row) => {
      if (row.tagName === 'tr') rows.push(row)
    })
    const [first] = rows
    const cells = (row: Element | undefined, name: string) =>
      row?.children.filter((cell) => cell.type === 'element' && cell.tagName === name) as Element[]
    if (!first || rows.length < 2 || rows.some((row) => cells(row, 'th').length > 0)) return
    for (const cell of cells(first, 'td')) cell.tagName = 'th'
    found.push(textOf(first).trim())
  })
  return found
}

/** Markdown has no blocks in cells: paragraphs, items and inner tables become lines. */
function openCells(tree: Root): void {
  visit(tree, 'element', (cell) => {
    if (cell.tagName !== 'td' && cell.tagName !== 'th') return
    cell.children = linesOf(cell.children).flatMap((line, index): ElementContent[] => [
      ...(index > 0 ? [{ type: 'element' as const, tagName: 'br', properties: {}, children: [] }] : []),
      ...line,
    ])
  })
}

function linesOf(nodes: readonly ElementContent[]): ElementContent[][] {
  const lines: ElementContent[][] = []
  let line: ElementContent[] = []
  const flush = () => {
    if (line.some((node) => node.type !== 'text' || node.value.trim() !== '')) lines.push(line)
    line = []
  }
  for (const node of nodes) {
    if (node.type !== 'element' || !blocksInCells.has(node.tagName)) line.push(node)
    else {
      flush()
      lines.push(...linesOf(node.children))
    }
  }
  flush()
  return lines
}

const blocksInCells = new Set(
  'p div ul ol li dl dt dd h1 h2 h3 h4 h5 h6 blockquote pre table thead tbody tr td th figure section'.split(
    ' ',
  ),
)

/** Headings are bold by themselves. */
function plainHeadings(root: MarkdownNodes): void {
  visit(root, 'heading', (heading) => {
    heading.children = heading.children.flatMap((child) =>
      child.type === 'strong' ? child.children : [child],
    )
  })
}

/** Bookmarks: nothing stands in them, and nothing leads there. */
function dropAnchors(tree: Root): void {
  visit(tree, 'element', (anchor, index, parent) => {
    if (anchor.tagName !== 'a' || anchor.properties.href !== undefined || !parent || index === undefined)
      return
    parent.children.splice(index, 1, ...anchor.children)
    return [SKIP, index]
  })
}

/** Spaces that stood for an indent; the theme indents. */
function cleanIndents(root: MarkdownNodes, indents: string[]): void {
  visit(root, 'paragraph', (paragraph) => {
    const [first] = paragraph.children
    if (first?.type !== 'text') return
    const match = /^[\s\u3000]+/.exec(first.value)
    if (!match) return
    first.value = first.value.slice(match[0].length)
    if (/\u3000|\u00a0| {2}/.test(match[0])) indents.push(first.value.slice(0, 20))
  })
}

export function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map(textOf).join('') : ''
}
