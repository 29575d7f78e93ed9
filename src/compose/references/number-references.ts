import type { BookConfig } from '../../book.ts'
import { type CitationStyle, shortNames, sortNames } from './gbt7714.ts'
import type { Reference } from './reference.ts'

/** A source that the book cites, in its place in the list: `number` counts from 1, `suffix` tells 1980a from 1980b. */
export type ListedReference = { reference: Reference; number: number; suffix: string }

/**
 * The list of references: GB/T 7714-2015, 9.1.2 and 9.2.2, in the order of their citation, or by language, author and year.
 *
 * @param cited in the order of their citation, each once
 */
export function numberReferences(
  cited: readonly Reference[],
  style: CitationStyle,
  language: BookConfig['language'],
): Map<string, ListedReference> {
  const order = style === 'numeric' ? cited : cited.toSorted(byAuthor(language))
  const twins = groups(order)
  return new Map(
    order.map((reference, index): [string, ListedReference] => {
      const same = twins.get(twinKey(reference)) ?? []
      const suffix = style === 'numeric' || same.length < 2 ? '' : letterOf(same.indexOf(reference))
      return [reference.key, { reference, number: index + 1, suffix }]
    }),
  )
}

function groups(references: readonly Reference[]): Map<string, Reference[]> {
  const found = new Map<string, Reference[]>()
  for (const reference of references) {
    const key = twinKey(reference)
    found.set(key, [...(found.get(key) ?? []), reference])
  }
  return found
}

function twinKey(reference: Reference): string {
  return `${shortNames(reference)} ${reference.date?.year ?? ''}`
}

/** a … z, aa … */
function letterOf(index: number): string {
  const rest = Math.floor(index / 26)
  return `${rest > 0 ? letterOf(rest - 1) : ''}${String.fromCodePoint(97 + (index % 26))}`
}

/** Chinese sources first; by pinyin, in Traditional books by strokes. */
function byAuthor(language: BookConfig['language']) {
  const { compare } = new Intl.Collator(language === 'zh-Hant' ? 'zh-Hant-u-co-stroke' : 'zh-u-co-pinyin')
  return (a: Reference, b: Reference): number =>
    Number(b.isChinese) - Number(a.isChinese) ||
    compare(sortNames(a), sortNames(b)) ||
    compare(a.date?.year ?? '', b.date?.year ?? '') ||
    compare(a.title, b.title)
}
