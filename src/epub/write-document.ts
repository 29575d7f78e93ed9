import type { Element } from 'hast'
import { toXast } from 'hast-util-to-xast'
import { make, text } from './nodes.ts'
import { writeXml, type XmlElement } from './xml.ts'

/** A page of XHTML as EPUB 3.3 has them. */
export type XhtmlPage = {
  title: string
  language: string
  /** EPUB Structural Semantics of the whole page: `bodymatter`. */
  type: string
  className?: string
  children: Element[]
}

/** An XHTML file: XML that old reading systems, which take it for HTML, read the same. */
export function writeDocument({ title, language, type, className, children }: XhtmlPage): string {
  const head = make('head', {}, [
    make('meta', { charSet: 'utf-8' }),
    make('title', {}, [text(title)]),
    make('link', { rel: ['stylesheet'], type: 'text/css', href: 'style.css' }),
  ])
  const body = make(
    'body',
    { 'epub:type': type, ...(className === undefined ? {} : { className: [className] }) },
    children,
  )
  const page = toXast(
    make('html', { 'xmlns:epub': 'http://www.idpf.org/2007/ops', lang: language, xmlLang: language }, [
      head,
      body,
    ]),
  ) as XmlElement
  return writeXml(page, '<!DOCTYPE html>\n').replace(selfClosed, (whole, name: string, attributes: string) =>
    staysClosed.has(name) ? whole : `<${name}${attributes}></${name}>`,
  )
}

const selfClosed = /<([a-zA-Z][\w:.-]*)((?:\s[^\s=<>"]+="[^"]*")*)\s*\/>/g

/** Void elements of HTML; those of drawings and formulas are closed as XML. */
const staysClosed = new Set(
  (
    'area base br col embed hr img input link meta source track wbr circle ellipse image line path polygon polyline ' +
    'rect stop use mspace mprescripts none malignmark maligngroup mglyph mpadded mphantom mrow mtd'
  ).split(' '),
)
