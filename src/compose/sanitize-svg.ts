import type { Element, ElementContent, Properties } from 'hast'
import type { Position } from 'unist'
import type { ChapterContext } from './chapter-context.ts'

/**
 * An SVG picture that runs and loads nothing. Never fewer messages than things taken out.
 *
 * Gives `[]` where it holds something that cannot be in a book, reported at `place`.
 */
export function sanitizeSvg(
  svg: Element,
  context: ChapterContext,
  place: Position | undefined,
): ElementContent[] {
  const refused = new Set<string>()
  const clean = cleanElement(svg, (what) => refused.add(what))
  for (const what of refused) context.report('svg-refused', place, { what })
  if (refused.size > 0 || !clean) {
    context.refused = true
    return []
  }
  return [clean]
}

/**
 * Gives ids and style rules a name of their own: `prefix` is unique in the book.
 *
 * An inline SVG's style sheet counts for the whole document, so each of its rules is bound to this picture.
 */
export function makeSvgUnique(svg: Element, prefix: string): void {
  const ids = new Set<string>()
  walk(svg, (element) => {
    if (typeof element.properties.id === 'string') ids.add(element.properties.id)
  })
  const rename = (value: string) =>
    value.replace(/(url\(\s*['"]?#|^#)([^'")\s]+)/g, (whole, start: string, id: string) =>
      ids.has(id) ? `${start}${prefix}-${id}` : whole,
    )
  walk(svg, (element) => {
    const { properties } = element
    for (const [name, value] of Object.entries(properties))
      if (name === 'id') properties.id = `${prefix}-${String(value)}`
      else if (/^aria(?:Labelled|Described)By$/.test(name))
        properties[name] = [value]
          .flat()
          .map((id) => (ids.has(String(id)) ? `${prefix}-${String(id)}` : String(id)))
      else if (typeof value === 'string') properties[name] = rename(value)
    if (element.tagName !== 'style') return
    for (const child of element.children)
      if (child.type === 'text') child.value = bindStyle(rename(child.value), prefix, ids)
  })
  svg.properties.id = prefix
}

function bindStyle(css: string, prefix: string, ids: Set<string>): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/([^{}]+)\{([^{}]*)\}/g, (_, selectors: string, rules: string) => {
      const bound = selectors.split(',').map((selector) => {
        const own = selector
          .trim()
          .replace(/#([\w-]+)/g, (whole, id) => (ids.has(id) ? `#${prefix}-${id}` : whole))
        return `#${prefix} ${own}`
      })
      return `${bound.join(', ')} {${rules}}`
    })
}

function walk(element: Element, visit: (element: Element) => void): void {
  visit(element)
  for (const child of element.children) if (child.type === 'element') walk(child, visit)
}

function cleanElement(element: Element, refuse: (what: string) => void): Element | undefined {
  const { tagName } = element
  if (!svgElements.has(tagName)) {
    if (refusedSvgElements.has(tagName.toLowerCase())) refuse(`<${tagName}>`)
    // Editors' own data (sodipodi:namedview, metadata) is no picture.
    else if (!/:|^metadata$/.test(tagName) && hasText(element)) refuse(`<${tagName}>`)
    return undefined
  }
  // <switch> offers an alternative to what print cannot show.
  const offers =
    tagName === 'switch' ? element.children.filter((child) => !isForeign(child)) : element.children
  const chosen = offers.some((child) => child.type === 'element') ? offers : element.children
  const children: ElementContent[] = []
  for (const child of chosen) {
    if (child.type === 'text') children.push(child)
    const kept = child.type === 'element' ? cleanElement(child, refuse) : undefined
    if (kept) children.push(kept)
  }
  if (tagName === 'style') refuseStyle(children, refuse)
  return { ...element, properties: cleanProperties(element, refuse), children, made: true }
}

function isForeign(child: ElementContent): boolean {
  return child.type === 'element' && child.tagName === 'foreignObject'
}

function cleanProperties({ tagName, properties }: Element, refuse: (what: string) => void): Properties {
  const result: Properties = {}
  for (const [name, value] of Object.entries(properties)) {
    const text = Array.isArray(value) ? value.join(' ') : String(value ?? '')
    if (/^on/i.test(name)) refuse(name.toLowerCase())
    else if (/^(?:xLink)?href$/i.test(name)) {
      if (
        !/^\s*(?:#|$)/.test(text) &&
        !(tagName === 'image' && /^data:image\/(?:png|jpeg|gif|webp);base64,/.test(text))
      )
        refuse(`href="${text.slice(0, 60)}"`)
      else result[name] = value
    } else if (externalStyle.test(text)) refuse(`${name}="${text.slice(0, 60)}"`)
    else if (/^(?:href|from|to|values)$/i.test(name) && /script\s*:/i.test(text))
      refuse(`${name}="${text.slice(0, 60)}"`)
    else if (!/:|^(?:xmlns|xml|target|data)/.test(name)) result[name] = value
  }
  return result
}

function refuseStyle(children: ElementContent[], refuse: (what: string) => void): void {
  for (const child of children) {
    if (child.type !== 'text') continue
    const css = child.value.replace(/\/\*[\s\S]*?\*\//g, '')
    if (externalStyle.test(css) || /@|\\|expression\s*\(/i.test(css))
      refuse('<style> with url(), @ rules or escapes')
  }
}

/** `url(#gradient)` is inside the picture, any other is not. */
const externalStyle = /url\(\s*(?!['"]?#)|@import|(?:java|vb)script\s*:/i

function hasText(element: Element): boolean {
  return element.children.some((child) =>
    child.type === 'element' ? hasText(child) : child.type === 'text' && child.value.trim() !== '',
  )
}

const refusedSvgElements = new Set(
  'script foreignobject iframe object embed audio video canvas handler animate set animatetransform animatemotion'.split(
    ' ',
  ),
)

/** Names as SVG writes them. https://www.w3.org/TR/SVG2/eltindex.html */
const svgElements = new Set(
  (
    'a circle clipPath defs desc ellipse feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix ' +
    'feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR ' +
    'feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile ' +
    'feTurbulence filter g image line linearGradient marker mask path pattern polygon polyline radialGradient rect ' +
    'stop style svg switch symbol text textPath title tspan use view'
  ).split(' '),
)
