import type { Point } from 'unist'
import { z } from 'zod'
import { isHan } from '../../cjk/characters.ts'
import {
  given,
  type Mark,
  type Name,
  type Reference,
  type ReferenceDate,
  type ReferenceFault,
  dateOf as writtenDate,
} from './reference.ts'

const text = z.union([z.string(), z.number()]).transform((value) => String(value).trim())
const name = z.object({
  family: z.string().optional(),
  given: z.string().optional(),
  literal: z.string().optional(),
  'non-dropping-particle': z.string().optional(),
})
const date = z.object({
  'date-parts': z.array(z.array(z.union([z.string(), z.number()]))).optional(),
  literal: z.string().optional(),
  raw: z.string().optional(),
})

/** What of CSL-JSON is read: https://docs.citationstyles.org/en/stable/specification.html, appendix IV. */
const item = z.object({
  id: text,
  type: z.string(),
  title: z.string().default(''),
  author: z.array(name).default([]),
  editor: z.array(name).default([]),
  translator: z.array(name).default([]),
  'container-title': z.union([z.string(), z.array(z.string())]).optional(),
  number: text.optional(),
  volume: text.optional(),
  issue: text.optional(),
  edition: text.optional(),
  publisher: z.string().optional(),
  'publisher-place': z.string().optional(),
  issued: date.optional(),
  accessed: date.optional(),
  page: text.optional(),
  URL: z.string().optional(),
  DOI: z.string().optional(),
})

/** The entries of a CSL-JSON file, as Zotero and others write it: a list, or `{items: […]}`. */
export function readCslJson(source: string): { references: Reference[]; faults: ReferenceFault[] } {
  const faults: ReferenceFault[] = []
  const parsed = parse(source)
  if ('fault' in parsed) return { references: [], faults: [parsed.fault] }
  const list = Array.isArray(parsed.value)
    ? parsed.value
    : ((parsed.value as { items?: unknown } | null)?.items ?? undefined)
  if (!Array.isArray(list))
    return {
      references: [],
      faults: [
        {
          ruleId: 'bibliography-syntax',
          place: { line: 1, column: 1 },
          values: { fault: 'not a list of entries' },
        },
      ],
    }
  const references = list.flatMap((entry: unknown): Reference[] => {
    const key = String((entry as { id?: unknown } | null)?.id ?? '')
    const place = placeOf(source, key)
    const read = item.safeParse(entry)
    if (read.success) return [referenceOf(read.data, place)]
    const [issue] = read.error.issues
    const fault = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`
    faults.push({ ruleId: 'bibliography-entry', place, values: { key, fault } })
    return []
  })
  return { references, faults }
}

function parse(source: string): { value: unknown } | { fault: ReferenceFault } {
  try {
    return { value: JSON.parse(source) }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const at = /position (\d+)/.exec(message)?.[1]
    const place = at === undefined ? { line: 1, column: 1 } : pointAt(source, Number(at))
    const fault = message.replace(/ in JSON at position.*$/, '')
    return { fault: { ruleId: 'bibliography-syntax', place, values: { fault } } }
  }
}

function pointAt(source: string, offset: number): Point {
  const before = source.slice(0, offset).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

/** Where `"id": "key"` stands. */
function placeOf(source: string, key: string): Point {
  const escaped = JSON.stringify(key).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const found = new RegExp(`"id"\\s*:\\s*(?:${escaped}|${escaped.replace(/^"|"$/g, '')}\\b)`).exec(source)
  return found ? pointAt(source, found.index) : { line: 1, column: 1 }
}

const marks: Record<string, Mark> = {
  book: 'M',
  chapter: 'M',
  entry: 'M',
  'entry-dictionary': 'M',
  'entry-encyclopedia': 'M',
  classic: 'M',
  collection: 'G',
  periodical: 'J',
  'article-journal': 'J',
  'article-magazine': 'J',
  article: 'J',
  review: 'J',
  'article-newspaper': 'N',
  thesis: 'D',
  'paper-conference': 'C',
  report: 'R',
  standard: 'S',
  patent: 'P',
  webpage: 'EB',
  post: 'EB',
  'post-weblog': 'EB',
  dataset: 'DS',
  software: 'CP',
  map: 'CM',
  manuscript: 'A',
  legislation: 'Z',
}

function referenceOf(entry: z.infer<typeof item>, place: Point): Reference {
  const host = Array.isArray(entry['container-title'])
    ? entry['container-title'][0]
    : entry['container-title']
  const mark = marks[entry.type] ?? 'Z'
  const isPaper = mark === 'J' || mark === 'N'
  return {
    key: entry.id,
    place,
    mark,
    authors: entry.author.map(nameOf),
    andOthers: false,
    editors: entry.editor.map(nameOf),
    translators: entry.translator.map(nameOf),
    title: bare(entry.title),
    ...given('host', host && bare(host)),
    ...given('number', isPaper ? undefined : entry.number),
    ...given('volume', entry.volume),
    ...given('issue', isPaper ? (entry.issue ?? entry.number) : undefined),
    ...given('edition', entry.edition),
    ...given('publisherPlace', entry['publisher-place']),
    ...given('publisher', entry.publisher),
    ...given('date', dateOf(entry.issued)),
    ...given('pages', entry.page?.replace(/\s*[–—]\s*/g, '-')),
    ...given('accessed', dateOf(entry.accessed)),
    ...given('url', entry.URL),
    ...given('doi', entry.DOI),
    isChinese: [...`${entry.title}${host ?? ''}`].some(isHan),
  }
}

/** CSL-JSON has a little HTML in its titles. */
function bare(title: string): string {
  return title
    .replace(/<\/?(?:i|b|sub|sup|span)\b[^<>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

function nameOf(written: z.infer<typeof name>): Name {
  const family = [written['non-dropping-particle'], written.family].filter(Boolean).join(' ')
  const own = written.given ?? ''
  if (written.literal !== undefined) return { literal: written.literal }
  if ([...`${family}${own}`].some(isHan)) return { literal: `${family}${own}`.replace(/\s+/g, '') }
  return own === '' || family === '' ? { literal: family || own } : { family, given: own }
}

function dateOf(written: z.infer<typeof date> | undefined): ReferenceDate | undefined {
  const [year, month, day] = written?.['date-parts']?.[0] ?? []
  if (year === undefined) return writtenDate(written?.raw ?? written?.literal)
  return writtenDate([year, month, day].filter((part) => part !== undefined).join('-'))
}
