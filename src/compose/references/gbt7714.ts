import type { Name, Reference, ReferenceDate } from './reference.ts'

export type CitationStyle = 'numeric' | 'author-year'

/** A piece of an entry: text, or an address that leads somewhere. */
export type EntryPiece = { text: string; href?: string }

/** What GB/T 7714 asks for and an entry has not: names of the author's fields. */
export type MissingField = 'author' | 'title' | 'year' | 'address' | 'publisher' | 'journal' | 'number'

/**
 * An entry of the list of references as GB/T 7714-2015 has it, with its marks in half width; the first piece is its
 * responsibility, and in author–year style its year.
 *
 *     王力. 汉语史稿[M]. 北京: 中华书局, 1980: 12-15.
 *
 * `suffix` tells works of one author and year apart: 1980a.
 */
export function entryOf(reference: Reference, style: CitationStyle, suffix = ''): EntryPiece[] {
  const { mark, isChinese, url, doi } = reference
  const words = isChinese ? chinese : english
  const year = `${reference.date?.year ?? words.noYear}${suffix}`
  const people = peopleOf(reference, words)
  const names = people === '' && style === 'author-year' ? words.anonymous : people
  const lead = style === 'author-year' ? `${names}, ${year}` : names
  const online = url === undefined ? '' : '/OL'
  const title = `${titleOf(reference, words)}[${mark}${online}]`
  const accessed = reference.accessed ? `[${dayOf(reference.accessed)}]` : ''
  const shownYear = style === 'numeric' ? year : ''
  const body = (bodies[mark] ?? published)({ reference, words, year: shownYear, title, accessed })
  const address = /^(?:https?|ftp):\/\//i.test(url ?? '') ? { href: url } : {}
  const lookup = doi?.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '')
  return [
    { text: lead === '' ? '' : ended(lead) },
    { text: `${lead === '' ? '' : ' '}${ended(body)}` },
    ...(url === undefined ? [] : [{ text: ' ' }, { text: url, ...address }, { text: '.' }]),
    ...(lookup === undefined
      ? []
      : [{ text: ' DOI: ' }, { text: lookup, href: `https://doi.org/${encodeURI(lookup)}` }, { text: '.' }]),
  ]
}

/** What an entry should have besides. Of what stands on the web, publisher and place may be unknown. */
export function missingFields(reference: Reference): MissingField[] {
  const { mark, date, url, host } = reference
  const missing: MissingField[] = []
  if (reference.title === '') missing.push('title')
  const isEdited = mark === 'S' || mark === 'EB' || mark === 'N' || mark === 'Z'
  if (reference.authors.length === 0 && reference.editors.length === 0 && !isEdited) missing.push('author')
  if (date === undefined && mark !== 'EB' && mark !== 'Z') missing.push('year')
  if ((mark === 'J' || mark === 'N') && host === undefined) missing.push('journal')
  if ((mark === 'P' || mark === 'S') && reference.number === undefined) missing.push('number')
  if (asksForPublisher(reference) && url === undefined) {
    if (reference.publisherPlace === undefined) missing.push('address')
    if (reference.publisher === undefined) missing.push('publisher')
  }
  return missing
}

/** How an author is called in the text: the first of several, and that there are more. */
export function shortNames(reference: Reference): string {
  const { authors, editors, isChinese, andOthers } = reference
  const people = authors.length > 0 ? authors : editors
  const [first] = people
  if (!first) return (isChinese ? chinese : english).anonymous
  const name = 'literal' in first ? first.literal : first.family
  if (people.length === 1 && !andOthers) return name
  return /\p{sc=Han}/u.test(name) ? `${name}等` : `${name} et al.`
}

/** What the authors of an entry are sorted by. */
export function sortNames(reference: Reference): string {
  const { authors, editors } = reference
  const people = authors.length > 0 ? authors : editors
  return people.length === 0 ? shortNames(reference) : people.map(nameOf).join(' ')
}

type Words = typeof chinese

const chinese = {
  others: ', 等',
  translator: ', 译',
  anonymous: '佚名',
  noPlace: '[出版地不详]',
  noPublisher: '[出版者不详]',
  noYear: '[出版年不详]',
  edition: (number: string) => `${number}版`,
  volume: (number: string) => `第${number}卷`,
}

const english: Words = {
  others: ', et al',
  translator: ', trans.',
  anonymous: 'Anon',
  noPlace: '[S.l.]',
  noPublisher: '[s.n.]',
  noYear: '[n.d.]',
  edition: (number) => `${number}${ordinal(Number(number))} ed.`,
  volume: (number) => `Vol. ${number}`,
}

type Parts = { reference: Reference; words: Words; year: string; title: string; accessed: string }

