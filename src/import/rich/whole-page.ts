import { parseHTML } from 'linkedom'
import { inkOf } from './rich-text.ts'

/**
 * What is on a page but for its frame, where what was taken for its article is only a part.
 *
 * Of manuals, whose sections stand side by side, Readability takes the longest; in the midst of articles it leaves out
 * boxes, captions and what else is named like the frame of a page.
 *
 * @param html the page
 * @param kept ink of the article that was found, its title included
 * @returns HTML; `undefined` where the article is the whole, or nearly
 */
export function wholePage(html: string, kept: string): string | undefined {
  const { document } = parseHTML(html)
  const { body } = document
  if (!body) return undefined
  for (const element of [...body.querySelectorAll(`${neverText}, ${frame}`)]) element.remove()
  for (const element of [...body.querySelectorAll('[class], [id]')]) if (isFrame(element)) element.remove()
  const blocks = [...body.querySelectorAll(prose)].filter((block) => !block.querySelector(prose))
  const inks = blocks.map((block) => inkOf(block.textContent ?? ''))
  const isKept = (ink: string) => kept.includes(ink)
  const known = blocks.filter((_, at) => (inks[at] ?? '').length >= LONG && isKept(inks[at] ?? ''))
  const article = commonAncestor(known[0], known.at(-1))
  const left = blocks.flatMap((block, at) => {
    const ink = inks[at] ?? ''
    const isInside = article !== body && article?.contains(block) === true
    return isKept(ink) ? [] : [{ block, size: isOfLinks(block, ink) ? 0 : ink.length, isInside }]
  })
  const inside = sizeOf(left.filter(({ isInside }) => isInside))
  const around = left.filter(({ block, isInside }) => !isInside && !block.closest(beside))
  const headings = around.filter(({ block }) => isHeading(block)).length
  const isManual = headings >= LEAST_HEADINGS && sizeOf(around) > LEAST_AROUND * kept.length
  if (!isManual && inside <= LEAST_INSIDE * kept.length) return undefined
  for (const { block, isInside } of left)
    if (!isInside && (!isManual || block.closest(beside))) block.remove()
  return (isManual ? body : article)?.innerHTML
}

function commonAncestor(one: Element | undefined, other: Element | undefined): Element | undefined {
  let found = one?.parentElement
  while (found && !found.contains(other ?? null)) found = found.parentElement
  return found ?? undefined
}

type Left = { block: Element; size: number }

/** Characters of text. */
function sizeOf(left: readonly Left[]): number {
  return left.reduce((sum, { block, size }) => sum + (isHeading(block) ? 0 : size), 0)
}

function isHeading({ tagName }: Element): boolean {
  return /^H[1-6]$/.test(tagName)
}

/** Characters that stand in one place only. */
const LONG = 20

/** Beside an article stand lists of others, with a heading or two. */
const LEAST_HEADINGS = 2

/** Text left out, as a part of that kept: around the article that was found, and in its midst. */
const LEAST_AROUND = 0.05
const LEAST_INSIDE = 0.01

const prose = 'div, p, li, dt, dd, td, th, pre, blockquote, figcaption, caption, h1, h2, h3, h4, h5, h6'
const neverText = 'script, style, noscript, template, iframe, link, meta, object, embed'
const frame =
  'nav, header, footer, form, button, dialog, [hidden], [role="navigation"], [role="banner"], ' +
  '[role="contentinfo"], [role="search"]'
/** In the midst of an article a box of it, beside it a part of the frame. */
const beside = 'aside, [class*="sidebar"], [id*="sidebar"], [role="complementary"]'

/** Words in the names of frames; the contents of a page are those of the book, which makes its own. */
function isFrame(element: Element): boolean {
  const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`
  return /(?:^|[\s_-])(?:toc|nav|navi|navbar|docnav|menu|footer|header|banner|breadcrumbs?|comments?|related|share|social|pager|pagination|popup|advert|ads?|languages?|search)(?:$|[\s_-])/i.test(
    names,
  )
}

function isOfLinks(block: Element, ink: string): boolean {
  const linked = [...block.querySelectorAll('a')].map((link) => inkOf(link.textContent ?? '').length)
  return linked.reduce((sum, size) => sum + size, 0) > ink.length / 2
}
