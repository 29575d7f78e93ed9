/**
 * Draw what SVG patterns repeat, tile by tile, cut to the shape that they fill. Runs in the browser page that prints.
 *
 * Chromium prints a pattern as a picture of 72 pixels an inch, half transparent wherever it has gaps, however it is drawn:
 * Skia has no other way for a shader that it does not know. What is drawn in a clip stays what it is.
 *
 * @typedef {import('./picture-sizes.js').PictureFinding} PictureFinding
 */

const SVG = 'http://www.w3.org/2000/svg'

/** More would print for minutes. */
const MOST_TILES = 20_000

/** What a pattern may fill, and what can be a clip without a mask. */
const shapes = 'path, rect, circle, ellipse, polygon, polyline'

/** Nothing in these is painted where it stands. */
const unpainted = 'defs, symbol, pattern, clipPath, mask, marker'

/**
 * @returns {PictureFinding[]} what stays a picture: too many tiles, patterns of strokes, of text, with text in them, of what
 *   is used from elsewhere. `file` is `PATTERN`
 */
export function drawPatterns() {
  if (!document.querySelector('pattern')) return []
  let count = 0
  /** @type {PictureFinding[]} */
  const left = []
  for (const [page, root] of [...document.querySelectorAll('.pagedjs_page')].entries())
    for (const element of root.querySelectorAll('svg *')) {
      if (!(element instanceof SVGGraphicsElement) || element.closest('pattern, clipPath, mask')) continue
      const { fill, stroke } = getComputedStyle(element)
      const own = shapes.split(', ').includes(element.localName) || element.localName === 'text'
      const [filled, stroked] = [patternOf(fill), patternOf(stroke)]
      if (!own || (!filled && !stroked)) continue
      const isDrawn = filled && drawTiles(element, filled, `drawn-pattern-${count++}`)
      if (!isDrawn || stroked) left.push({ page, src: srcOf(element), file: PATTERN, ppi: COARSE })
    }
  return left
}

/** In the place of the name of a file. */
const PATTERN = '<pattern>'

/** As Skia makes it. */
const COARSE = 72

/** @param {string} paint as it is computed: `url("#a") none` */
function patternOf(paint) {
  const [, id] = /^url\(\s*["']?#([^"')]+)["']?\s*\)/.exec(paint) ?? []
  const found = id === undefined ? null : document.getElementById(id)
  return found instanceof SVGPatternElement ? found : undefined
}

/** @param {Element} element */
function srcOf(element) {
  return element.closest('[data-src]')?.getAttribute('data-src') ?? ''
}

/**
 * @param {SVGGraphicsElement} shape
 * @param {SVGPatternElement} pattern
 * @param {string} id a name that nothing has
 * @returns {boolean} whether it could be done
 */
function drawTiles(shape, pattern, id) {
  const { parentNode } = shape
  if (!shape.matches(shapes) || shape.closest(unpainted) || !(parentNode instanceof SVGGraphicsElement))
    return false
  const { opacity, filter, mask, clipPath, mixBlendMode, paintOrder, fillOpacity, fillRule } =
    getComputedStyle(shape)
  const isPlain = filter === 'none' && clipPath === 'none' && mixBlendMode === 'normal' && opacity === '1'
  if (!isPlain || !/^none\b/.test(mask) || !/^(?:normal|fill)/.test(paintOrder)) return false
  const box = shape.getBBox()
  const tile = tileOf(pattern, box)
  const [around, parent] = [shape, parentNode].map((each) => {
    const matrix = each.getScreenCTM()
    return matrix && DOMMatrix.fromMatrix(matrix)
  })
  if (!tile || !around || !parent || box.width === 0 || box.height === 0) return false
  const places = placesOf(tile, box)
  if (!places) return false

  const content = element('g', { id: `${id}-tile` })
  content.append(...[...tile.children].map((child) => child.cloneNode(true)))
  if (tile.scale) content.setAttribute('transform', `scale(${tile.scale.join(' ')})`)
  for (const named of content.querySelectorAll('[id]')) named.removeAttribute('id')
  const clip = element('clipPath', { id })
  const outline = /** @type {SVGGraphicsElement} */ (shape.cloneNode(false))
  outline.removeAttribute('id')
  outline.style.clipRule = fillRule
  clip.append(outline)
  const defs = element('defs', {})
  defs.append(clip, content)
  const painted = element('g', { 'clip-path': `url(#${id})`, 'aria-hidden': 'true' })
  if (fillOpacity !== '1') painted.setAttribute('opacity', fillOpacity)
  const inside = element('g', {
    transform: matrixText(parent.inverse().multiply(around).multiply(tile.matrix)),
  })
  painted.append(inside)
  shape.before(defs, painted)
  const ground = groundOf(content, tile, places)
  const isCut = tile.viewBox !== undefined || overflows(content, tile)
  inside.append(...ground, ...places.map(([x, y]) => tileAt(x, y, tile, `#${id}-tile`, isCut)))
  // What it is filled with besides stands in the way no more; its stroke and markers come after, as before.
  shape.style.fill = 'none'
  return true
}

