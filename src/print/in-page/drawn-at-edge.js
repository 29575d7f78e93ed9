/**
 * What a page draws near its edge: boxes with a background or a border, pictures, text. Runs in the browser page that
 * prints for a press.
 *
 * Lengths are CSS pixels, places counted from the upper left corner of the page. `copy` makes a new element with the
 * same look, `name` is said in messages, `src` is the `file:line:column` of the Markdown or ''.
 *
 * @typedef {{ left: number, top: number, width: number, height: number }} Place
 * @typedef {Place & { kind: 'text' | 'box' | 'turned', name: string, src: string, copy: () => Element }} Drawn
 */

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
 * @param {Element} page
 * @param {number} reach how far from its edge
 * @param {Generated[]} generated what `generatedBoxes` has found
 * @returns {Drawn[]} in the order of the page; text that is nearer than `reach` to the edge, and boxes that are
 */
export function drawnAtEdge(page, reach, generated) {
  const corner = page.getBoundingClientRect()
  /** @param {Drawn} drawn @returns {Drawn} */
  const onPage = (drawn) => ({ ...drawn, left: drawn.left - corner.left, top: drawn.top - corner.top })
  /** @param {Place} place */
  const isNear = ({ left, top, width, height }) =>
    left < corner.left + reach ||
    top < corner.top + reach ||
    left + width > corner.right - reach ||
    top + height > corner.bottom - reach
  const found = [page, ...page.querySelectorAll('*')].flatMap((element) => elementAt(element, isNear))
  return [...found, ...pseudoElements(page, generated).filter(isNear)].map(onPage)
}

/**
 * @param {Element} element
 * @param {(place: Place) => boolean} isNear
 * @returns {Drawn[]}
 */
function elementAt(element, isNear) {
  const place = element.getBoundingClientRect()
  if (!isNear(place) || place.width === 0 || place.height === 0) return []
  if (element.parentElement?.closest('svg')) return []
  const style = getComputedStyle(element)
  if (style.visibility !== 'visible') return []
  const isPicture = element instanceof HTMLImageElement || element instanceof SVGSVGElement
  const text = isPicture ? '' : ownText(element)
  const textPlace = text === '' ? undefined : placeOfText(element)
  const { left, top, width, height } = place
  const src = element.closest('[data-src]')?.getAttribute('data-src') ?? ''
  const copy = () => (isPicture ? pictureLike(element, style) : boxLike(style, opacityOf(element)))
  /** @type {Drawn[]} */
  const drawn = []
  if (isPicture || isPainted(style))
    drawn.push({
      left,
      top,
      width,
      height,
      kind: kindOf(element, style, width),
      name: nameOf(element),
      src,
      copy,
    })
  if (textPlace && isNear(textPlace))
    drawn.push({ ...textPlace, kind: 'text', name: text.slice(0, 20), src, copy })
  return drawn
}

/** @param {Element} element @param {CSSStyleDeclaration} style @param {number} width as it is shown @returns {'box' | 'turned'} */
function kindOf(element, style, width) {
  // An element around it may be turned or scaled.
  const isScaled = element instanceof HTMLElement && Math.abs(element.offsetWidth - width) > 1
  return style.transform !== 'none' || isScaled ? 'turned' : 'box'
}

/** @param {Element} element */
function ownText(element) {
  let text = ''
  for (const node of element.childNodes) if (node instanceof Text) text += node.data
  return text.replace(/\s+/g, ' ').trim()
}

/** @param {Element} element @returns {Place | undefined} */
function placeOfText(element) {
  const range = document.createRange()
  const boxes = [...element.childNodes].flatMap((node) => {
    if (!(node instanceof Text) || node.data.trim() === '') return []
    range.selectNodeContents(node)
    return [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0)
  })
  if (boxes.length === 0) return undefined
  const left = Math.min(...boxes.map((box) => box.left))
  const top = Math.min(...boxes.map((box) => box.top))
  const right = Math.max(...boxes.map((box) => box.right))
  const bottom = Math.max(...boxes.map((box) => box.bottom))
  return { left, top, width: right - left, height: bottom - top }
}

/** As a selector: `img`, `.folio`. @param {Element} element @param {string} [pseudo] */
function nameOf(element, pseudo = '') {
  const [first] = element.classList
  return (first ? `.${first}` : element.localName) + pseudo
}

/** @typedef {{ selector: string, pseudo: string }} Generated */

/** @returns {Generated[]} what the style sheets give a generated box */
export function generatedBoxes() {
  return [...document.styleSheets].flatMap((sheet) => generatedIn(sheet.cssRules))
}

/**
 * `::before` and `::after` have no box that could be asked for. Where they are positioned, their style says where.
 *
 * @param {Element} page
 * @param {Generated[]} generated
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
          kind: 'box',
          name: nameOf(owner, pseudo),
          src: owner.closest('[data-src]')?.getAttribute('data-src') ?? '',
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
 * @returns {Generated[]}
 */
function generatedIn(rules) {
  return [...rules].flatMap((rule) => {
    const inner = 'cssRules' in rule ? generatedIn(/** @type {CSSGroupingRule} */ (rule).cssRules) : []
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
