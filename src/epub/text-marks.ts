import { inkOf } from './flow.ts'

/** Things whose number, place and kind count as much as the words do. */
export function markOf(
  name: string,
  {
    start,
    dots,
    note,
    head,
    hidden,
    lang,
    label,
  }: {
    start: unknown
    dots: boolean
    note: boolean
    head: boolean
    hidden: boolean
    lang: unknown
    label: unknown
  },
): string {
  let told = marked.has(name) ? ` ${name}` : ''
  if ((name === 'ol' || name === 'li') && start !== undefined) told += ` ${start}`
  if (dots) told += ' dots'
  if (note) told += ' note'
  if (head) told += ' head'
  if (hidden) told += ' hidden'
  if (lang !== undefined) told += ` ${lang}`
  if (label !== undefined && String(label).trim() !== '') told += ` ${inkOf(String(label))}`
  return told === '' ? '' : `⟦${told.slice(1)}⟧`
}

/** Not `ruby`, which a page may end in: then there are two. */
const marked = new Set(
  (
    'aside blockquote caption code dd del details dl dt em figcaption figure h1 h2 h3 h4 h5 h6 ins li ol pre rt strong ' +
    'sub summary sup svg table td th ul'
  ).split(' '),
)
