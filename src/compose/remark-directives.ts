import type { Paragraph, PhrasingContent, Root } from 'mdast'
import type { ChapterContext } from './chapter-context.ts'
import type { Directives } from './nodes.ts'
import { isLeafPart } from './parts/part-kinds.ts'
import { SKIP, visit } from './visit.ts'

/**
 * Directives become `div` or `span` with their name as class; what only looks like one is text again.
 *
 * `12:30`, `std::sort` and `a:b[0]` are text: a leaf or text directive needs `[…]` or `{…}`, and a text directive no
 * letter or digit before it. Parts of ours that have no content need neither: `::插图目录`.
 */
export function remarkDirectives({ source }: ChapterContext) {
  return (tree: Root): undefined => {
    visit(tree, (node, index, parent) => {
      if (
        node.type !== 'containerDirective' &&
        node.type !== 'leafDirective' &&
        node.type !== 'textDirective'
      )
        return
      const start = node.position?.start.offset ?? 0
      const written = source.slice(start, node.position?.end.offset)
      const isBare = node.type === 'leafDirective' && isLeafPart(node.name)
      if (
        node.type === 'containerDirective' ||
        isBare ||
        isDirective(node.type, written, source.charAt(start - 1))
      ) {
        node.data = { ...node.data, hProperties: propertiesOf(node) }
        return
      }
      if (!parent || index === undefined) return
      const text = asText(node, written)
      const replacement: (PhrasingContent | Paragraph)[] =
        node.type === 'leafDirective'
          ? [{ type: 'paragraph', children: text, position: node.position }]
          : text
      parent.children.splice(index, 1, ...(replacement as typeof parent.children))
      return [SKIP, index]
    })
  }
}

function isDirective(type: 'leafDirective' | 'textDirective', written: string, before: string): boolean {
  if (!/^::?[^[\]{}\s]+[[{]/.test(written)) return false
  return type === 'leafDirective' || !/[A-Za-z0-9_:]/.test(before)
}

/** The directive as it was typed, its label still with its markup. */
function asText(node: Directives, written: string): PhrasingContent[] {
  const children = node.children as PhrasingContent[]
  const first = children[0]?.position?.start.offset
  const last = children.at(-1)?.position?.end.offset
  const start = node.position?.start.offset ?? 0
  if (first === undefined || last === undefined)
    return [{ type: 'text', value: written, position: node.position }]
  return [
    { type: 'text', value: written.slice(0, first - start), position: node.position },
    ...children,
    { type: 'text', value: written.slice(last - start), position: node.position },
  ]
}

function propertiesOf({ name, attributes }: Directives) {
  const properties: Record<string, string | string[]> = {}
  const classes = [directiveNames.get(name) ?? name]
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (key === 'class') classes.push(...(value ?? '').split(/\s+/))
    else if (key === 'id') properties.id = value ?? ''
    else if (/^[A-Za-z][\w-]*$/.test(key)) properties[`data-${key.toLowerCase()}`] = value ?? ''
  }
  properties.className = ownClasses(classes)
  return properties
}

/** The Chinese names of our own directives. */
export const directiveNames = new Map([
  ['专名', 'proper'],
  ['書名', 'booktitle'],
  ['专名号', 'proper'],
  ['書名號', 'booktitle'],
  ['專名', 'proper'],
  ['專名號', 'proper'],
  ['书名', 'booktitle'],
  ['书名号', 'booktitle'],
  ['竖排', 'vertical'],
  ['豎排', 'vertical'],
])

/** Class names that an author may use: those that mean something to us get `user-` before them. */
export function ownClasses(classes: readonly (string | number)[]): string[] {
  return classes
    .map(String)
    .filter((name) => name !== '')
    .map((name) => (reserved.test(name) ? `user-${name}` : name))
}

// The classes of docs/book-html.md, of the pages, and of the libraries that set formulas, code and pages.
const reserved =
  /^(?:section|section-.*|notes?|note-.*|page-.*|pagedjs.*|toc.*|figure|table|label|caption|code|line|task.*|math.*|katex.*|hljs.*|ref|dots|run|run-.*|li-marker|title-page|book-.*|picture-.*|summary|footnote.*|running-head|folio|measure-.*|part|part-.*|heading-number|imprint.*|half-title|cite|cite-text|margin-.*|index-.*)$/
