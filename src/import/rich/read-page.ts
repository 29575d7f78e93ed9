import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import type { RootContent } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { fromHtmlText } from './from-html.ts'
import { pageText } from './page-text.ts'
import { inkOf, type RichGuess, type RichText } from './rich-text.ts'
import { wholePage } from './whole-page.ts'

/**
 * Read the article of a saved web page with Mozilla's Readability, or the page but for its frame where that finds a part
 * of it; `undefined` where it finds none.
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
    .map((element) => pageText(element).trim())
  for (const image of document.querySelectorAll('img[data-src]'))
    if (/^(?:data:|$)/.test(image.getAttribute('src') ?? ''))
      image.setAttribute('src', image.getAttribute('data-src') ?? '')
  const ofWechat = wechatArticle(document)
  const article = ofWechat ?? new Readability(document, { charThreshold: 50, keepClasses: false }).parse()
  if (!article?.content) return undefined
  const heading = article.title?.trim() ?? ''
  const part = parseHTML(`<article>${article.content}</article>`).document.documentElement?.textContent ?? ''
  const text = ofWechat ? article.content : (wholePage(html, inkOf(`${heading}${part}`)) ?? article.content)
  const content = parseHTML(`<article>${text}</article>`).document
  const { blocks: made, guesses: found } = fromHtmlText(text)
  found.push(...boldHeadings(made))
  const body = pageText(content.documentElement)
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

/**
 * An article of WeChat's: in the saved page its element is hidden (`visibility: hidden`) until a script has run, and
 * Readability takes what is hidden for no text.
 */
function wechatArticle(document: Document): { title: string; content: string } | undefined {
  const article = document.querySelector('#js_content')
  if (inkOf(article?.textContent ?? '') === '') return undefined
  const title =
    document.querySelector('#activity-name')?.textContent?.trim() ||
    document.querySelector('meta[property="og:title"]')?.getAttribute('content')
  return { title: title ?? '', content: article?.innerHTML ?? '' }
}

/** Of a page without headings: short paragraphs that are bold throughout and end in no stop, two at least. */
function boldHeadings(blocks: RootContent[]): RichGuess[] {
  if (blocks.some(({ type }) => type === 'heading')) return []
  const found = blocks.flatMap((block, index) => {
    if (block.type !== 'paragraph' || index === blocks.length - 1) return []
    const parts = block.children.filter((child) => child.type !== 'text' || inkOf(child.value) !== '')
    const text = textOf(block).trim()
    const isBold = parts.length > 0 && parts.every(({ type }) => type === 'strong')
    return isBold && [...text].length <= 40 && !/[。！？；，、：,;:.!?]$/.test(text)
      ? [{ index, text, parts }]
      : []
  })
  if (found.length < 2 || found.length > blocks.length / 2) return []
  for (const { index, parts } of found)
    blocks[index] = {
      type: 'heading',
      depth: 1,
      children: parts.flatMap((part) => (part.type === 'strong' ? part.children : [])),
    }
  return found.map(({ text }) => ({ kind: 'heading', text, level: 1 }))
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
