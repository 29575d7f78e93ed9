import type { ElementContent, Element as HastElement } from 'hast'
import { rubyText } from '../ruby-text.ts'
import type { EbookNotes } from './find-notes.ts'
import { resolvePath } from './open-ebook.ts'
import { type Attributes, isFront, isPageBreak, skipped } from './skipped.ts'

/** What is found on the way, besides text. */
export type EbookWay = {
  path: string
  notes: EbookNotes
  /** The name in the manuscript folder of a picture in the zip; `''` where there is none that a book can hold. */
  picture: (path: string, href: string) => string
  /** The same of a drawing that stands in the text. */
  drawing: (svg: string) => string
  /** What has no place in Markdown. */
  leave: (kind: 'formula' | 'media' | 'link' | 'front', text: string) => void
}

/** The name of elements whose text is Markdown already. */
export const RAW = 'banxin-raw'

/** A part of an EPUB's document as the HTML that all imports go on from: no ids, no scripts, notes as Word files have them. */
export function toHast(node: Node, way: EbookWay): ElementContent[] {
  if (node.nodeType === 3 || node.nodeType === 4) return [{ type: 'text', value: node.nodeValue ?? '' }]
  if (node.nodeType !== 1) return []
  const element = node as Element
  const name = nameOf(element)
  const attributes = attributesOf(element)
  if (way.notes.blocks.has(element) || isPageBreak(attributes)) return []
  if (name !== 'body' && isFront(attributes)) {
    way.leave('front', element.textContent ?? '')
    return []
  }
  if (skipped.has(name)) {
    if (/^(?:iframe|audio|video)$/.test(name)) way.leave('media', `<${name}> ${attributes.get('src') ?? ''}`)
    return []
  }
  const make = makers[name]
  if (make) return make(element, way)
  const children = childrenOf(element, way)
  if (isEmptied(element, children, way)) return []
  const level = element.getAttribute('data-banxin-level')
  if (level !== null) return [made(`h${level}`, {}, children)]
  // What XML lets contain text, and HTML does not.
  if (/^(?:br|hr|input|col)$/.test(name)) return [made(name, {}, []), ...children]
  return [made(renamed[name] ?? name, kept(attributes), children)]
}

/** Whether notes stood there and nothing is left but their rule and their list. */
function isEmptied(element: Element, children: readonly ElementContent[], { notes }: EbookWay): boolean {
  if (nameOf(element) === 'body' || ![...notes.blocks.keys()].some((block) => element.contains(block)))
    return false
  const hasInk = (nodes: readonly ElementContent[]): boolean =>
    nodes.some((node) =>
      node.type === 'element'
        ? node.tagName === 'img' || hasInk(node.children)
        : node.type === 'text' && node.value.trim() !== '',
    )
  return !hasInk(children)
}

/** A note's content, without the arrows that lead back to its calls. */
export function noteToHast(block: Element, way: EbookWay): ElementContent[] {
  const rest = new Map(way.notes.blocks)
  rest.delete(block)
  const inside = { ...way, notes: { ...way.notes, blocks: rest } }
  const children = [...block.childNodes].flatMap((child) => toHast(child, inside))
  return nameOf(block) === 'p' ? [made('p', {}, children)] : children
}

type Maker = (element: Element, way: EbookWay) => ElementContent[]

