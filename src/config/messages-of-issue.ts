import { closest, distance } from 'fastest-levenshtein'
import type { z } from 'zod'
import type { Message } from '../message.ts'
import { homeOf, knownKeys } from './known-keys.ts'
import type { Path } from './yaml-places.ts'

/** A message that does not know yet where its path stands in the file. */
export type PathMessage = Pick<Message, 'ruleId' | 'values'> & {
  path: Path
  /** Where the key, not its value, is at fault: the key, below `path`. */
  key?: string
}

type Issue = z.core.$ZodIssue

/** Put what zod found into rules of the catalogue. `value` is all that was checked, by `schema`. */
export function messagesOfIssue(issue: Issue, value: unknown, schema: z.ZodType): PathMessage[] {
  return inside(issue, [], { value, schema })
}

/** All that was checked, and by what. */
type Checked = { value: unknown; schema: z.ZodType }

function inside(issue: Issue, base: Path, checked: Checked): PathMessage[] {
  const path = [...base, ...issue.path]
  const found = valueAt(checked.value, path)
  const key = nameOf(path)
  const said = { key, value: shown(found) }
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((unknown) => unknownKey(path, unknown, checked.schema))
    case 'invalid_union':
      return ofUnion(issue, path, checked)
    case 'invalid_type':
      if (path.length === 0) return [{ ruleId: 'config-not-a-mapping', path, values: said }]
      if (found === undefined) return [{ ruleId: 'config-missing', path, values: { key } }]
      return [{ ruleId: typeRules[issue.expected] ?? 'config-value', path, values: said }]
    case 'invalid_value':
      return [
        {
          ruleId: issue.values.length > 0 ? 'config-choice' : 'config-value',
          path,
          values: { ...said, choices: issue.values.map(String).join(', ') },
        },
      ]
    case 'too_small':
      if (issue.origin === 'string') return [{ ruleId: 'config-empty', path, values: said }]
      return [{ ruleId: 'config-too-small', path, values: { ...said, least: Number(issue.minimum) } }]
    case 'too_big':
      return [{ ruleId: 'config-too-big', path, values: { ...said, most: Number(issue.maximum) } }]
    case 'invalid_format':
      return [{ ruleId: 'config-name', path, values: said }]
    case 'custom': {
      const { ruleId, values } = issue.params ?? {}
      return [
        {
          ruleId: typeof ruleId === 'string' ? ruleId : 'config-value',
          path,
          values: { ...said, ...values },
        },
      ]
    }
    default:
      return [{ ruleId: 'config-value', path, values: said }]
  }
}

/** What zod calls the expected type → the rule that says it. */
const typeRules: Record<string, string> = {
  string: 'config-not-text',
  number: 'config-not-a-number',
  int: 'config-not-whole',
  boolean: 'config-not-yes-or-no',
  object: 'config-not-keys',
  array: 'config-not-a-list',
}

/** Of several shapes, the one that the author was writing: its faults lie deeper than its outermost type. */
function ofUnion(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  path: Path,
  checked: Checked,
): PathMessage[] {
  const started = issue.errors.filter(
    (issues) => !issues.some((inner) => inner.code === 'invalid_type' && inner.path.length === 0),
  )
  const branch = started[0]
  if (branch) return branch.flatMap((inner) => inside(inner, path, checked))
  return [
    {
      ruleId: 'config-shape',
      path,
      values: { key: nameOf(path), value: shown(valueAt(checked.value, path)) },
    },
  ]
}

function unknownKey(path: Path, key: string, schema: z.ZodType): PathMessage {
  const known = knownKeys(path, schema)
  const values = { key, known: known.join(', '), parent: nameOf(path) }
  const meant = translations.get(key) ?? key
  if (known.includes(meant))
    return { ruleId: 'config-unknown-key', path, key, values: { ...values, nearest: meant } }
  const home = homeOf(meant, schema)
  if (home !== undefined) return { ruleId: 'config-misplaced-key', path, key, values: { ...values, home } }
  const nearest = closest(key, known)
  if (isNear(key, nearest)) return { ruleId: 'config-unknown-key', path, key, values: { ...values, nearest } }
  return { ruleId: 'config-strange-key', path, key, values }
}

/** A slip of the finger or a synonym's ending, not another word. */
function isNear(typed: string, known: string): boolean {
  return (
    distance(typed.toLowerCase(), known.toLowerCase()) <=
    (typed.length < 4 ? 1 : Math.max(2, typed.length / 3))
  )
}

/** The Chinese words that authors try for keys. */
const translations = new Map(
  Object.entries({
    书名: 'title',
    标题: 'title',
    副标题: 'subtitle',
    副书名: 'subtitle',
    作者: 'authors',
    语言: 'language',
    书号: 'identifier',
    日期: 'date',
    出版社: 'publisher',
    编印单位: 'unit',
    版权: 'rights',
    简介: 'description',
    章节: 'chapters',
    版面: 'page',
    开本: 'trim',
    版心: 'typeArea',
    字号: 'fontSize',
    行距: 'linePitch',
    页边距: 'margins',
    主题: 'theme',
    目录: 'contents',
    页码: 'numbering',
    书眉: 'runningHeads',
    字体: 'fonts',
    丛书: 'series',
    封面: 'cover',
  }),
)

/** `page.margins.inner`, `chapters[2].file`: the author's way to a value; empty for the whole file. */
function nameOf(path: Path): string {
  return path.reduce<string>((name, step) => {
    if (typeof step === 'number') return `${name}[${step + 1}]`
    return name === '' ? String(step) : `${name}.${String(step)}`
  }, '')
}

function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) => (typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined),
    root,
  )
}

/** A value as the author would know it again, cut to a line. */
function shown(value: unknown): string {
  const full = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  return full.length > 60 ? `${full.slice(0, 57)}…` : full
}
