import type { OpenEpub } from '../open-epub.ts'
import type { ReadElement } from '../read-xml.ts'
import type { Gate, GateFinding } from './gate.ts'

/**
 * Elements and attributes are those of HTML today, and stand where they may.
 *
 * EPUBCheck asks by a schema, which its version without Java does not have in full. HTML, 16.2 "Non-conforming features",
 * and the content models that writing programs sin against. EPUB 2 had another HTML.
 */
export const markupIsHtml: Gate = (epub) => {
  if (epub.version.startsWith('2')) return []
  return xhtmlOf(epub).flatMap(([path, root]) => {
    const findings: GateFinding[] = []
    // With a list of its own: a hostile file may be nested deeper than the stack is.
    const left: { at: ReadElement; around: ReadElement | undefined; inParagraph: boolean }[] = [
      { at: root, around: undefined, inParagraph: false },
    ]
    for (let next = left.pop(); next; next = left.pop()) {
      const { at, around, inParagraph } = next
      const { name, attributes } = at
      if (obsoleteElements.has(name))
        findings.push({ ruleId: 'epub-html-obsolete', path, at, values: { what: `<${name}>` } })
      for (const attribute of attributes.keys())
        if (obsoleteAttributes[attribute]?.test(name))
          findings.push({ ruleId: 'epub-html-obsolete', path, at, values: { what: `${attribute}="…"` } })
      if (around && (isMisplaced(name, around.name) || (inParagraph && blocks.has(name))))
        findings.push({
          ruleId: 'epub-html-misplaced',
          path,
          at,
          values: { element: name, parent: around.name },
        })
      // Drawings and formulas have names of their own.
      if (/^(?:\w+:)?(?:svg|math)$/.test(name)) continue
      const inside = inParagraph || /^(?:p|h[1-6])$/.test(name)
      for (const child of at.children)
        if (typeof child !== 'string') left.push({ at: child, around: at, inParagraph: inside })
    }
    return findings.sort(
      (a, b) => (a.at?.line ?? 0) - (b.at?.line ?? 0) || (a.at?.column ?? 0) - (b.at?.column ?? 0),
    )
  })
}

function isMisplaced(name: string, parent: string): boolean {
  const parents = parentsOf[name]
  const children = childrenOf[parent]
  return (parents !== undefined && !parents.test(parent)) || (children !== undefined && !children.test(name))
}

function xhtmlOf({ documents, items }: OpenEpub): [string, ReadElement][] {
  const xhtml = new Set(
    items.filter(({ mediaType }) => mediaType === 'application/xhtml+xml').map(({ path }) => path),
  )
  return [...documents].filter(([path]) => xhtml.has(path))
}

const obsoleteElements = new Set(
  'acronym applet basefont big blink center dir font frame frameset isindex marquee nobr noframes spacer strike tt'.split(
    ' ',
  ),
)

/** Attribute → the elements at which it is no longer. */
const obsoleteAttributes: Record<string, RegExp> = {
  align: /./,
  alink: /^body$/,
  background: /^(?:body|table|tr|td|th)$/,
  bgcolor: /./,
  cellpadding: /^table$/,
  cellspacing: /^table$/,
  clear: /^br$/,
  color: /^(?:font|hr)$/,
  compact: /^(?:ol|ul|dl)$/,
  face: /^font$/,
  height: /^(?:table|tr|td|th)$/,
  hspace: /./,
  link: /^body$/,
  noshade: /^hr$/,
  nowrap: /^t[dh]$/,
  size: /^(?:font|hr)$/,
  summary: /^table$/,
  text: /^body$/,
  valign: /./,
  vlink: /^body$/,
  vspace: /./,
  width: /^(?:table|colgroup|col|tr|td|th|hr|pre)$/,
}

/** Element → where it may stand directly. */
const parentsOf: Record<string, RegExp> = {
  caption: /^table$/,
  col: /^colgroup$/,
  dd: /^(?:dl|div)$/,
  dt: /^(?:dl|div)$/,
  figcaption: /^figure$/,
  li: /^(?:ol|ul|menu)$/,
  rt: /^(?:ruby|rtc)$/,
  summary: /^details$/,
  tbody: /^table$/,
  td: /^tr$/,
  tfoot: /^table$/,
  th: /^tr$/,
  thead: /^table$/,
  tr: /^(?:table|thead|tbody|tfoot)$/,
}

/** Element → what alone may stand in it directly. */
const childrenOf: Record<string, RegExp> = {
  dl: /^(?:dt|dd|div|script|template)$/,
  ol: /^(?:li|script|template)$/,
  table: /^(?:caption|colgroup|thead|tbody|tfoot|tr|script|template)$/,
  tr: /^(?:td|th|script|template)$/,
  ul: /^(?:li|script|template)$/,
}

/** May not stand in a paragraph or heading. */
const blocks = new Set(
  (
    'address article aside blockquote details div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr main nav ol ' +
    'p pre section table ul'
  ).split(' '),
)
