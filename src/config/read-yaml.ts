import { readFile } from 'node:fs/promises'
import { type Document, LineCounter, parseDocument, type YAMLError } from 'yaml'
import { BookError } from '../errors.ts'
import type { Message } from '../message.ts'
import type { Run } from '../run.ts'
import { decodeText } from './decode-text.ts'
import { shownPath } from './shown-path.ts'

/** A YAML file that could be read, not yet checked. */
export type YamlFile = {
  /** As messages show it. */
  file: string
  document: Document.Parsed
  lines: LineCounter
  /** Without what is empty. */
  value: unknown
}

/**
 * Read a YAML file.
 *
 * Every fault is reported at its line and column; then it throws `BookError`. `changed` is read in place of what is in
 * the file.
 */
export async function readYaml(run: Pick<Run, 'report'>, path: string, changed?: string): Promise<YamlFile> {
  const file = shownPath(path)
  const report = (message: Omit<Message, 'file'>) => run.report({ ...message, file })

  const decoded = decodeText(changed === undefined ? await readFile(path) : Buffer.from(changed))
  if ('invalidAt' in decoded) {
    report({ ruleId: 'config-not-utf8', place: decoded.invalidAt, values: { byte: decoded.byte } })
    throw new BookError(`${file} is not UTF-8`)
  }

  const lines = new LineCounter()
  const document = parseDocument(decoded.text, { lineCounter: lines, prettyErrors: false, strict: true })
  const wideColons = findWideColons(decoded.text)
  if (document.errors.length > 0) {
    if (wideColons.length > 0) wideColons.forEach(report)
    else for (const error of document.errors) report(messageOfYamlError(error, decoded.text, lines))
    throw new BookError(`${file} is no YAML`)
  }
  const value = plainValue(document) ?? {}
  if (typeof value === 'string' && wideColons.length > 0) {
    wideColons.forEach(report)
    throw new BookError(`${file} has no keys`)
  }
  return { file, document, lines, value }
}

/** What stands in a document, without what is empty. */
export function plainValue(document: Document.Parsed): unknown {
  return withoutEmpty(document.toJS({ maxAliasCount: 100 }))
}

/** `subtitle:` with nothing after it is as good as no subtitle. Lists keep their gaps, so that places stay right. */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty)
  if (typeof value !== 'object' || value === null) return value ?? undefined
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== null)
      .map(([key, inner]) => [key, withoutEmpty(inner)]),
  )
}

/** `title：书名`: with the colon of Chinese text a line is no entry. */
function findWideColons(text: string): Omit<Message, 'file'>[] {
  return text.split('\n').flatMap((line, index) => {
    const match = /^(\s*(?:- )?)([A-Za-z]+)\s*：/.exec(line)
    const key = match?.[2]
    if (!match || key === undefined) return []
    const place = { line: index + 1, column: match[0].length }
    return [{ ruleId: 'config-wide-colon', place, values: { key } }]
  })
}

/** Rules for the faults of YAML that authors make; the parser's own words for the others. */
const yamlRules: Partial<Record<YAMLError['code'], string>> = {
  DUPLICATE_KEY: 'config-duplicate-key',
  TAB_AS_INDENT: 'config-tab',
  BAD_INDENT: 'config-indent',
  MULTILINE_IMPLICIT_KEY: 'config-no-colon',
  BLOCK_AS_IMPLICIT_KEY: 'config-colon-in-text',
}

function messageOfYamlError(error: YAMLError, text: string, lines: LineCounter): Omit<Message, 'file'> {
  const [start, end] = error.pos
  const { line, col } = lines.linePos(start)
  const typed = (text.split('\n')[line - 1] ?? '').trim()
  return {
    // The parser calls it bad indentation, too, where a bracket is never closed.
    ruleId: error.message.startsWith('Flow') ? 'config-yaml' : (yamlRules[error.code] ?? 'config-yaml'),
    place: { line, column: col, offset: start },
    values: {
      problem: error.message,
      line: typed,
      key: /^[\w-]+/.exec(text.slice(start, end + 40))?.[0] ?? typed,
    },
  }
}
