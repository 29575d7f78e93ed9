import { utf8Text } from '../utf8-text.ts'
import { inkOf } from './flow.ts'
import type { PackedFiles } from './read-packed.ts'
import { elementsNamed, hasWord, type ReadElement, readText, readXml } from './read-xml.ts'
import { markOf } from './text-marks.ts'

/** What a reading system finds in a document of an EPUB, as `expectedText` writes it; nothing where there is none. */
export function foundText(packed: PackedFiles, file: string): string {
  const source = packed(`OEBPS/${file}`)
  const html = source && readXml(utf8Text(source))
  const body = html && childNamed(html, 'body')
  if (!html || !body) return ''
  const languages = ['lang', 'xml:lang'].map((name) => html.attributes.get(name))
  return `⟦${languages.join(' ')}⟧${foundOf(body)}`
}

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

function childNamed(element: ReadElement, name: string): ReadElement | undefined {
  return element.children.find(
    (child): child is ReadElement => typeof child !== 'string' && child.name === name,
  )
}
