import type { BookConfig, FilledConfig } from '../book.ts'
import { fieldParts, fillText, hasFields, markFields } from '../fields.ts'

/** The keys of book.yaml whose words may hold fields. */
const keys = [
  'title',
  'subtitle',
  'authors',
  'publisher',
  'unit',
  'rights',
  'description',
  'contents',
  'imprint',
  'internal',
  'cover',
] as const

/** Among them are names of files and measures. */
const noWords = ['picture', 'back', 'paper', 'spineText']

/** A name in `{{…}}` that is no column, and the key of book.yaml where it stands. */
export type UnknownField = { key: string[]; name: string }

/** The fields in the words of book.yaml become marks. */
export function markConfig(
  config: BookConfig,
  columns: readonly string[],
): { config: BookConfig; unknown: UnknownField[] } {
  const unknown: UnknownField[] = []
  const marked = mapWords(config, (text, key) =>
    markFields(text, columns, (name) => void unknown.push({ key, name })),
  )
  return { config: marked, unknown }
}

/** The words of book.yaml for one row. */
export function fillConfig(config: BookConfig, values: readonly string[]): FilledConfig {
  const filled = mapWords(config, (text) => fillText(text, values))
  return hasFields(config.title) ? { ...filled, isTitleFilled: true } : filled
}

/** The columns that stand in the words of book.yaml. */
export function columnsOfConfig(config: BookConfig): Set<number> {
  const columns = new Set<number>()
  mapWords(config, (text) => {
    for (const part of fieldParts(text)) if (typeof part !== 'string') columns.add(part.column)
    return text
  })
  return columns
}

type MapText = (text: string, key: string[]) => string

function mapWords(config: BookConfig, map: MapText): BookConfig {
  const mapWord: MapText = (text, key) =>
    key.length === 2 && key[0] === 'cover' && noWords.includes(key[1] ?? '') ? text : map(text, key)
  const changed = keys.map((key) => [key, mapValue(config[key], [key], mapWord)])
  return { ...config, ...Object.fromEntries(changed) }
}

function mapValue(value: unknown, key: string[], map: MapText): unknown {
  if (typeof value === 'string') return map(value, key)
  if (Array.isArray(value)) return value.map((one, index) => mapValue(one, [...key, String(index)], map))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, mapValue(inner, [...key, name], map)]),
  )
}
