import type { Element, ElementContent } from 'hast'
import { BookError } from '../errors.ts'
import type { Run } from '../run.ts'
import { utf8Text } from '../utf8-text.ts'
import type { EpubDocument } from './document.ts'
import { inkOf } from './flow.ts'
import { findElement, hasClass, textOf } from './nodes.ts'
import { readPacked } from './read-packed.ts'
import { elementsNamed, hasWord, type ReadElement, readText, readXml } from './read-xml.ts'

/**
 * Read the finished file back and compare it with the book, section by section: all text, pictures, formulas and notes,
 * in order, and all bytes of pictures and fonts.
 *
 * Expected is what the trees had before the EPUB changed anything; found is what another reader finds.
 *
 * @throws BookError where something differs; it has been reported
 */
export async function proveEpub(
  run: Run,
  bytes: Uint8Array,
  documents: readonly Pick<EpubDocument, 'section' | 'file'>[],
  files: readonly { path: string; bytes: Uint8Array }[],
): Promise<void> {
  const packed = readPacked(bytes)
  const opf = packed('OEBPS/content.opf')
  const [told] = opf === undefined ? [] : elementsNamed(readXml(utf8Text(opf)), 'dc:language')
  const language = told && readText(told)
  let faults = 0
  for (const { section, file } of documents) {
    // Reading never waits for anything: give Ctrl-C its turn.
    await new Promise((resolve) => setImmediate(resolve))
    run.signal.throwIfAborted()
    const source = packed(`OEBPS/${file}`)
    const html = source && readXml(utf8Text(source))
    const body = html && childNamed(html, 'body')
    const root = section.tree.children.find((child) => child.type === 'element')
    const spoken = root?.properties.lang ?? language
    const text = section.tree.children.map((child) => expectedOf(child as ElementContent, 0)).join('')
    const expected = `⟦${spoken} ${spoken}⟧${text}`
    const languages = ['lang', 'xml:lang'].map((name) => html?.attributes.get(name))
    const found = body ? `⟦${languages.join(' ')}⟧${foundOf(body)}` : ''
    if (expected === found) continue
    faults++
    const at = firstDifference(expected, found)
    run.report({
      ruleId: 'epub-text-differs',
      file: section.source || undefined,
      values: { title: section.title, expected: excerpt(expected, at), found: excerpt(found, at) },
    })
  }
  for (const { path, bytes: wanted } of files) {
    const found = packed(`OEBPS/${path}`)
    if (found && Buffer.compare(found, wanted) === 0) continue
    faults++
    run.report({ ruleId: 'epub-file-differs', values: { path } })
  }
  if (faults > 0) throw new BookError(`${faults} parts of the EPUB are not those of the book`)
}

/** What readers of a section should find; things that are no text stand in brackets: `⟦img 井台⟧`. */
function expectedOf(node: ElementContent, quotes: number): string {
  if (node.type === 'text') return inkOf(node.value)
  if (node.type !== 'element') return ''
  if (node.tagName === 'template') return ''
  if (node.properties.className === undefined) return expectedInside(node, quotes)
  if (hasClass(node, 'note-call')) return `⟦call ${inkOf(textOf(node))}⟧`
  if (['page-ref', 'toc-page', 'toc-leader', 'index-pages'].some((name) => hasClass(node, name))) return ''
  if (hasClass(node, 'no-glyph')) {
    const point = Number.parseInt(textOf(node).slice(2), 16)
    return inkOf(Number.isNaN(point) ? textOf(node) : String.fromCodePoint(point))
  }
  const formula = hasClass(node, 'math')
    ? findElement(node, ({ tagName }) => tagName === 'annotation')
    : undefined
  if (formula) return `⟦math ${inkOf(textOf(formula))}⟧`
  return expectedInside(node, quotes)
}

function expectedInside(node: Element, quotes: number): string {
  if (node.tagName === 'img') return `⟦img ${inkOf(String(node.properties.alt ?? ''))}⟧`
  if (node.tagName === 'input') return node.properties.checked ? '⟦☑⟧' : '⟦☐⟧'
  const depth = node.tagName === 'q' ? quotes + 1 : quotes
  let inner = ''
  for (const child of node.children) inner += expectedOf(child, depth)
  if (node.tagName === 'q') return quotes % 2 === 0 ? `“${inner}”` : `‘${inner}’`
  return `${expectedMark(node, inner)}${inner}`
}