/**
 * @typedef {{ x: number, y: number, width: number, height: number, matrix: DOMMatrix, children: Element[],
 *   scale: number[] | undefined, viewBox: string | undefined, ratio: string }} Tile
 */

/**
 * Where and how large the first tile is, in the space of the shape before `matrix`: SVG 2, 14.3. What a pattern does not say
 * it takes from the one that it names.
 *
 * @param {SVGPatternElement} pattern
 * @param {SVGRect} box of the shape
 * @returns {Tile | undefined}
 */
function tileOf(pattern, box) {
  const chain = chainOf(pattern)
  /** @param {string} name */
  const owner = (name) => chain.find((each) => each.hasAttribute(name))
  /** @param {string} name */
  const said = (name) => owner(name)?.getAttribute(name) ?? undefined
  const isOfBox = said('patternUnits') !== 'userSpaceOnUse'
  /** @param {'x' | 'y' | 'width' | 'height'} name @param {number} whole */
  const length = (name, whole) => {
    const { baseVal } = owner(name)?.[name] ?? {}
    if (!baseVal) return 0
    if (!isOfBox) return baseVal.value
    const isPercent = baseVal.unitType === SVGLength.SVG_LENGTHTYPE_PERCENTAGE
    return (whole * baseVal.valueInSpecifiedUnits) / (isPercent ? 100 : 1)
  }
  const width = length('width', box.width)
  const height = length('height', box.height)
  const children = [...(chain.find((each) => each.childElementCount > 0)?.children ?? [])]
  // Its text would be text of the page, many times.
  const hasText = children.some(
    (child) =>
      child.matches('text, image, use, style') || child.querySelector('text, image, use, style, pattern'),
  )
  if (!(width > 0 && height > 0) || children.length === 0 || hasText) return undefined
  const transform = owner('patternTransform')?.patternTransform.baseVal.consolidate()?.matrix
  const { x, y } = isOfBox ? box : { x: 0, y: 0 }
  const viewBox = said('viewBox')
  return {
    x: x + length('x', box.width),
    y: y + length('y', box.height),
    width,
    height,
    matrix: transform ? DOMMatrix.fromMatrix(transform) : new DOMMatrix(),
    children,
    scale:
      viewBox === undefined && said('patternContentUnits') === 'objectBoundingBox'
        ? [box.width, box.height]
        : undefined,
    viewBox,
    ratio: said('preserveAspectRatio') ?? 'xMidYMid meet',
  }
}

/** @param {SVGPatternElement} pattern */
function chainOf(pattern) {
  const chain = [pattern]
  for (let next = named(pattern); next && !chain.includes(next); next = named(next)) chain.push(next)
  return chain
}

