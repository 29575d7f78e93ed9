import type { toXast } from 'hast-util-to-xast'
import { toXml } from 'xast-util-to-xml'

/** A node of an XML tree, as xast has it. */
export type XmlNode = ReturnType<typeof toXast>
export type XmlElement = Extract<XmlNode, { type: 'element' }>

/** An element; attributes without value are left out. */
export function xml(
  name: string,
  attributes: Record<string, string | undefined> = {},
  children: readonly (XmlElement | string)[] = [],
): XmlElement {
  return {
    type: 'element',
    name,
    attributes: Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined)),
    children: children.map((child) => (typeof child === 'string' ? { type: 'text', value: child } : child)),
  }
}

/**
 * A whole XML document.
 *
 * @throws Error where a character is none of XML 1.0: such a file would open nowhere
 */
export function writeXml(root: XmlElement, doctype = ''): string {
  passAsTheyAre(root)
  const written = toXml(root, { closeEmptyElements: true, tightClose: true, allowDangerousXml: true })
  const bad = mayBeNotXml.test(written) ? notXml.exec(written) : null
  if (bad)
    throw new Error(`U+${bad[0].charCodeAt(0).toString(16)} in “${written.slice(bad.index - 20, bad.index)}”`)
  return `<?xml version="1.0" encoding="utf-8"?>\n${doctype}${written}\n`
}

/** XML 1.0, 2.2: what is no `Char`. */
const notXml = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u

/** The same unit by unit, a third of its time: halves of characters are among what it finds. */
const mayBeNotXml = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/

/** Texts in which there is nothing to escape, nearly all: looking again takes longer than all the rest of the writing. */
function passAsTheyAre(element: XmlElement): void {
  for (const [index, child] of element.children.entries()) {
    if (child.type === 'element') passAsTheyAre(child)
    else if (child.type === 'text' && !needsCare.test(child.value))
      element.children[index] = { type: 'raw', value: child.value }
  }
}

/** Markup and control characters, but for line feeds. */
const needsCare = /[&<]|(?!\n)\p{Cc}/u
