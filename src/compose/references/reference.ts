import type { Point } from 'unist'

/** A person's name in two parts, or the name of a body or of a person with a Chinese name, as it is written. */
export type Name = { family: string; given: string } | { literal: string }

/** Kinds of documents, GB/T 7714-2015, annex B.1. */
export type Mark = (typeof marks)[number]

const marks = ['M', 'C', 'G', 'N', 'J', 'D', 'R', 'S', 'P', 'DB', 'CP', 'EB', 'A', 'CM', 'DS', 'Z'] as const

export function isMark(text: string): text is Mark {
  return marks.some((mark) => mark === text)
}

/** A date, as exact as it is known. */
export type ReferenceDate = { year: string; month?: string; day?: string }

/** One entry of the author's bibliography, whatever it was read from. What is not known is left out. */
export type Reference = {
  key: string
  /** Where it stands in its file. */
  place: Point
  mark: Mark
  authors: Name[]
  /** More have written it than are named. */
  andOthers: boolean
  /** Those of the book or the proceedings that it stands in; where it has no authors, its own. */
  editors: Name[]
  translators: Name[]
  title: string
  /** Journal, newspaper, proceedings or book that it stands in. */
  host?: string
  /** Of a report, standard or patent. */
  number?: string
  volume?: string
  issue?: string
  edition?: string
  publisherPlace?: string
  publisher?: string
  date?: ReferenceDate
  pages?: string
  accessed?: ReferenceDate
  url?: string
  doi?: string
  isChinese: boolean
}

/** Something in a bibliography that cannot be read; `place` is in its file. */
export type ReferenceFault = { ruleId: string; place: Point; values: Record<string, string | number> }

/** `{key: value}`, or nothing where there is no value. */
export function given<Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): { [Name in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { [Name in Key]?: Value })
}

/** `2010-05-01`, `2010-05`, `2010`; of a range, its beginning. */
export function dateOf(value: string | undefined): ReferenceDate | undefined {
  const [, year, month, day] = /^\s*(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?/.exec(value ?? '') ?? []
  if (year === undefined) return undefined
  return {
    year,
    ...given('month', month?.padStart(2, '0')),
    ...given('day', day?.padStart(2, '0')),
  }
}