/** @param {SVGPatternElement} pattern */
function named(pattern) {
  const found = document.getElementById(pattern.href.baseVal.replace(/^#/, ''))
  return found instanceof SVGPatternElement ? found : undefined
}

/**
 * The corners of all tiles that the shape may show; nothing where they are too many.
 *
 * @param {Tile} tile
 * @param {SVGRect} box
 * @returns {[x: number, y: number][] | undefined}
 */
function placesOf({ x, y, width, height, matrix }, box) {
  const back = matrix.inverse()
  const [right, lower] = [box.x + box.width, box.y + box.height]
  const corners = [
    { x: box.x, y: box.y },
    { x: right, y: box.y },
    { x: right, y: lower },
    { x: box.x, y: lower },
  ].map((corner) => back.transformPoint(corner))
  const xs = corners.map((corner) => (corner.x - x) / width)
  const ys = corners.map((corner) => (corner.y - y) / height)
  const [first, last] = [Math.floor(Math.min(...xs)), Math.ceil(Math.max(...xs))]
  const [top, bottom] = [Math.floor(Math.min(...ys)), Math.ceil(Math.max(...ys))]
  const count = (last - first) * (bottom - top)
  if (!(count > 0 && count <= MOST_TILES)) return undefined
  return Array.from({ length: count }, (_, index) => [
    x + (first + (index % (last - first))) * width,
    y + (top + Math.floor(index / (last - first))) * height,
  ])
}

/**
 * What fills all of a tile first, painted once under all of them: side by side, a line would show between two.
 *
 * @param {Element} content which loses it
 * @param {Tile} tile
 * @param {[x: number, y: number][]} places
 */
function groundOf(content, tile, places) {
  const [first] = content.children
  const [[left, top] = [0, 0]] = places
  const [right, bottom] = places.at(-1) ?? [0, 0]
  if (
    !(first instanceof SVGRectElement) ||
    tile.viewBox !== undefined ||
    tile.scale ||
    first.transform.baseVal.length > 0
  )
    return []
  const { x, y, width, height } = first.getBBox()
  const { stroke, fill, opacity } = getComputedStyle(first)
  const isWhole = x <= 0 && y <= 0 && x + width >= tile.width && y + height >= tile.height
  if (!isWhole || first.rx.baseVal.value > 0 || stroke !== 'none' || !/^rgb\(/.test(fill) || opacity !== '1')
    return []
  first.remove()
  const size = { width: right + tile.width - left, height: bottom + tile.height - top }
  return [element('rect', { x: left, y: top, ...size, fill, stroke: 'none' })]
}

/**
 * Does anything in a tile go beyond it? A cut that cuts nothing would show as a line between two tiles on a screen.
 *
 * @param {Element} content which stands in the document
 * @param {Tile} tile
 */
function overflows(content, { width, height, scale = [1, 1] }) {
  const [across = 1, along = 1] = scale
  return [...content.querySelectorAll('*')].some((part) => {
    if (!(part instanceof SVGGeometryElement)) return false
    if (part.transform.baseVal.length > 0 || part.parentElement !== content) return true
    const { stroke, strokeWidth } = getComputedStyle(part)
    const reach = stroke === 'none' ? 0 : Number.parseFloat(strokeWidth) * 2
    const { x, y, width: wide, height: high } = part.getBBox()
    return (
      x - reach < 0 ||
      y - reach < 0 ||
      (x + wide + reach) * across > width ||
      (y + high + reach) * along > height
    )
  })
}

/**
 * @param {number} x
 * @param {number} y
 * @param {Tile} tile
 * @param {string} href
 * @param {boolean} isCut
 */
function tileAt(x, y, { width, height, viewBox, ratio }, href, isCut) {
  if (!isCut) return element('use', { href, x, y })
  const cut = element('svg', { x, y, width, height, overflow: 'hidden' })
  if (viewBox !== undefined) {
    cut.setAttribute('viewBox', viewBox)
    cut.setAttribute('preserveAspectRatio', ratio)
  }
  cut.append(element('use', { href }))
  return cut
}

/** @param {DOMMatrix} matrix */
function matrixText({ a, b, c, d, e, f }) {
  return `matrix(${[a, b, c, d, e, f].join(' ')})`
}

/**
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 */
function element(name, attributes) {
  const made = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value))
  return made
}
