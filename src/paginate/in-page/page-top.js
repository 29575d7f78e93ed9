import { isBlock } from './blocks.js'

/**
 * The space above the first block of a page, or of a column, is left out, as CSS does at a page break.
 *
 * @param {Element} body
 */
export function markPageTop(body) {
  for (let element = body.firstElementChild; element && isBlock(element); element = element.firstElementChild)
    element.setAttribute('data-page-top', '')
}
