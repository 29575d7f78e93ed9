import { inkOf, type RichGuess } from '../rich/rich-text.ts'
import type { Ebook } from './open-ebook.ts'
import { nameOf } from './to-hast.ts'

/**
 * The headings of a book whose author used none: the paragraphs that its table of contents leads to, where they say the
 * same. They are marked in the tree with their level, and told.
 */
export function headingsOfContents(
  contents: Ebook['contents'],
  roots: ReadonlyMap<string, Element>,
  front: ReadonlySet<string>,
): RichGuess[] {
  const found: RichGuess[] = []
  for (const { path, fragment, label, level } of contents) {
    const body = front.has(path) ? undefined : roots.get(path)
    if (!body || label === '') continue
    const place =
      fragment === ''
        ? body
        : [...body.querySelectorAll('[id]')].find((one) => one.getAttribute('id') === fragment)
    const block = place && saying(place, inkOf(label))
    if (!block || block.closest('[data-banxin-level]')) continue
    block.setAttribute('data-banxin-level', String(Math.min(level, 6)))
    found.push({ kind: 'contents', text: label, level: Math.min(level, 6) })
  }
  return found
}

/** The first block from a place on that is nothing but these words, unless it is a heading already. */
function saying(place: Element, words: string): Element | undefined {
  for (let at: Element | null = place; at; at = at.parentElement) {
    const first = inkOf(at.textContent ?? '')
    if (/^(?:p|div|h[1-6])$/.test(nameOf(at)) && first === words)
      return /^h/.test(nameOf(at)) || at.querySelector('h1, h2, h3, h4, h5, h6')
        ? undefined
        : innermost(at, words)
    if (/^(?:p|h[1-6]|li)$/.test(nameOf(at)) && first !== '') return undefined
    if (first !== '') break
  }
  const blocks = [...place.querySelectorAll('p, div, h1, h2, h3, h4, h5, h6')]
  const block = blocks.find(
    (one) => inkOf(one.textContent ?? '') !== '' && !one.querySelector('p, div, h1, h2, h3, h4, h5, h6'),
  )
  return block && !/^h/.test(nameOf(block)) && inkOf(block.textContent ?? '') === words ? block : undefined
}

function innermost(block: Element, words: string): Element {
  const inner = [...block.children].find(
    (child) => /^(?:p|div)$/.test(nameOf(child)) && inkOf(child.textContent ?? '') === words,
  )
  return inner ? innermost(inner, words) : block
}
