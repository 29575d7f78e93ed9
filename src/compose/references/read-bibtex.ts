import { plugins } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import type { Point } from 'unist'
import { isHan } from '../../cjk/characters.ts'
import { type Fields, fieldsOf, issuedOf, namesOf, textOf } from './bibtex-fields.ts'
import { dateOf, given, isMark, type Mark, type Reference, type ReferenceFault } from './reference.ts'

/** The entries of a BibTeX or BibLaTeX file. One that cannot be parsed has no entries. */
export function readBibtex(source: string): { references: Reference[]; faults: ReferenceFault[] } {
  const faults: ReferenceFault[] = []
  let entries: ReturnType<typeof plugins.input.chain>
  try {
    // The type is given: a text is never taken for an address to be fetched.
    const options = { forceType: '@bibtex/text', target: '@bibtex/entries+list', generateGraph: false }
    entries = plugins.input.chain(source, options)
  } catch (error) {
    return { references: [], faults: [faultOf(error)] }
  }
  const places = placesOf(source)
  const byKey = new Map(entries.map((entry) => [entry.label.toLowerCase(), entry]))
  const seen = new Map<string, number>()
  const references = entries.flatMap(({ type, label, properties }): Reference[] => {
    const count = seen.get(label) ?? 0
    seen.set(label, count + 1)
    const place = places.get(label)?.[count] ?? { line: 1, column: 1 }
    const parent = byKey.get(String(properties.crossref ?? '').toLowerCase())
    const fields = fieldsOf({ ...inherited(parent?.properties), ...properties })
    try {
      return [referenceOf(type.toLowerCase(), label, fields, place)]
    } catch (error) {
      const text = error instanceof Error ? (error.message.split('\n')[0] ?? '') : ''
      faults.push({ ruleId: 'bibliography-entry', place, values: { key: label, fault: text } })
      return []
    }
  })
  return { references, faults }
}

/** The parser says `invalid syntax at line 3 col 1:` and shows the lines. */
function faultOf(error: unknown): ReferenceFault {
  const message = error instanceof Error ? error.message : String(error)
  const [, fault = message, line = '1', column = '1'] =
    /^([\s\S]*?)\s+at line (\d+) col (\d+)/.exec(message) ?? []
  return {
    ruleId: 'bibliography-syntax',
    place: { line: Number(line), column: Number(column) },
    values: { fault },
  }
}

/** Key → where its entries begin. */
function placesOf(source: string): Map<string, Point[]> {
  const places = new Map<string, Point[]>()
  let line = 1
  let start = 0
  for (const match of source.matchAll(/\n|@\s*\w+\s*[{(]\s*([^,\s{}]+)\s*,/g)) {
    const [whole, key] = match
    if (key !== undefined) {
      const place = { line, column: match.index - start + 1 }
      places.set(key, [...(places.get(key) ?? []), place])
    }
    for (let at = whole.indexOf('\n'); at >= 0; at = whole.indexOf('\n', at + 1)) {
      line++
      start = match.index + at + 1
    }
  }
  return places
}

/** What an entry takes of the one that it names as `crossref`: that one's title is the book that it stands in. */
function inherited(properties: Record<string, string | number> = {}): Record<string, string | number> {
  const { title, author: _, pages: __, ...others } = properties
  return title === undefined ? others : { ...others, booktitle: title }
}

/** BibTeX and BibLaTeX names of types; whatever is not here is a document of its own kind, [Z]. */
const marks: Record<string, Mark> = {
  book: 'M',
  mvbook: 'M',
  booklet: 'M',
  manual: 'M',
  inbook: 'M',
  bookinbook: 'M',
  incollection: 'M',
  suppbook: 'M',
  reference: 'M',
  inreference: 'M',
  collection: 'G',
  mvcollection: 'G',
  archive: 'A',
  unpublished: 'A',
  proceedings: 'C',
  mvproceedings: 'C',
  inproceedings: 'C',
  conference: 'C',
  article: 'J',
  periodical: 'J',
  newspaper: 'N',
  phdthesis: 'D',
  mastersthesis: 'D',
  thesis: 'D',
  techreport: 'R',
  report: 'R',
  standard: 'S',
  patent: 'P',
  online: 'EB',
  electronic: 'EB',
  www: 'EB',
  dataset: 'DS',
  database: 'DB',
  software: 'CP',
  map: 'CM',
}

function referenceOf(type: string, key: string, fields: Fields, place: Point): Reference {
  const title = [textOf(fields, 'title'), textOf(fields, 'subtitle')]
    .filter((part) => part !== undefined)
    .join(': ')
  const host = textOf(fields, 'booktitle', 'maintitle', 'journaltitle', 'journal')
  const url = textOf(fields, 'url')
  const { names: authors, andOthers } = namesOf(fields, 'author')
  const { names: editors } = namesOf(fields, 'editor')
  const mark = markOf(type, fields, url)
  const number = textOf(fields, 'number')
  const isPaper = mark === 'J' || mark === 'N'
  return {
    key,
    place,
    mark,
    authors,
    andOthers,
    editors,
    translators: namesOf(fields, 'translator').names,
    title,
    ...given('host', host),
    ...given('number', isPaper ? undefined : number),
    ...given('volume', textOf(fields, 'volume')),
    ...given('issue', isPaper ? (textOf(fields, 'issue') ?? number) : undefined),
    ...given('edition', textOf(fields, 'edition')),
    ...given('publisherPlace', textOf(fields, 'location', 'address')),
    ...given('publisher', textOf(fields, 'publisher', 'institution', 'school', 'organization')),
    ...given('date', issuedOf(fields)),
    ...given('pages', textOf(fields, 'pages')?.replace(/\s*[–—]\s*/g, '-')),
    ...given('accessed', dateOf(fields.get('urldate'))),
    ...given('url', url),
    ...given('doi', textOf(fields, 'doi')),
    isChinese: [...`${title}${host ?? ''}`].some(isHan),
  }
}

/** `mark` and `entrysubtype` are what Chinese styles of BibTeX ask for where there is no type: gbt7714. */
function markOf(type: string, fields: Fields, url: string | undefined): Mark {
  const own = textOf(fields, 'mark', 'usera')?.toUpperCase()
  if (own !== undefined && isMark(own)) return own
  const subtype = textOf(fields, 'entrysubtype')
  if (type === 'article' && subtype === 'newspaper') return 'N'
  if (type === 'misc') return url === undefined ? 'Z' : 'EB'
  return marks[type] ?? (subtype !== undefined ? marks[subtype] : undefined) ?? 'Z'
}
