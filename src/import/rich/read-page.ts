import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { fromHtmlText } from './from-html.ts'
import { inkOf, type RichText } from './rich-text.ts'

/**
 * Read the article of a saved web page with Mozilla's Readability; `undefined` where it finds none.
 *
 * Nothing of the page runs, and nothing is fetched: pictures on the web stay addresses. What of the page is no article is
 * listed.
 */
export function readPage(html: string): RichText | undefined {
  const { document } = parseHTML(html)
  for (const element of [...document.querySelectorAll('script, style, noscript, template, iframe')])
    element.remove()
  const all = [
    ...document.querySelectorAll(
      'h1, h2, h3, h4, h5, h6, p, li, td, th, figcaption, blockquote, pre, a, div',
    ),
  ]
    .filter((element) => ![...element.children].some((child) => blocks.has(child.tagName)))
    .map((element) => (element.textContent ?? '').trim())
  const article = new Readability(document, { charThreshold: 50, keepClasses: false }).parse()
  if (!article?.content) return undefined
  const content = parseHTML(`<article>${article.content}</article>`).document
  const heading = article.title?.trim() ?? ''
  const { blocks: made, guesses: found } = fromHtmlText(article.content)
  const body = content.documentElement?.textContent ?? ''
  const kept = inkOf(`${heading}${body}`)
  const left = [...new Set(all)].filter((text) => inkOf(text) !== '' && !kept.includes(inkOf(text)))
  return {
    blocks: made,
    title: heading === '' ? undefined : heading,
    isTitleTaken: false,
    pictures: new Map(),
    expected: { body, notes: '' },
    guesses: [...(heading === '' ? [] : [{ kind: 'title' as const, text: heading }]), ...found],
    left: left.map((text) => ({ kind: 'page' as const, text })),
  }
}

const blocks = new Set([
  'P',
  'DIV',
  'UL',
  'OL',
  'LI',
  'TABLE',
  'SECTION',
  'ARTICLE',
  'BLOCKQUOTE',
  'H1',
  'H2',
  'H3',
  'PRE',
])
