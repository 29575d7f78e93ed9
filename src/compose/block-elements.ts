import type { Element } from 'hast'

/** Whether a browser begins a new line for the element. */
export function isBlockElement({ tagName }: Element): boolean {
  return blocks.has(tagName)
}

const blocks = new Set(
  (
    'address article aside blockquote caption dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header ' +
    'hr li main ol p pre section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
)
