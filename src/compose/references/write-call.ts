import type { Element, ElementContent } from 'hast'
import type { BookConfig } from '../../book.ts'
import { makeElement } from '../make-element.ts'
import type { CitationItem } from '../nodes.ts'
import { type CitationStyle, shortNames } from './gbt7714.ts'
import type { ListedReference } from './number-references.ts'

/** A source that is called, and where in it. */
export type Called = { listed: ListedReference; item: CitationItem }

/** The id of an entry of the list. */
export function entryId({ number }: ListedReference): string {
  return `ref.${number}`
}

/** What a call of sources says; `element` is filled. The place in a source stands raised after it. */
export function writeCall(
  element: Element,
  called: readonly Called[],
  style: CitationStyle,
  language: BookConfig['language'],
): void {
  if (style === 'numeric') {
    element.tagName = 'sup'
    element.children = numbersOf(called)
  } else {
    element.properties.className = ['cite-text']
    element.children = namesOf(called, language)
  }
}

/** [1], [1,3-5], or [1]12 with a page of the source: GB/T 7714-2015, 10.1. */
function numbersOf(called: readonly Called[]): ElementContent[] {
  if (called.some(({ item }) => item.locator !== ''))
    return called.flatMap(({ listed, item }) => [
      text('['),
      link(listed, String(listed.number)),
      text(`]${item.locator}`),
    ])
  const unique = [...new Set(called.map(({ listed }) => listed))].toSorted((a, b) => a.number - b.number)
  const runs: ListedReference[][] = []
  for (const listed of unique) {
    const run = runs.at(-1)
    if (run?.at(-1)?.number === listed.number - 1) run.push(listed)
    else runs.push([listed])
  }
  const parts = runs.flatMap((run, index): ElementContent[] => {
    const ends = run.length > 1 ? [run[0], run.at(-1)] : [run[0]]
    const links = ends.flatMap((listed, at) =>
      listed ? [...(at > 0 ? [text('-')] : []), link(listed, String(listed.number))] : [],
    )
    return [...(index > 0 ? [text(',')] : []), ...links]
  })
  return [text('['), ...parts, text(']')]
}

/** （王力，1980；李四等，2001a）, with a page of the source raised after it: GB/T 7714-2015, 10.2. */
function namesOf(called: readonly Called[], language: BookConfig['language']): ElementContent[] {
  const [open, comma, semicolon, close] =
    language === 'en' ? [' (', ', ', '; ', ')'] : ['（', '，', '；', '）']
  const locators = called.map(({ item }) => item.locator).filter((locator) => locator !== '')
  return [
    text(open),
    ...called.flatMap(({ listed, item }, index): ElementContent[] => {
      const year = `${listed.reference.date?.year ?? (language === 'en' ? 'n.d.' : '年份不详')}${listed.suffix}`
      const words = item.yearOnly ? year : `${shortNames(listed.reference)}${comma}${year}`
      return [...(index > 0 ? [text(semicolon)] : []), link(listed, words)]
    }),
    text(close),
    ...(locators.length > 0
      ? [makeElement('sup', { className: ['cite'] }, [text(locators.join('; '))])]
      : []),
  ]
}

function link(listed: ListedReference, words: string): Element {
  return makeElement('a', { className: ['ref'], href: `#${entryId(listed)}`, role: 'doc-biblioref' }, [
    text(words),
  ])
}

function text(value: string): ElementContent {
  return { type: 'text', value }
}
