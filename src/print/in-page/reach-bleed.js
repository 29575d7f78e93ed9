/**
 * Let what is drawn to the edge of a page go on into its bleed. Runs in the browser page that prints for a press.
 *
 * A theme or a picture that ends at the edge gets a mirror image of itself beyond it, as prepress does: nothing on the
 * page moves, and where the knife errs, the colour goes on. What reaches through the bleed by itself is left alone.
 */

/** So far from the edge, in CSS pixels, does a box still touch it: boxes are drawn on whole pixels. */
const NEAR = 0.75

/** An image begins so far inside its box: where two meet on a fraction of a pixel, a white line would show. */
const OVERLAP = 1

/** What makes the look of a box. */
const looks = [
  'background-color',
  'background-image',
  'background-position',
  'background-size',
  'background-repeat',
  'background-origin',
  'background-clip',
  'mix-blend-mode',
  ...['top', 'right', 'bottom', 'left'].flatMap((side) => [
    `padding-${side}`,
    `border-${side}-width`,
    `border-${side}-style`,
    `border-${side}-color`,
  ]),
]

/**
 * A box that is drawn, in CSS pixels from the corner of its page. `copy` is a new element with the same look.
 *
 * @typedef {{ left: number, top: number, width: number, height: number, copy: () => HTMLElement | SVGElement }} Drawn
 */

/**
 * @param {number} bleed CSS pixels beyond the page; 0 for none
 */
export function reachBleed(bleed) {
  if (bleed === 0) return
  const generated = [...document.styleSheets].flatMap((sheet) => generatedBoxes(sheet.cssRules))
  for (const page of document.querySelectorAll('.pagedjs_page')) {
    const corner = page.getBoundingClientRect()
    const size = { width: corner.width, height: corner.height }
    /** @param {Drawn} drawn @returns {Drawn} */
    const onPage = (drawn) => ({ ...drawn, left: drawn.left - corner.left, top: drawn.top - corner.top })
    const drawn = [...elementsAt(page, corner), ...pseudoElements(page, generated)].map(onPage)
    const mirrors = drawn.flatMap((box) => mirrored(box, size, bleed))
    if (mirrors.length > 0) page.append(layerOf(mirrors, bleed))
  }
}

/**
 * What lies beyond its own page would make Chromium print one more.
 *
 * @param {Element[]} mirrors @param {number} bleed
 */
function layerOf(mirrors, bleed) {
  const layer = document.createElement('div')
  layer.setAttribute('aria-hidden', 'true')
  const place = { position: 'absolute', inset: `${-bleed}px`, overflow: 'hidden', pointerEvents: 'none' }
  Object.assign(layer.style, place)
  layer.append(...mirrors)
  return layer
}

/**
 * @param {Element} page
 * @param {DOMRect} corner the page's own box
 * @returns {Drawn[]}
 */
function elementsAt(page, corner) {
  return [page, ...page.querySelectorAll('*')].flatMap((element) => {
    const { left, top, right, bottom, width, height } = element.getBoundingClientRect()
    const isNear =
      left <= corner.left + NEAR ||
      top <= corner.top + NEAR ||
      right >= corner.right - NEAR ||
      bottom >= corner.bottom - NEAR
    if (!isNear || width === 0 || height === 0 || element.parentElement?.closest('svg')) return []
    const style = getComputedStyle(element)
    const isPicture = element instanceof HTMLImageElement || element instanceof SVGSVGElement
    if (style.visibility !== 'visible' || style.transform !== 'none' || !(isPicture || isPainted(style)))
      return []
    const copy = () => (isPicture ? pictureLike(element, style) : boxLike(style, opacityOf(element)))
    return [{ left, top, width, height, copy }]
  })
}

/**
 * `::before` and `::after` have no box that could be asked for. Where they are positioned, their style says where.
 *
 * @param {Element} page
 * @param {{ selector: string, pseudo: string }[]} generated
 * @returns {Drawn[]}
 */
function pseudoElements(page, generated) {
  /** @type {Map<string, Set<Element>>} */
  const known = new Map()
  return generated.flatMap(({ selector, pseudo }) => {
    const seen = known.get(pseudo) ?? new Set()
    known.set(pseudo, seen)
    const owners = [...page.querySelectorAll(selector), ...(page.matches(selector) ? [page] : [])]
    return owners.flatMap((owner) => {
      if (seen.has(owner)) return []
      seen.add(owner)
      const style = getComputedStyle(owner, pseudo)
      const isBox = style.content !== 'none' && style.position === 'absolute' && style.transform === 'none'
      const around = isBox && isPainted(style) ? containingBlock(owner, page) : undefined
      if (!around) return []
      const corner = around.getBoundingClientRect()
      const part = (/** @type {string} */ name) => Number.parseFloat(style.getPropertyValue(name)) || 0
      const isWhole = style.boxSizing === 'border-box'
      /** @param {string} length @param {string} from @param {string} to */
      const extent = (length, from, to) =>
        part(length) +
        (isWhole
          ? 0
          : [`padding-${from}`, `padding-${to}`, `border-${from}-width`, `border-${to}-width`].reduce(
              (sum, name) => sum + part(name),
              0,
            ))
      return [
        {
          left: corner.left + around.clientLeft + part('left') + part('margin-left'),
          top: corner.top + around.clientTop + part('top') + part('margin-top'),
          width: extent('width', 'left', 'right'),
          height: extent('height', 'top', 'bottom'),
          copy: () => boxLike(style, opacityOf(owner) * Number(style.opacity)),
        },
      ]
    })
  })
}