const makers: Record<string, Maker> = {
  a(element, way) {
    const href = element.getAttribute('href') ?? ''
    const target = resolvePath(way.path, href)
    if (!target) {
      const isAddress = /^(?:https?|mailto|tel):/i.test(href)
      return isAddress ? [made('a', { href }, childrenOf(element, way))] : childrenOf(element, way)
    }
    const place = `${target.path}#${target.fragment}`
    const note = way.notes.byTarget.get(place)
    if (note && way.notes.calls.has(element))
      return [made('a', { href: `#footnote-${note.number}` }, [{ type: 'text', value: '*' }])]
    if (way.notes.callers.has(place) && isInNote(element, way)) return []
    if (href !== '') way.leave('link', `${(element.textContent ?? '').trim()} → ${href}`)
    return childrenOf(element, way)
  },
  img: (element, way) => {
    const src = way.picture(way.path, element.getAttribute('src') ?? '')
    return [made('img', { src, alt: element.getAttribute('alt') ?? '' }, []), ...childrenOf(element, way)]
  },
  svg(element, way) {
    const [image] = [...element.querySelectorAll('image')]
    const href = image?.getAttribute('xlink:href') ?? image?.getAttribute('href')
    // A cover, as most programs write it: one picture in a drawing that scales it.
    if (href && element.querySelectorAll('path, text, rect, circle, line, polyline, polygon').length === 0)
      return [made('img', { src: way.picture(way.path, href), alt: '' }, [])]
    const title = element.querySelector('title')?.textContent ?? element.getAttribute('aria-label') ?? ''
    return [made('img', { src: way.drawing(element.outerHTML), alt: title.trim() }, [])]
  },
  math(element, way) {
    const tex = [...element.querySelectorAll('annotation')]
      .find((annotation) => /tex/i.test(annotation.getAttribute('encoding') ?? ''))
      ?.textContent?.trim()
    if (tex === undefined || tex === '' || /[$\n]/.test(tex)) {
      way.leave('formula', element.textContent ?? '')
      return []
    }
    const fence = element.getAttribute('display') === 'block' ? '$$' : '$'
    return [made(RAW, {}, [{ type: 'text', value: `${fence}${tex}${fence}` }])]
  },
  ruby(element) {
    const pairs: [string, string][] = []
    let base = ''
    for (const child of element.childNodes) {
      const name = child.nodeType === 1 ? nameOf(child as Element) : ''
      if (name === 'rp') continue
      if (name === 'rt') {
        pairs.push([base.trim(), (child.textContent ?? '').trim()])
        base = ''
      } else base += child.textContent ?? ''
    }
    if (base.trim() !== '') pairs.push([base.trim(), ''])
    const text = rubyText(pairs)
    // In a table's row `|` parts cells.
    const written = element.closest('td, th') ? text.replaceAll('|', '\\|') : text
    return [
      text.startsWith('{')
        ? made(RAW, {}, [{ type: 'text', value: written }])
        : { type: 'text', value: text },
    ]
  },
  q: (element, way) => [
    { type: 'text', value: '“' },
    ...childrenOf(element, way),
    { type: 'text', value: '”' },
  ],
  sup: raised,
  sub: raised,
  // Its caption would be lost: it stands before the table.
  table(element, way) {
    const captions = [...element.children].filter((child) => nameOf(child) === 'caption')
    const rest = [...element.childNodes].filter((child) => !captions.includes(child as Element))
    return [
      ...captions.map((caption) => made('p', {}, childrenOf(caption, way))),
      made(
        'table',
        {},
        rest.flatMap((child) => toHast(child, way)),
      ),
    ]
  },
}

/** Markdown has no such letters, and takes those of HTML; a call of a note is raised by itself. */
function raised(element: Element, way: EbookWay): ElementContent[] {
  const children = childrenOf(element, way)
  if (
    (element.textContent ?? '').trim() === '' ||
    [...way.notes.calls].some((call) => element.contains(call))
  )
    return children
  const tag = (text: string) => made(RAW, {}, [{ type: 'text', value: text }])
  return [tag(`<${nameOf(element)}>`), ...children, tag(`</${nameOf(element)}>`)]
}

/** Of their content Markdown makes nothing, or something else. */
const renamed: Record<string, string> = {
  dialog: 'div',
  menu: 'ul',
  center: 'div',
  option: 'span',
  legend: 'p',
}

function kept(attributes: Attributes): HastElement['properties'] {
  const properties: HastElement['properties'] = {}
  for (const [name, property] of [
    ['colspan', 'colSpan'],
    ['rowspan', 'rowSpan'],
    ['start', 'start'],
  ] as const) {
    const value = Number(attributes.get(name))
    if (Number.isInteger(value) && value > 1 && value < 1000) properties[property] = value
  }
  return properties
}

function isInNote(element: Element, { notes }: EbookWay): boolean {
  return notes.notes.some(({ block }) => block.contains(element))
}

function childrenOf(element: Element, way: EbookWay): ElementContent[] {
  return [...element.childNodes].flatMap((child) => toHast(child, way))
}

function made(
  tagName: string,
  properties: HastElement['properties'],
  children: ElementContent[],
): HastElement {
  return { type: 'element', tagName, properties, children }
}

export function nameOf(element: Element): string {
  return element.tagName.replace(/^.*:/, '').toLowerCase()
}

export function attributesOf(element: Element): Attributes {
  return { get: (name) => element.getAttribute(name) ?? undefined }
}
