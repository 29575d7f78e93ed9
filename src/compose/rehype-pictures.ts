import type { Element, ElementContent, Root, RootContent } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import type { ChapterContext } from './chapter-context.ts'
import { lostInDrawing } from './lost-in-drawing.ts'
import { hasClass, makeElement } from './make-element.ts'
import { makeSvgUnique, sanitizeSvg } from './sanitize-svg.ts'
import { CONTINUE, EXIT, SKIP, visit } from './visit.ts'

/** Finds the pictures' files; a picture alone in its paragraph becomes a figure. */
export function rehypePictures(context: ChapterContext) {
  return async (tree: Root): Promise<undefined> => {
    const pictures: Element[] = []
    let svgs = 0
    visit(tree, 'element', (node) => {
      // KaTeX draws its roots as SVG.
      if (hasClass(node, 'math')) return SKIP
      if (node.tagName === 'img') pictures.push(node)
      if (node.tagName === 'svg') makeSvgUnique(node, `${context.sectionId}-svg-${++svgs}`)
      return CONTINUE
    })
    if (pictures.length === 0) return
    // One after another, so that messages come in the order of the text.
    for (const picture of pictures) await place(picture, context, () => `${context.sectionId}-svg-${++svgs}`)
    tree.children = tree.children.map((child) => intoFigures(child))
  }
}

function isPicture(node: Element): boolean {
  return node.tagName === 'img' || hasClass(node, 'picture')
}

async function place(image: Element, context: ChapterContext, newId: () => string): Promise<void> {
  const { properties, position } = image
  const src = String(properties.src ?? '')
  const { alt, title } = properties
  const isEmptyMarkdown = context.source.startsWith('![]', position?.start.offset ?? -1)
  if (alt === undefined || (alt === '' && isEmptyMarkdown))
    context.report('alt-missing', position, { src: src.slice(0, 80) })
  const width = widthOf(properties.width)
  if (/^(?:https?:)?\/\//i.test(src.trim())) {
    const isRefused = context.config.remoteImages === 'refuse'
    context.report(isRefused ? 'remote-image' : 'remote-image-placeholder', position, { src })
    standIn(image, [String(alt ?? ''), src])
    return
  }
  const picture = await context.pictures.find(src, context.name)
  if (picture.type === 'fault') {
    context.report(picture.ruleId, position, picture.values)
    standIn(image, [String(alt ?? ''), src.slice(0, 80)])
  } else if (picture.type === 'asset') {
    if (picture.warning) context.report(picture.warning.ruleId, position, picture.warning.values, 'warning')
    const { asset } = picture
    image.properties = { src: asset.src, alt: String(alt ?? ''), width: asset.width, height: asset.height }
    if (width !== undefined) image.properties.style = `width: ${width}`
    if (title !== undefined) image.properties.title = title
  } else {
    const svg = readSvg(picture.text)
    const [clean] = svg ? sanitizeSvg(svg, context, position) : []
    const lost = clean?.type === 'element' ? lostInDrawing(clean, picture.text) : []
    for (const what of lost) context.report('svg-refused', position, { what })
    if (clean?.type !== 'element' || lost.length > 0) {
      if (!svg) context.report('picture-broken', position, { src })
      standIn(image, [String(alt ?? ''), src])
      return
    }
    makeSvgUnique(clean, newId())
    dress(clean, String(alt ?? ''), width)
    Object.assign(image, {
      tagName: 'svg',
      properties: clean.properties,
      children: clean.children,
      made: true,
    })
    if (title !== undefined) image.properties.title = title
  }
}

/** The width that an author asks for in raw HTML: `50%`, `300` or `300px`. */
function widthOf(width: unknown): string | undefined {
  const text = typeof width === 'number' ? `${width}` : typeof width === 'string' ? width.trim() : ''
  if (/^\d+(?:\.\d+)?%$/.test(text) && Number.parseFloat(text) <= 100 && Number.parseFloat(text) > 0)
    return text
  return /^[1-9]\d{0,3}(?:px)?$/.test(text) ? `${Number.parseInt(text, 10)}px` : undefined
}

function standIn(image: Element, words: string[]): void {
  const children = words.filter((word) => word !== '').join(' ')
  image.tagName = 'span'
  image.properties = { className: ['picture', 'picture-placeholder'], title: image.properties.title }
  image.children = [{ type: 'text', value: children }]
  image.made = true
}

function readSvg(text: string): Element | undefined {
  let svg: Element | undefined
  visit(fromHtml(text.slice(text.search(/<svg[\s>]/)), { fragment: true }), 'element', (node) => {
    if (node.tagName !== 'svg') return
    svg = node
    return EXIT
  })
  // Its places are those of its own file, not of the chapter.
  if (svg)
    visit(svg, (node) => {
      node.position = undefined
    })
  return svg
}

function dress(svg: Element, alt: string, width: string | undefined): void {
  const { properties } = svg
  const [wide, high] = [
    Number.parseFloat(String(properties.width)),
    Number.parseFloat(String(properties.height)),
  ]
  if (properties.viewBox === undefined && wide > 0 && high > 0) properties.viewBox = `0 0 ${wide} ${high}`
  properties.role = 'img'
  properties.ariaLabel = alt
  properties.className = ['picture']
  if (width !== undefined) properties.style = `width: ${width}`
}

/** `<p>` with nothing but a picture → `<figure>`, at any depth. */
function intoFigures<Node extends RootContent | ElementContent>(node: Node): Node {
  if (node.type !== 'element' || node.tagName === 'svg' || node.tagName === 'pre') return node
  if (node.tagName !== 'p') {
    node.children = node.children.map((child) => intoFigures(child))
    return node
  }
  const content = node.children.filter((child) => child.type !== 'text' || child.value.trim() !== '')
  const [picture] = content
  if (content.length !== 1 || picture?.type !== 'element' || !isPicture(picture)) {
    for (const child of content)
      if (child.type === 'element' && isPicture(child)) child.properties.title = undefined
    return node
  }
  const title = picture.properties.title
  const figure = makeElement('figure', { className: ['figure'], id: node.properties.id }, [picture])
  picture.properties.title = undefined
  figure.position = node.position
  if (typeof title === 'string' && title.trim() !== '') {
    figure.children.push(
      makeElement('figcaption', {}, [
        makeElement('span', { className: ['label'] }),
        makeElement('span', { className: ['caption'] }, [{ type: 'text', value: title }]),
      ]),
    )
  }
  return figure as Node
}