/** What an absolute child is placed in. @param {Element} owner @param {Element} page */
function containingBlock(owner, page) {
  for (let element = owner; element !== page; ) {
    if (getComputedStyle(element).position !== 'static') return element
    const { parentElement } = element
    if (!parentElement) break
    element = parentElement
  }
  return page
}

/**
 * @param {CSSRuleList} rules
 * @returns {{ selector: string, pseudo: string }[]} what has a generated box, and which
 */
function generatedBoxes(rules) {
  return [...rules].flatMap((rule) => {
    const inner = 'cssRules' in rule ? generatedBoxes(/** @type {CSSGroupingRule} */ (rule).cssRules) : []
    if (!(rule instanceof CSSStyleRule) || rule.parentRule instanceof CSSStyleRule) return inner
    const own = rule.selectorText.split(/,(?![^()]*\))/).flatMap((selector) => {
      const [, owner = '', name] = /^(.*?)::?(before|after)\s*$/.exec(selector) ?? []
      return name ? [{ selector: owner.trim() || '*', pseudo: `::${name}` }] : []
    })
    return [...inner, ...own.filter(({ selector }) => isSelector(selector))]
  })
}

/** @param {string} text */
function isSelector(text) {
  try {
    document.createDocumentFragment().querySelector(text)
    return true
  } catch {
    return false
  }
}

/** @param {CSSStyleDeclaration} style */
function isPainted(style) {
  if (style.backgroundImage !== 'none' || isSeen(style.backgroundColor)) return true
  return ['top', 'right', 'bottom', 'left'].some(
    (side) =>
      Number.parseFloat(style.getPropertyValue(`border-${side}-width`)) > 0 &&
      isSeen(style.getPropertyValue(`border-${side}-color`)),
  )
}

/** @param {string} colour as a computed style says it */
function isSeen(colour) {
  return colour !== 'transparent' && !/^rgba\(.*,\s*0\)$|\/\s*0\)$/.test(colour)
}

/** @param {Element} element */
function opacityOf(element) {
  let opacity = 1
  for (let at = /** @type {Element | null} */ (element); at; at = at.parentElement)
    opacity *= Number(getComputedStyle(at).opacity)
  return opacity
}

/** @param {CSSStyleDeclaration} style @param {number} opacity */
function boxLike(style, opacity) {
  const box = document.createElement('div')
  for (const name of looks) box.style.setProperty(name, style.getPropertyValue(name))
  box.style.opacity = String(opacity)
  return box
}

/** @param {HTMLImageElement | SVGSVGElement} picture @param {CSSStyleDeclaration} style */
function pictureLike(picture, style) {
  const copy = /** @type {HTMLImageElement | SVGSVGElement} */ (picture.cloneNode(true))
  // Text belongs on the page, once.
  for (const text of copy.querySelectorAll('text, foreignObject, title, desc')) text.remove()
  copy.removeAttribute('id')
  copy.removeAttribute('class')
  copy.setAttribute('style', '')
  for (const name of [...looks, 'object-fit', 'object-position'])
    copy.style.setProperty(name, style.getPropertyValue(name))
  copy.style.opacity = String(opacityOf(picture))
  return copy
}

/**
 * Mirror images of a box beyond the edges that it touches: beside, above or below, and over the corner.
 *
 * @param {Drawn} drawn
 * @param {{ width: number, height: number }} page
 * @param {number} bleed
 */
function mirrored({ left, top, width, height, copy }, page, bleed) {
  const across = sides(left, left + width, page.width, bleed)
  const along = sides(top, top + height, page.height, bleed)
  return [0, ...across].flatMap((x) =>
    [0, ...along].flatMap((y) => {
      if (x === 0 && y === 0) return []
      const image = copy()
      Object.assign(image.style, {
        position: 'absolute',
        boxSizing: 'border-box',
        margin: '0',
        maxWidth: 'none',
        maxHeight: 'none',
        left: `${bleed + left + x * (width - OVERLAP)}px`,
        top: `${bleed + top + y * (height - OVERLAP)}px`,
        width: `${width}px`,
        height: `${height}px`,
        transform: `scale(${x === 0 ? 1 : -1}, ${y === 0 ? 1 : -1})`,
      })
      return [image]
    }),
  )
}

/**
 * Which ends of a stretch touch the edge and do not reach through the bleed.
 *
 * @param {number} from
 * @param {number} to
 * @param {number} length of the page
 * @param {number} bleed
 */
function sides(from, to, length, bleed) {
  const ends = []
  if (from <= NEAR && from > -bleed && to > 0) ends.push(-1)
  if (to >= length - NEAR && to < length + bleed && from < length) ends.push(1)
  return ends
}
