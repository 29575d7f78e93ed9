import { loadFonts } from '../../page-fonts.js'

/**
 * What the finished pages hold, as far as a PDF needs to be told it. Runs in the browser page that prints.
 *
 * Lengths are CSS pixels from the top left corner of what is printed; pages count from 0.
 *
 * @typedef {{ page: number, x: number, y: number }} Place
 * @typedef {Place & { level: number, title: string }} Heading
 * @typedef {{ texts: string[], headings: Heading[], places: [id: string, place: Place][] }} PageDescription
 */

/**
 * Make the document of a page in which the book's style sheet is loaded already that which is printed.
 *
 * @param {string} title
 * @param {string} language
 * @param {string} css what it has besides the style sheet
 */
export function becomeDocument(title, language, css) {
  const sheets = [...document.querySelectorAll('style')]
  const { head, body, documentElement } = document
  for (const element of [documentElement, head, body])
    for (const name of element.getAttributeNames()) element.removeAttribute(name)
  documentElement.lang = language
  document.title = title
  const own = Object.assign(document.createElement('style'), { textContent: css })
  // Those that are there already are not read again.
  for (const sheet of sheets) if (sheet.parentElement !== head) head.append(sheet)
  head.append(own)
  body.replaceChildren()
}

/**
 * Put pages into the document, and wait for their pictures and fonts.
 *
 * @param {string} html
 * @param {string[]} backgrounds addresses of the pictures that the style sheet names
 */
export async function showPages(html, backgrounds) {
  document.body.innerHTML = html
  // The layout asks for backgrounds; with what loads here they are there, too.
  document.body.getBoundingClientRect()
  const named = backgrounds.map((address) => Object.assign(new Image(), { src: address }))
  const images = [...document.images, ...named]
  await Promise.all([loadFonts(), ...images.map((image) => image.decode().catch(() => undefined))])
}

/**
 * @param {string[]} targets ids that links on these pages lead to, and those on them that other links lead to
 * @param {string} elsewhere what the address of a link begins with that leads to an id, see `redirectLinks`
 * @returns {PageDescription}
 */
export function describePages(targets, elsewhere) {
  const pages = [...document.querySelectorAll('.pagedjs_page')]
  const wanted = new Set(targets)
  /** @type {Heading[]} */
  const headings = []
  /** @type {Map<string, Place>} */
  const places = new Map()
  for (const [number, page] of pages.entries()) {
    const corner = page.getBoundingClientRect()
    // Of pages that are printed with a bleed, the paper begins before the page does.
    const margin = Number.parseFloat(getComputedStyle(page).left) || 0
    /** @param {Element} element @returns {Place} */
    const placeOf = (element) => {
      const { left, top } = element.getBoundingClientRect()
      return { page: number, x: left - corner.left + margin, y: top - corner.top + margin }
    }
    for (const element of page.querySelectorAll('[id]'))
      if (wanted.has(element.id) && !places.has(element.id)) places.set(element.id, placeOf(element))
    for (const heading of page.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
      const title = titleOf(heading)
      if (title !== '' && !heading.hasAttribute('data-split-from'))
        headings.push({ ...placeOf(heading), level: Number(heading.tagName.slice(1)), title })
    }
  }
  redirectLinks(wanted, elsewhere)
  return { texts: pages.map(drawnText), headings, places: [...places] }
}

/**
 * Characters under which there is no emphasis dot: CSS Text Decoration 3, 3.1. Spaces, and punctuation but for signs that
 * are read as words.
 */
const undotted = /(?![#%&@§¶٪‰‱⁊⁋⁓〽﹟﹠﹪﹫＃％＆＠])[\p{P}\p{Z}\p{C}\p{M}]/gu

/**
 * What a page draws: its text, and the dots under emphasised characters, which are characters of a font, too. Titles and
 * descriptions of drawings are spoken, not drawn; text in patterns becomes a picture, in clips an outline.
 *
 * @param {Element} page
 */
function drawnText(page) {
  let text = ''
  for (const node of textsIn(page)) {
    const parent = node.parentElement
    if (!parent || parent.closest('style, title, desc, metadata, pattern, clipPath')) continue
    text += node.data
    if (parent.closest('em.dots') && getComputedStyle(parent).textEmphasisStyle !== 'none')
      text += '•'.repeat([...node.data.replace(undotted, '')].length)
  }
  return text
}

/** A heading without the pinyin and the numbers of notes. @param {Element} heading */
function titleOf(heading) {
  let title = ''
  for (const node of textsIn(heading))
    if (!node.parentElement?.closest('rt, rp, .note-call')) title += node.data
  return title.replace(/\s+/g, ' ').trim()
}

/** @param {Element} element */
function* textsIn(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) yield/** @type {Text} */ (node)
}

/**
 * Links within the book get an address of another document: Chromium leaves those out whose target is not among the
 * pages that it prints at a time. Where they lead is written into the PDF later.
 *
 * @param {Set<string>} targets
 * @param {string} elsewhere
 */
function redirectLinks(targets, elsewhere) {
  for (const link of document.querySelectorAll('a[href^="#"]')) {
    const written = (link.getAttribute('href') ?? '').slice(1)
    const id = targets.has(written) ? written : decode(written)
    if (targets.has(id)) link.setAttribute('href', elsewhere + encodeURIComponent(id))
    else link.removeAttribute('href')
  }
}

/** @param {string} fragment */
function decode(fragment) {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}
