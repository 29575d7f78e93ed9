import '@citation-js/core'
import { parse as parseValue } from '@citation-js/plugin-bibtex/lib/input/value.js'
import { isHan } from '../../cjk/characters.ts'
import { dateOf, given, type Name, type ReferenceDate } from './reference.ts'

/** The fields of an entry, by their names in lower case, their TeX not yet decoded. */
export type Fields = ReadonlyMap<string, string>

export function fieldsOf(properties: Record<string, string | number>): Fields {
  return new Map(Object.entries(properties).map(([name, value]) => [name.toLowerCase(), String(value)]))
}

/** The text of the first of these fields that is there and not empty. */
export function textOf(fields: Fields, ...names: string[]): string | undefined {
  for (const name of names) {
    const text = decoded(fields.get(name) ?? '')
    if (text !== '') return text
  }
  return undefined
}

export function namesOf(fields: Fields, name: string): { names: Name[]; andOthers: boolean } {
  const written = splitNames(fields.get(name) ?? '')
  const andOthers = written.at(-1)?.toLowerCase() === 'others'
  return { names: (andOthers ? written.slice(0, -1) : written).map(nameOf), andOthers }
}

/** When it appeared: `date` of BibLaTeX, or `year`, `month` and `day`. */
export function issuedOf(fields: Fields): ReferenceDate | undefined {
  const whole = dateOf(fields.get('date'))
  if (whole) return whole
  const year = textOf(fields, 'year')
  if (year === undefined) return undefined
  const month = monthOf(textOf(fields, 'month'))
  const day = textOf(fields, 'day')
  return { year, ...given('month', month), ...(month && day ? { day: day.padStart(2, '0') } : {}) }
}

/** Formatting is for the press, not for names of books. */
function decoded(value: string): string {
  if (value === '') return ''
  return parseValue(value, 'journaltitle')
    .replace(/<\/?[a-z][^<>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** At ` and `, outside of braces. */
function splitNames(value: string): string[] {
  const names: string[] = []
  let depth = 0
  let start = 0
  for (let at = 0; at < value.length; at++) {
    if (value[at] === '{') depth++
    else if (value[at] === '}') depth--
    const and = depth === 0 ? /^\s+and\s+/i.exec(value.slice(at)) : null
    if (!and) continue
    names.push(value.slice(start, at))
    at += and[0].length - 1
    start = at + 1
  }
  return [...names, value.slice(start)].map((name) => name.trim()).filter((name) => name !== '')
}

function nameOf(written: string): Name {
  // A Chinese name is one, whether its parts are set apart by a space or by a comma.
  if ([...written].some(isHan))
    return { literal: decoded(written).replace(/(?<=\p{sc=Han})[\s,，]+(?=\p{sc=Han})/gu, '') }
  if (/^\{[^{}]*\}$/.test(written)) return { literal: decoded(written) }
  const [name = {}] = parseValue(written, 'author')
  const family = [name.prefix, name.family].filter((part) => part !== undefined).join(' ')
  if (name.given === undefined) return { literal: family }
  return { family, given: [name.given, name.suffix].filter((part) => part !== undefined).join(' ') }
}

function monthOf(value: string | undefined): string | undefined {
  if (value === undefined) return undefined
  if (/^\d{1,2}$/.test(value)) return value.padStart(2, '0')
  const index = 'jan feb mar apr may jun jul aug sep oct nov dec'
    .split(' ')
    .indexOf(value.slice(0, 3).toLowerCase())
  return index < 0 ? undefined : String(index + 1).padStart(2, '0')
}