/** How an element is written, where that says something: `⟦h2⟧`, `⟦ol 3⟧`, `⟦em dots⟧`. */
function expectedMark(node: Element, inner: string): string {
  const { tagName, properties } = node
  // A head cell that is empty is the head of nothing.
  const name = hasClass(node, 'book-title') ? 'h1' : tagName === 'th' && inner === '' ? 'td' : tagName
  const { start, value, hidden, lang, ariaLabel } = properties
  return markOf(name, {
    start: start ?? value,
    dots: hasClass(node, 'dots'),
    note: hasClass(node, 'note'),
    head: name === 'th',
    hidden: hidden !== undefined && hidden !== false,
    lang,
    label: name === 'svg' ? ariaLabel : undefined,
  })
}

/** What the file says, read as a reading system reads it. */
function foundOf(element: ReadElement): string {
  if (!element.attributes.has('class')) return foundInside(element)
  if (hasWord(element, 'class', 'note-call')) {
    const isCall = elementsNamed(element, 'a').some(
      (link) => hasWord(link, 'epub:type', 'noteref') && hasWord(link, 'role', 'doc-noteref'),
    )
    return isCall ? `⟦call ${readText(element).replace(/[[\]]/g, '')}⟧` : '⟦a⟧'
  }
  if (hasWord(element, 'class', 'note-number') || hasWord(element, 'class', 'index-pages')) return ''
  if (hasWord(element, 'class', 'task-box')) return `⟦${readText(element)}⟧`
  return foundInside(element)
}

function foundInside(element: ReadElement): string {
  if (element.name === 'img') return `⟦img ${inkOf(element.attributes.get('alt') ?? '')}⟧`
  if (element.name === 'math') return `⟦math ${inkOf(element.attributes.get('alttext') ?? '')}⟧`
  let found = foundMark(element)
  for (const child of element.children) found += typeof child === 'string' ? inkOf(child) : foundOf(child)
  return found
}

function foundMark(element: ReadElement): string {
  const { name, attributes } = element
  return markOf(name, {
    start: attributes.get('start') ?? attributes.get('value'),
    dots: attributes.has('class') && hasWord(element, 'class', 'dots'),
    note:
      attributes.has('epub:type') &&
      hasWord(element, 'epub:type', 'footnote') &&
      hasWord(element, 'role', 'doc-footnote'),
    head: name === 'th' && attributes.has('scope'),
    hidden: attributes.has('hidden'),
    lang: attributes.get('lang'),
    label: name === 'svg' ? attributes.get('aria-label') : undefined,
  })
}

/** Things whose number, place and kind count as much as the words do. */
function markOf(
  name: string,
  {
    start,
    dots,
    note,
    head,
    hidden,
    lang,
    label,
  }: {
    start: unknown
    dots: boolean
    note: boolean
    head: boolean
    hidden: boolean
    lang: unknown
    label: unknown
  },
): string {
  let told = marked.has(name) ? ` ${name}` : ''
  if ((name === 'ol' || name === 'li') && start !== undefined) told += ` ${start}`
  if (dots) told += ' dots'
  if (note) told += ' note'
  if (head) told += ' head'
  if (hidden) told += ' hidden'
  if (lang !== undefined) told += ` ${lang}`
  if (label !== undefined && String(label).trim() !== '') told += ` ${inkOf(String(label))}`
  return told === '' ? '' : `⟦${told.slice(1)}⟧`
}

/** Not `ruby`, which a page may end in: then there are two. */
const marked = new Set(
  (
    'aside blockquote caption code dd del details dl dt em figcaption figure h1 h2 h3 h4 h5 h6 ins li ol pre rt strong ' +
    'sub summary sup svg table td th ul'
  ).split(' '),
)

function childNamed(element: ReadElement, name: string): ReadElement | undefined {
  return element.children.find(
    (child): child is ReadElement => typeof child !== 'string' && child.name === name,
  )
}

function firstDifference(expected: string, found: string): number {
  let at = 0
  while (at < expected.length && expected[at] === found[at]) at++
  return at
}

function excerpt(text: string, at: number): string {
  return text.slice(Math.max(0, at - 5), at + 20)
}
