import { closest } from 'fastest-levenshtein'
import type { Element, ElementContent } from 'hast'
import type { BookConfig, Section } from '../../book.ts'
import type { Run } from '../../run.ts'
import type { IndexMark } from '../chapter-context.ts'
import type { ComposedChapter } from '../compose-chapter.ts'
import { findElements } from '../find-elements.ts'
import { hasClass, makeElement } from '../make-element.ts'
import { partWords } from '../parts/part-words.ts'
import { type IndexOrder, orderOf, type TermOrder } from './order-terms.ts'

type Mark = IndexMark & { file: string }

/** A line of the index. `places` are ids in the order of the book. */
type Entry = {
  term: string
  reading: string | undefined
  places: string[]
  see: Mark[]
  also: Mark[]
  subs: Map<string, Entry>
}

/**
 * Fills each `::索引` with all that is marked in the book, in order, with the places of each; print and EPUB give them
 * the numbers of their pages.
 */
export function fillIndex(
  run: Run,
  chapters: readonly ComposedChapter[],
  sections: readonly Section[],
  language: BookConfig['language'],
): void {
  const lists = sections.flatMap((section) =>
    findElements(section.tree, (element) => hasClass(element, 'part-index')).map((list) => ({
      section,
      list,
    })),
  )
  const marks = marksIn(chapters, sections)
  if (lists.length === 0) {
    const [first] = marks
    if (first) run.report({ ruleId: 'index-not-printed', file: first.file, place: first.place })
    return
  }
  const entries = entriesOf(marks)
  for (const [index, { section, list }] of lists.entries()) {
    const dataSrc = String(list.properties.dataSrc ?? '')
    const by = orderNamed(list.properties.dataBy, language)
    delete list.properties.dataBy
    Object.assign(list.properties, { role: 'doc-index', ariaLabel: partWords[language].index })
    if (entries.size === 0) run.report({ ruleId: 'index-empty', file: section.source, ...placeOf(dataSrc) })
    const context: Context = { order: orderOf(by, language), language, dataSrc, prefix: `index${index + 1}` }
    if (index === 0) reportUnknown(run, marks, entries)
    list.children = write(entries, context)
  }
}

/** In the order of the book: only those that this edition has. */
function marksIn(chapters: readonly ComposedChapter[], sections: readonly Section[]): Mark[] {
  const byId = new Map(
    chapters.flatMap(({ source, marks }) =>
      marks.map((mark) => [mark.id, { ...mark, file: source.file.path }] as const),
    ),
  )
  if (byId.size === 0) return []
  return sections
    .flatMap(({ tree }) => findElements(tree, (element) => hasClass(element, 'index-mark')))
    .flatMap(({ properties }) => byId.get(String(properties.id)) ?? [])
}

function entriesOf(marks: readonly Mark[]): Map<string, Entry> {
  const entries = new Map<string, Entry>()
  for (const mark of marks) {
    const main = entryNamed(entries, mark.term)
    main.reading ??= mark.reading
    const entry = mark.sub === undefined ? main : entryNamed(main.subs, mark.sub)
    if (mark.see !== undefined) entry.see.push(mark)
    else entry.places.push(mark.id)
    if (mark.also !== undefined) entry.also.push(mark)
  }
  return entries
}

function entryNamed(entries: Map<string, Entry>, term: string): Entry {
  const known = entries.get(term)
  if (known) return known
  const made: Entry = { term, reading: undefined, places: [], see: [], also: [], subs: new Map() }
  entries.set(term, made)
  return made
}

/** What is referred to must be there. */
function reportUnknown(run: Run, marks: readonly Mark[], entries: ReadonlyMap<string, Entry>): void {
  for (const { see, also, file, place } of marks)
    for (const target of [see, also])
      if (target !== undefined && !entries.has(target)) {
        const suggestion = closest(target, [...entries.keys()])
        run.report({ ruleId: 'index-see-unknown', file, place, values: { target, suggestion } })
      }
}

/** Traditional books are ordered by strokes, others by pinyin, unless the author says otherwise. */
function orderNamed(written: unknown, language: BookConfig['language']): IndexOrder {
  if (written === 'pinyin' || written === 'stroke') return written
  return language === 'zh-Hant' ? 'stroke' : 'pinyin'
}

type Context = { order: TermOrder; language: BookConfig['language']; dataSrc: string; prefix: string }

function write(entries: ReadonlyMap<string, Entry>, context: Context): ElementContent[] {
  const { order, dataSrc, prefix } = context
  const sorted = [...entries.values()].toSorted(order.compare)
  const ids = new Map(sorted.map(({ term }, index) => [term, `${prefix}.${index + 1}`]))
  const parts: ElementContent[] = []
  let group = ''
  let items: ElementContent[] = []
  for (const entry of sorted) {
    const head = order.groupOf(entry)
    if (head !== group) {
      group = head
      items = []
      parts.push(
        makeElement('p', { className: ['part-index-head', 'keep-with-next'], dataSrc }, [text(head)]),
        makeElement('ul', { className: ['part-index-list', 'part-unmarked'], dataSrc }, items),
      )
    }
    items.push(itemOf(entry, ids.get(entry.term), ids, context))
  }
  return parts
}

function itemOf(
  entry: Entry,
  id: string | undefined,
  ids: ReadonlyMap<string, string>,
  context: Context,
): Element {
  const { order, dataSrc, language } = context
  const words = partWords[language]
  const subs = [...entry.subs.values()].toSorted(order.compare)
  const places =
    entry.places.length === 0
      ? []
      : [
          text(language === 'en' ? '\u2003' : '\u3000'),
          makeElement('span', { className: ['index-pages'], dataTargets: entry.places.join(' ') }),
        ]
  const references = [
    { marks: entry.see.map(({ see }) => see), word: words.see },
    { marks: entry.also.map(({ also }) => also), word: words.seeAlso },
  ].flatMap(({ marks, word }): ElementContent[] => {
    const targets = [...new Set(marks.filter((target) => target !== undefined))]
    if (targets.length === 0) return []
    const links = targets.flatMap((target, index): ElementContent[] => {
      const id = ids.get(target)
      const link = id === undefined ? text(target) : linkTo(id, target)
      return index === 0 ? [link] : [text(words.comma), link]
    })
    return [
      text(language === 'en' ? '\u2003' : '\u3000'),
      makeElement('span', { className: ['part-index-see'] }, [text(word)]),
      ...links,
    ]
  })
  const list =
    subs.length === 0
      ? []
      : [
          makeElement(
            'ul',
            { className: ['part-index-list', 'part-unmarked'], dataSrc },
            subs.map((sub) => itemOf(sub, undefined, ids, context)),
          ),
        ]
  return makeElement(
    'li',
    { className: ['part-index-entry'], ...(id === undefined ? {} : { id }), dataSrc },
    [text(entry.term), ...places, ...references, ...list],
  )
}

function linkTo(id: string, words: string): Element {
  return makeElement('a', { className: ['ref'], href: `#${id}` }, [text(words)])
}

function placeOf(dataSrc: string) {
  const match = /:(\d+):(\d+)$/.exec(dataSrc)
  return match ? { place: { line: Number(match[1]), column: Number(match[2]) } } : {}
}

function text(value: string): ElementContent {
  return { type: 'text', value }
}
