import type { BookConfig } from '../book.ts'
import type { NavEntry, Navigation } from './navigation.ts'
import { writeXml, type XmlElement, xml } from './xml.ts'

/** `toc.ncx`: contents and pages once more for readers of EPUB 2. OPF 2.0.1, 2.4.1. */
export function writeNcx(
  { entries, pages }: Navigation,
  { title, language, authors }: BookConfig,
  identifier: string,
): string {
  let order = 0
  const point = ({ title: name, href, children }: NavEntry): XmlElement => {
    order++
    const attributes = { id: `point-${order}`, playOrder: String(order) }
    return xml('navPoint', attributes, [label(name), xml('content', { src: href }), ...children.map(point)])
  }
  const points = entries.map(point)
  const targets = pages.map(({ label: name, href }, index) => {
    order++
    const front = !/^\d+$/.test(name)
    const attributes = {
      id: `target-${index + 1}`,
      type: front ? 'front' : 'normal',
      value: front ? undefined : name,
      playOrder: String(order),
    }
    return xml('pageTarget', attributes, [label(name), xml('content', { src: href })])
  })
  const meta = (name: string, content: string) => xml('meta', { name, content })
  const numbers = pages.map(({ label: name }) => Number(name)).filter(Number.isInteger)
  const root = xml(
    'ncx',
    { xmlns: 'http://www.daisy.org/z3986/2005/ncx/', version: '2005-1', 'xml:lang': language },
    [
      xml('head', {}, [
        meta('dtb:uid', identifier),
        meta('dtb:depth', String(depthOf(entries))),
        meta('dtb:totalPageCount', String(pages.length)),
        meta('dtb:maxPageNumber', String(Math.max(0, ...numbers))),
      ]),
      xml('docTitle', {}, [xml('text', {}, [title])]),
      ...authors.map(({ name }) => xml('docAuthor', {}, [xml('text', {}, [name])])),
      xml('navMap', {}, points),
      ...(targets.length > 0 ? [xml('pageList', {}, targets)] : []),
    ],
  )
  return writeXml(root)
}

function label(name: string): XmlElement {
  return xml('navLabel', {}, [xml('text', {}, [name])])
}

function depthOf(entries: readonly NavEntry[]): number {
  return entries.length === 0 ? 0 : 1 + Math.max(...entries.map(({ children }) => depthOf(children)))
}
