/**
 * What the tags of the PDF are to say. Runs in the browser page that prints, before it prints.
 *
 * Chromium makes the tags from what it tells screen readers. That knows neither notes nor formulas, nor that a paragraph
 * goes on overleaf. Such words go where Chromium writes them down for every kind of element, into its language:
 * `zh-Hans-x-bx-note`. Private subtags change nothing in how text is set. `read-tags.ts` takes them out again.
 */

/** Subtags have eight characters at most (BCP 47, 2.2). What each of them means is told in `read-tags.ts`. */
const words = {
  'section.section': 'sect',
  '.page-notes': 'notes',
  'aside:is(.note, .margin-note)': 'note',
  '.note-call': 'ref',
  '.math[data-tex]': 'formula',
  '.toc': 'toc',
  '.toc-entry': 'toci',
  pre: 'pre',
  dl: 'dl',
  dt: 'dt',
  dd: 'dd',
  'aside.note:has(> .note-number:first-child), li:has(> .li-marker:first-child)': 'lbl',
  '[data-split-from]': 'from',
  '[data-split-to]': 'to',
}

/** Running heads and folios, rules, and what is printed again on every page of a table. */
const artifacts =
  '.running-head, .folio, hr, [data-repeated], svg:is([aria-label=""], :not([aria-label], :has(title)))'

/**
 * @returns {string[]} what links and dotted words say; the subtag `t2` is that of the third
 */
export function tellTags() {
  for (const element of document.querySelectorAll('[role^="doc-"]')) element.removeAttribute('role')
  // What can be clicked Chromium tags although it is hidden: a repeated head's links are those of the head itself.
  for (const link of document.querySelectorAll('[data-repeated] a[href]')) link.removeAttribute('href')
  for (const element of document.querySelectorAll(artifacts)) element.setAttribute('aria-hidden', 'true')
  for (const formula of document.querySelectorAll('.math[data-tex]')) {
    formula.setAttribute('role', 'img')
    formula.setAttribute('aria-label', formula.getAttribute('data-tex') ?? '')
    for (const hidden of formula.querySelectorAll('[aria-hidden]')) hidden.removeAttribute('aria-hidden')
  }
  // What stands in for a picture is text, and nothing describes it.
  for (const figure of document.querySelectorAll(
    'figure:has(.picture-placeholder):not(:has(img, svg, figcaption))',
  ))
    figure.setAttribute('role', 'group')
  /** @type {string[]} */
  const texts = []
  told = 0
  for (const element of document.querySelectorAll('a[href], em.dots')) {
    tell(element, `t${texts.length}`)
    texts.push(spoken(element))
  }
  for (const [selector, word] of Object.entries(words))
    for (const element of document.querySelectorAll(`.pagedjs_page :is(${selector})`)) tell(element, word)
  return texts
}

/**
 * Chromium writes a language only where it is not that around: a list item in a list item would say nothing. Therefore
 * each has a number.
 */
let told = 0

/** @param {Element} element @param {string} word */
function tell(element, word) {
  const own = element.getAttribute('lang')
  const language = own ?? element.closest('[lang]')?.getAttribute('lang') ?? 'und'
  const begun = own?.includes('-x-bx-') ? own : `${language.replace(/-x-.*/, '')}-x-bx-n${told++}`
  element.setAttribute('lang', `${begun}-${word}`)
}

/** @param {Element} element */
function spoken(element) {
  let text = ''
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text) text += node.parentElement?.closest('rt, rp, svg, .katex') ? '' : node.data
    else if (node instanceof Element)
      text += node.getAttribute('alt') ?? node.getAttribute('aria-label') ?? ''
  }
  return text.replace(/\s+/g, ' ').trim()
}