/** What follows the names, by the kind of document: GB/T 7714-2015, 4.1 to 4.6. Others are published as books are. */
const bodies: Partial<Record<Reference['mark'], (parts: Parts) => string>> = {
  // 4.3: journal, year, volume(issue): pages.
  J: ({ reference, year, title, accessed }) => {
    const { host = '', volume = '', issue, pages } = reference
    const number = `${volume}${issue === undefined ? '' : `(${issue})`}`
    // Without a volume, the issue is that of the year: 1996(2), and without a year, of the journal.
    const when =
      year === ''
        ? volume === ''
          ? number
          : `, ${number}`
        : `, ${year}${volume === '' ? '' : ', '}${number}`
    return `${title}. ${host}${when}${pages ? `: ${pages}` : ''}${accessed}`
  },
  // 4.3: newspaper, date(edition).
  N: ({ reference, title, accessed }) => {
    const { host = '', issue, pages, date } = reference
    const page = issue ?? pages
    return `${title}. ${host}${date ? `, ${dayOf(date)}` : ''}${page ? `(${page})` : ''}${accessed}`
  },
  // 4.5: the number belongs to the title, and the day of publication stands alone.
  P: ({ reference, title, accessed }) =>
    `${title}${reference.date ? `. ${dayOf(reference.date)}` : ''}${accessed}`,
  // 4.6: the day of the last change in brackets, then that of the visit.
  EB: ({ reference, year, title, accessed }) => {
    const { date, publisherPlace, publisher } = reference
    const changed = date?.month === undefined ? '' : `(${dayOf(date)})`
    const issued = publisher === undefined ? '' : publishedBy(publisherPlace, publisher, year)
    const plain = issued === '' && changed === '' ? year : ''
    const tail = `${issued || plain}${changed}${accessed}`
    return tail === '' ? title : `${title}. ${tail}`
  },
}

/** 4.1, 4.2, 4.4: place: publisher, year: pages; what stands in another work after `//`. */
function published({ reference, words, year, title, accessed }: Parts): string {
  const { host, editors, authors, translators, edition, publisherPlace, publisher, pages, volume } = reference
  const parts = [title]
  if (host !== undefined) {
    const hosts = authors.length > 0 && editors.length > 0 ? `${listOf(editors, false, words)}. ` : ''
    parts[0] = `${title}//${hosts}${host}${volume === undefined ? '' : `: ${words.volume(volume)}`}`
  }
  if (translators.length > 0) parts.push(`${listOf(translators, false, words)}${words.translator}`)
  if (edition !== undefined && edition !== '1')
    parts.push(/^\d+$/.test(edition) ? words.edition(edition) : edition)
  const isKnown = publisherPlace !== undefined || publisher !== undefined
  const asked = asksForPublisher(reference) && reference.url === undefined
  const issued =
    isKnown || asked
      ? publishedBy(publisherPlace ?? words.noPlace, publisher ?? words.noPublisher, year)
      : year
  const changed = reference.url !== undefined && reference.date?.month ? `(${dayOf(reference.date)})` : ''
  // A report on the web has the day that it was put there, and needs no year besides.
  const when = changed !== '' && !isKnown ? '' : issued
  const tail = `${when}${pages ? `${when === '' ? '' : ': '}${pages}` : ''}${changed}${accessed}`
  return [...parts, ...(tail === '' ? [] : [tail])].map(ended).join(' ')
}

function publishedBy(place: string | undefined, publisher: string, year: string): string {
  return `${place === undefined ? '' : `${place}: `}${publisher}${year === '' ? '' : `, ${year}`}`
}

function asksForPublisher({ mark }: Reference): boolean {
  return ['M', 'C', 'G', 'D', 'R', 'S', 'CM'].includes(mark)
}

/** The title, with the number of a report, standard or patent, and the volume of a book. */
function titleOf({ title, mark, number, volume, host }: Reference, words: Words): string {
  if (number !== undefined && ['R', 'S', 'P'].includes(mark))
    return `${title}: ${number.replace(/(?<=\d)[—–](?=\d)/g, '-')}`
  if (volume !== undefined && host === undefined && mark !== 'J') return `${title}: ${words.volume(volume)}`
  return title
}

function peopleOf({ authors, editors, andOthers }: Reference, words: Words): string {
  return authors.length > 0 ? listOf(authors, andOthers, words) : listOf(editors, false, words)
}

/** 8.1.2: three at the most, then 等. */
function listOf(names: readonly Name[], andOthers: boolean, { others }: Words): string {
  const shown = names.slice(0, 3).map(nameOf).join(', ')
  return andOthers || names.length > 3 ? `${shown}${others}` : shown
}

/** 8.1.1: families of European names in capitals, given names as initials without points. */
function nameOf(name: Name): string {
  if ('literal' in name) return name.literal
  const initials = name.given
    .split(/[\s.\-‐]+/)
    .filter((part) => part !== '')
    .map((part) =>
      /^(?:jr|sr|[ivx]+)$/i.test(part) && part.length > 1 ? part.toUpperCase() : initialOf(part),
    )
  return [name.family.toUpperCase(), ...initials].join(' ')
}

function initialOf(part: string): string {
  const [first = ''] = part
  return first.toUpperCase()
}

function dayOf({ year, month, day }: ReferenceDate): string {
  return [year, month, day].filter((part) => part !== undefined).join('-')
}

/** With a stop at its end, but never with two. */
function ended(text: string): string {
  return /[.?!。？！]$/.test(text) ? text : `${text}.`
}

function ordinal(number: number): string {
  const tens = number % 100
  if (tens >= 11 && tens <= 13) return 'th'
  return ['th', 'st', 'nd', 'rd'][number % 10] ?? 'th'
}
