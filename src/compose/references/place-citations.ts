import { closest, distance } from 'fastest-levenshtein'
import type { Element, ElementContent } from 'hast'
import type { VFile } from 'vfile'
import type { BookConfig, Section } from '../../book.ts'
import type { Run } from '../../run.ts'
import type { Citation } from '../chapter-context.ts'
import type { ComposedChapter } from '../compose-chapter.ts'
import { findElements } from '../find-elements.ts'
import { hasClass, makeElement } from '../make-element.ts'
import { addAppendix } from '../parts/add-appendix.ts'
import { partWords } from '../parts/part-words.ts'
import type { PlacedAnswers } from '../parts/place-answers.ts'
import { type CitationStyle, entryOf, missingFields } from './gbt7714.ts'
import { type ListedReference, numberReferences } from './number-references.ts'
import { readBibliography } from './read-bibliography.ts'
import type { Reference } from './reference.ts'
import { type Called, entryId, writeCall } from './write-call.ts'

/**
 * Fills the calls of sources and the list of those that are cited, where `::references` stands or else at the end.
 *
 * A call of a key that the bibliography has not is an error, and stays as it was typed.
 */
export async function placeCitations(
  run: Run,
  chapters: readonly ComposedChapter[],
  placed: PlacedAnswers,
  config: BookConfig,
  bibliography: VFile | undefined,
): Promise<PlacedAnswers> {
  const lists = listsIn(placed.sections)
  if (!config.bibliography || !bibliography) {
    for (const { section, list } of lists) report(run, 'references-without-bibliography', section, list)
    return placed
  }
  const byKey = await readBibliography(run, bibliography)
  const { style } = config.bibliography
  const { language } = config
  const known = callsOf(run, chapters, placed.sections, byKey)
  const cited = [...new Set(known.flatMap(({ called }) => called.map(({ reference }) => reference)))]
  const listed = numberReferences(cited, style, language)
  /** Key → the id of its first call. */
  const firstCalls = new Map<string, string>()
  for (const { element, id, called } of known) {
    const calls = called.flatMap(({ reference, item }): Called[] => {
      const entry = listed.get(reference.key)
      return entry ? [{ listed: entry, item }] : []
    })
    element.properties.id = id
    for (const { reference } of called) if (!firstCalls.has(reference.key)) firstCalls.set(reference.key, id)
    writeCall(element, calls, style, language)
  }
  for (const reference of cited) {
    const fields = missingFields(reference)
    if (fields.length === 0) continue
    const { key, mark, place } = reference
    const values = { key, mark, fields: fields.join(', ') }
    run.report({ ruleId: 'reference-incomplete', file: bibliography.path, place, values })
  }
  const entries = listOf([...listed.values()], style, firstCalls, bibliography.path)
  const title = config.bibliography.title ?? partWords[language].references
  for (const [index, { section, list }] of lists.entries()) {
    if (index > 0) report(run, 'references-twice', section, list)
    else if (cited.length === 0 && byKey) report(run, 'references-empty', section, list)
    else if (cited.length > 0) fill(list, entries, title)
  }
  if (lists.length > 0 || cited.length === 0) return placed
  const list = makeElement('div', { className: ['part', 'part-list-made', 'part-references'] })
  fill(list, entries, title)
  return addAppendix(placed, { id: 'references', title, language, children: [list] })
}

function listsIn(sections: readonly Section[]): { section: Section; list: Element }[] {
  return sections.flatMap((section) =>
    findElements(section.tree, (element) => hasClass(element, 'part-references')).map((list) => ({
      section,
      list,
    })),
  )
}

function fill(list: Element, entries: Element, title: string): void {
  Object.assign(list.properties, { role: 'doc-bibliography', ariaLabel: title })
  list.children = [entries]
}

type KnownCall = {
  element: Element
  id: string
  called: { reference: Reference; item: Citation['items'][number] }[]
}

/** All calls in the order of the text, notes where they are called; unknown keys are told. */
function callsOf(
  run: Run,
  chapters: readonly ComposedChapter[],
  sections: readonly Section[],
  byKey: ReadonlyMap<string, Reference> | undefined,
): KnownCall[] {
  const citations = new Map(
    chapters.flatMap(({ source, citations }) =>
      citations.map((citation) => [citation.id, { ...citation, file: source.file.path }] as const),
    ),
  )
  return sections
    .flatMap(({ tree }) => findElements(tree, (element) => hasClass(element, 'cite')))
    .flatMap((element): KnownCall[] => {
      const citation = citations.get(String(element.properties.dataCite))
      delete element.properties.dataCite
      if (!citation) return []
      const called = citation.items.flatMap((item) => {
        const reference = byKey?.get(item.key)
        if (reference) return [{ reference, item }]
        if (!byKey) return []
        const { file, place, written } = citation
        const suggestion = nearest(item.key, [...byKey.keys()])
        run.report({
          ruleId: 'citation-unknown',
          file,
          place,
          values: { key: item.key, written, suggestion },
        })
        return []
      })
      if (called.length === 0) {
        element.children = [{ type: 'text', value: citation.written }]
        element.properties = {}
        return []
      }
      return [{ element, id: citation.id.replace('-', '-cite.'), called }]
    })
}

/** What may have been meant: a key that is like it, else some that there are. */
function nearest(key: string, known: readonly string[]): string {
  if (known.length === 0) return '—'
  const found = closest(key, known)
  return distance(key, found) <= Math.max(2, key.length / 2) ? found : known.slice(0, 3).join(', ')
}

function listOf(
  listed: readonly ListedReference[],
  style: CitationStyle,
  firstCalls: ReadonlyMap<string, string>,
  path: string,
): Element {
  const items = listed.map((entry) => {
    const { reference, suffix } = entry
    const { line, column } = reference.place
    const [lead, ...pieces] = entryOf(reference, style, suffix).filter(({ text }) => text !== '')
    const href = `#${firstCalls.get(reference.key)}`
    const back = makeElement('a', { className: ['ref'], href, role: 'doc-backlink' }, [
      { type: 'text', value: lead?.text ?? '' },
    ])
    const rest = pieces.map(
      ({ text: value, href }): ElementContent =>
        href === undefined
          ? { type: 'text', value }
          : makeElement('a', { href }, reference.isChinese ? [{ type: 'text', value }] : addressOf(value)),
    )
    const properties = {
      className: ['part-reference'],
      id: entryId(entry),
      dataSrc: `${path}:${line}:${column}`,
      ...(reference.isChinese ? {} : { lang: 'en' }),
    }
    return makeElement('li', properties, [back, ...rest])
  })
  const tagName = style === 'numeric' ? 'ol' : 'ul'
  return makeElement(
    tagName,
    {
      className: style === 'numeric' ? ['part-reference-list'] : ['part-reference-list', 'part-unmarked'],
    },
    items,
  )
}

/** In an entry in Latin the browser ends the lines: here it may do so in an address, which else spreads the line before out. */
function addressOf(address: string): ElementContent[] {
  return address
    .split(/(?<=[^/\\.\-_?&=#][/\\.\-_?&=#])(?=[^/\\.\-_?&=#])/)
    .flatMap((value, index) => [
      ...(index === 0 ? [] : [makeElement('wbr', {}, [])]),
      { type: 'text' as const, value },
    ])
}

function report(run: Run, ruleId: string, section: Section, list: Element): void {
  const [, line, column] = /:(\d+):(\d+)$/.exec(String(list.properties.dataSrc ?? '')) ?? []
  const place = line === undefined ? undefined : { line: Number(line), column: Number(column) }
  run.report({ ruleId, file: section.source, place })
}
