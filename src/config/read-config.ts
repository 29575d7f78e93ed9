import { realpath } from 'node:fs/promises'
import { dirname, extname, isAbsolute, resolve } from 'node:path'
import { closest, distance } from 'fastest-levenshtein'
import type { Document } from 'yaml'
import { BookError } from '../errors.ts'
import type { Message } from '../message.ts'
import type { Run } from '../run.ts'
import { applyEdition } from './apply-edition.ts'
import { messagesOfIssue } from './messages-of-issue.ts'
import { missingImprint } from './missing-imprint.ts'
import { readTheme, type Theme, themeNames } from './read-theme.ts'
import { plainValue, readYaml } from './read-yaml.ts'
import { type BookConfig, bookSchema } from './schema.ts'
import { isOutside } from './shown-path.ts'
import { withThemeDefaults } from './theme-defaults.ts'
import { type Path, placeIfThere, placeOfKey, placeOfValue } from './yaml-places.ts'

/** `book.yaml` with all defaults, and where its values stand, for messages about them later on. */
export type ReadConfig = {
  config: BookConfig
  /** As messages show it. */
  file: string
  /** Where a value stands in the file; `undefined` for defaults. */
  placeOf: (path: Path) => Message['place']
}

/**
 * Read and check a `book.yaml`.
 *
 * Every fault is reported at its line and column; then it throws `BookError`.
 */
export async function readConfig(run: Pick<Run, 'report'>, path: string): Promise<BookConfig> {
  return (await readConfigWithPlaces(run, path)).config
}

/** The same; `changed` is read in place of what is in the file, and `edition` goes before the one that it names. */
export async function readConfigWithPlaces(
  run: Pick<Run, 'report'>,
  path: string,
  changed?: string,
  edition?: string,
): Promise<ReadConfig> {
  const { file, document, lines, ...read } = await readYaml(run, path, changed)
  applyEdition(document, edition)
  const value = plainValue(document) ?? read.value
  let faults = 0
  const report = (message: Omit<Message, 'file'>) => {
    faults += 1
    run.report({ ...message, file })
  }

  const theme = await themeOf(value, dirname(path), 'theme.css')
  for (const sheet of [theme, await themeOf(value, dirname(path), 'cover.css')])
    if (sheet && reportTheme(run, sheet) > 0) throw new BookError(`${sheet.file} has faults`)
  const { result, checked } = parseWithSources(document, value, theme)
  if (!result.success) {
    for (const issue of result.error.issues) {
      for (const { path: at, key, ...message } of messagesOfIssue(issue, checked, bookSchema)) {
        const place =
          key === undefined ? placeOfValue(document, at, lines) : placeOfKey(document, [...at, key], lines)
        report({ ...message, place })
      }
    }
    throw new BookError(`${file} has faults`)
  }

  const placeOf = (at: Path) => placeIfThere(document, at, lines)
  if (!theme) {
    const { ruleId, values } = await unknownTheme(result.data.theme)
    report({ ruleId, place: placeOf(['theme']), values })
  }
  for (const [face, font] of Object.entries(result.data.fonts)) {
    const fault = font === undefined ? undefined : await findFontFault(dirname(path), font)
    if (fault && font !== undefined)
      report({ ruleId: fault, place: placeOf(['fonts', face]), values: { face, font } })
  }
  if (faults > 0) throw new BookError(`${file} has faults`)
  for (const { path: at, ...message } of missingImprint(result.data))
    run.report({ ...message, file, place: placeOf(at) ?? placeOf(at.slice(0, 1)) })
  return { config: result.data, file, placeOf }
}

/** The theme that the book asks for; `undefined` where there is none, or what it asks for is no name. */
async function themeOf(
  book: unknown,
  folder: string,
  sheet: 'theme.css' | 'cover.css',
): Promise<Theme | undefined> {
  const asked = typeof book === 'object' && book !== null && 'theme' in book ? book.theme : undefined
  if (asked !== undefined && typeof asked !== 'string') return undefined
  return readTheme(asked?.trim() ?? 'song', folder, sheet)
}

async function unknownTheme(value: string): Promise<Pick<Message, 'ruleId' | 'values'>> {
  if (value.startsWith('./')) return { ruleId: 'config-theme-folder', values: { value } }
  const names = await themeNames()
  const nearest = closest(value, names)
  const near = distance(value, nearest) <= 2
  const values = { value, choices: names.join(', '), nearest }
  return { ruleId: near ? 'config-theme-near' : 'config-theme', values }
}

/** Report what is wrong with a theme, and return how much. */
function reportTheme(run: Pick<Run, 'report'>, { file, faults, defaults }: Theme): number {
  for (const { ruleId, line, values } of faults)
    run.report({ ruleId, file, place: { line, column: 1 }, values })
  const says = Object.keys(defaults.values).length > 0
  const error = says ? bookSchema.safeParse({ title: 'x', ...defaults.values }).error : undefined
  for (const issue of error?.issues ?? []) {
    const path = issue.path.join('.')
    const place = [...defaults.places].find(([key]) => path === key || key.startsWith(`${path}.`))?.[1]
    const values = { property: place?.property ?? path, value: place?.value ?? '' }
    run.report({ ruleId: 'theme-value', file, place: { line: place?.line ?? 1, column: 1 }, values })
  }
  return faults.length + (error?.issues.length ?? 0)
}

/**
 * Check the value; where text is wanted and YAML made a number or truth value of it, take what was typed:
 * `title: 1984`, `date: 2026` and `identifier: 0306406152` are meant as they stand.
 */
function parseWithSources(document: Document.Parsed, value: unknown, theme: Theme | undefined) {
  const over = (book: unknown) => (theme ? withThemeDefaults(book, theme.defaults) : book)
  const first = over(value)
  const result = bookSchema.safeParse(first)
  let mended = false
  for (const issue of result.error?.issues ?? []) {
    if (issue.code !== 'invalid_type' || issue.expected !== 'string') continue
    const source = sourceOf(document.getIn(issue.path, true))
    if (source === undefined) continue
    document.setIn(issue.path, source)
    mended = true
  }
  if (!mended) return { result, checked: first }
  const checked = over(plainValue(document))
  return { result: bookSchema.safeParse(checked), checked }
}

/** What was typed for a number or truth value. */
function sourceOf(node: unknown): string | undefined {
  if (typeof node !== 'object' || node === null || !('source' in node) || !('value' in node)) return undefined
  const plain = typeof node.value === 'number' || typeof node.value === 'boolean'
  return plain && typeof node.source === 'string' ? node.source : undefined
}

async function findFontFault(folder: string, font: string): Promise<string | undefined> {
  if (!['.ttf', '.otf'].includes(extname(font).toLowerCase())) return 'config-font-format'
  if (isAbsolute(font) || isOutside(folder, resolve(folder, font))) return 'config-font-outside'
  try {
    const [realFolder, realFont] = await Promise.all([realpath(folder), realpath(resolve(folder, font))])
    return isOutside(realFolder, realFont) ? 'config-font-outside' : undefined
  } catch {
    return 'config-font-missing'
  }
}
