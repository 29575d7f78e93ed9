import type { Element, ElementContent, Properties } from 'hast'
import type { Schema } from 'hast-util-sanitize'
import { sanitize as sanitizeProperties } from 'hast-util-sanitize'
import type { ChapterContext } from './chapter-context.ts'
import {
  allowedElements,
  refusedElements,
  renamedElements,
  silentElements,
  titledComponents,
} from './html-names.ts'
import { orderTableParts } from './order-table-parts.ts'
import { ownClasses } from './remark-directives.ts'
import { sanitizeSvg } from './sanitize-svg.ts'

/**
 * What of the author's HTML may be in a book; what may not is reported at its place.
 *
 * What runs, embeds or loads is an error. What print has no use for gives its text, with a warning once a file.
 * Links and pictures are looked at later, with those of Markdown.
 */
export function sanitize(nodes: ElementContent[], context: ChapterContext): ElementContent[] {
  return nodes.flatMap((node) => sanitizeNode(node, context))
}

function sanitizeNode(node: ElementContent, context: ChapterContext): ElementContent[] {
  if (node.type === 'text') return [node]
  if (wasMade(node)) return [{ ...node, type: 'element', children: sanitize(node.children, context) }]
  if (node.type !== 'element') return []
  const name = node.tagName.toLowerCase()
  if (refusedElements.has(name)) {
    context.report('html-refused', node.position, { name })
    context.refused = true
    return []
  }
  refuseHandlers(node, context)
  if (name === 'svg') return sanitizeSvg(node, context, node.position)
  const renamed = renamedElements[name]
  if (!renamed && !allowedElements.has(name)) {
    if (!silentElements.has(name))
      context.reportOnce(`html-unknown ${name}`, 'html-unknown', node.position, { name })
    return [...titleOf(node), ...sanitize(node.children, context)]
  }
  const inner = sanitize(node.children, context)
  const children = name === 'table' ? orderTableParts(inner) : inner
  // Between Markdown blocks, `<p>` and `</p>` leave empty paragraphs behind.
  if (name === 'p' && children.every(isHollow)) return []
  const tagName = renamed?.tagName ?? name
  return [
    { ...node, tagName, properties: propertiesOf(node, tagName, renamed?.className, context), children },
  ]
}

/** What a component of MDX or Vue shows above its content. */
function titleOf({ tagName, properties, position }: Element): ElementContent[] {
  const title = properties.title ?? properties.label
  if (!titledComponents.has(tagName) || typeof title !== 'string' || /^[{\s]|^$/.test(title)) return []
  const words: Element = {
    type: 'element',
    tagName: 'strong',
    properties: {},
    children: [{ type: 'text', value: title }],
    position,
  }
  return [{ type: 'element', tagName: 'p', properties: {}, children: [words], position }]
}

/** Whether it leaves nothing on the page, and no link goes there. */
function isHollow(node: ElementContent): boolean {
  if (node.type !== 'element') return node.type === 'text' && node.value.trim() === ''
  const { tagName, properties, children, made } = node
  return !made && properties.id === undefined && hollowNames.has(tagName) && children.every(isHollow)
}

const hollowNames = new Set('a b code em i s small span strong u'.split(' '))

/** `made`: see rehype-raw-html. The type is none that HTML trees know. */
function wasMade(node: ElementContent): node is Element & { made: true } {
  return (node.type as string) === 'made'
}

function refuseHandlers(node: Element, context: ChapterContext): void {
  const name = node.tagName
  for (const attribute of Object.keys(node.properties)) {
    if (!/^on[a-z]/i.test(attribute) && !/^(?:form)?action$/i.test(attribute)) continue
    context.report('html-attribute-refused', node.position, { name, attribute: attribute.toLowerCase() })
  }
}

function propertiesOf(
  node: Element,
  tagName: string,
  className: string | undefined,
  context: ChapterContext,
): Properties {
  const safe = sanitizeProperties(
    { type: 'element', tagName, properties: node.properties, children: [] },
    schema,
  )
  const properties: Properties = 'properties' in safe ? safe.properties : {}
  const { name, className: ownNames } = node.properties
  const style = stylesOf(node)
  const align = node.properties.align ?? style['text-align']
  if (tagName === 'img' && properties.width === undefined && style.width !== undefined)
    properties.width = inPixels(style.width)
  const classes = Array.isArray(ownNames) ? ownClasses(ownNames) : []
  if (className !== undefined) classes.push(className)
  if (typeof align === 'string' && /^(?:center|right)$/i.test(align))
    classes.push(`align-${align.toLowerCase()}`)
  if (classes.length > 0) properties.className = classes
  if (tagName === 'a' && typeof name === 'string' && properties.id === undefined) properties.id = name
  if (tagName === 'details') properties.open = true
  for (const attribute of Object.keys(node.properties)) {
    if (attribute === 'style' && Object.keys(style).every((key) => isKept(key, tagName))) continue
    if (attribute in properties || attribute in handled || /^(?:on|data)[A-Z]|^on|action$/i.test(attribute))
      continue
    const values = { name: node.tagName, attribute: attribute.toLowerCase() }
    context.reportOnce(`html-attribute ${attribute}`, 'html-attribute-dropped', node.position, values)
  }
  return properties
}

/** The declarations of a `style` attribute. */
function stylesOf({ properties }: Element): Record<string, string> {
  const style: Record<string, string> = {}
  for (const declaration of String(properties.style ?? '').split(';')) {
    const [key = '', value = ''] = declaration.split(':').map((part) => part.trim().toLowerCase())
    if (key !== '') style[key] = value
  }
  return style
}

/** `3in` → `288px`: what of CSS a picture's `width` cannot say. Anything else as it is. */
function inPixels(width: string): string {
  const [, number = '', unit = ''] = /^(\d*\.?\d+)(in|cm|mm|pt)$/.exec(width) ?? []
  const pixels = { in: 96, cm: 96 / 2.54, mm: 96 / 25.4, pt: 96 / 72 }[unit]
  return pixels === undefined ? width : `${Math.max(1, Math.round(Number(number) * pixels))}px`
}

/** Converters write these where Markdown has no word for them; columns are shared out by what is in them. */
function isKept(key: string, tagName: string): boolean {
  return key === 'text-align' || (key === 'width' && /^(?:img|col)$/.test(tagName))
}

/** Attributes that are read here or later, or whose loss nobody sees in print. */
const handled: Record<string, true> = {
  align: true,
  name: true,
  className: true,
  target: true,
  rel: true,
  download: true,
  loading: true,
  decoding: true,
  srcSet: true,
  sizes: true,
  border: true,
  cellPadding: true,
  cellSpacing: true,
}

/** Attributes as hast names them; elements are judged above. */
const schema: Schema = {
  tagNames: [...allowedElements],
  ancestors: {},
  strip: [],
  required: {},
  clobber: [],
  protocols: {},
  attributes: {
    '*': ['id', 'lang', 'title', 'dir'],
    a: ['href'],
    img: ['src', 'alt', 'width', 'height'],
    ol: ['start', 'reversed', 'type'],
    li: ['value'],
    td: ['colSpan', 'rowSpan'],
    th: ['colSpan', 'rowSpan', 'scope'],
    col: ['span'],
    colgroup: ['span'],
    time: ['dateTime'],
    blockquote: ['cite'],
    q: ['cite'],
    input: [['type', 'checkbox'], ['disabled', true], 'checked'],
  },
}
