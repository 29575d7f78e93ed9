import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { bookSchema } from '../src/config/schema.ts'
import type { Language } from '../src/message.ts'
import { allRules } from '../src/rules.ts'
import { words } from '../src/terminal/words.ts'
import { lintPage } from './lint-page.ts'
import { preflightPage } from './preflight-page.ts'

/**
 * The files that are made from the code, by path below the project: all of docs/rules.md, docs/preflight.md,
 * docs/lint.md and docs/book.schema.json, and the part between the markers of both READMEs.
 */
export function generatedFiles(read: (path: string) => string): Map<string, string> {
  return new Map([
    ['docs/book.schema.json', `${JSON.stringify(editorSchema(), null, 2)}\n`],
    ['docs/rules.md', rulesPage()],
    ['docs/preflight.md', preflightPage()],
    ['docs/lint.md', lintPage()],
    ['README.md', withTable(read('README.md'), 'en')],
    ['README.zh-CN.md', withTable(read('README.zh-CN.md'), 'zh')],
  ])
}

type JsonSchema = z.core.JSONSchema.BaseSchema

/** For editors: both languages in one description, as they show no other key. */
function editorSchema(): JsonSchema {
  return z.toJSONSchema(bookSchema, {
    io: 'input',
    override({ jsonSchema }) {
      const { description, zh } = jsonSchema
      if (typeof zh === 'string') jsonSchema.description = `${zh}\n\n${description}`
      delete jsonSchema.zh
    },
  })
}

function rulesPage(): string {
  const entries = Object.entries(allRules()).map(([id, { severity, reason, fix }]) => {
    const name = `${words.en.severities[severity]} ${words.zh.severities[severity]}`
    return `## ${id}\n\n${name}\n\n- ${reason.en}. ${fix.en}\n- ${reason.zh}。${fix.zh}\n`
  })
  return `# Messages 信息

All that Banxin can say about a book, by the name at the end of the message. Words in braces stand for what was found. Made by \`npm run docs\` from \`src/rules/\`; don't edit it here.

版心就书稿所能给出的全部信息，按信息末尾的名称查找。花括号内的词代表实际内容。本页由 \`npm run docs\` 根据 \`src/rules/\` 生成，请勿直接修改。

${entries.join('\n')}`
}

const begin = '<!-- book.yaml: made by `npm run docs` -->'
const end = '<!-- /book.yaml -->'

function withTable(readme: string, language: Language): string {
  const [before, rest] = readme.split(begin)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined)
    throw new Error(`the README lacks the marker ${begin} or ${end}`)
  return `${before}${begin}\n\n${table(language)}\n\n${end}${after}`
}

const headings: Record<Language, [string, string, string]> = {
  en: ['Key', 'Default', 'Meaning'],
  zh: ['键', '默认值', '含义'],
}

function table(language: Language): string {
  const schema = z.toJSONSchema(bookSchema, { io: 'input' })
  return [
    `| ${headings[language].join(' | ')} |`,
    '| --- | --- | --- |',
    ...rows(schema, '', language).map((cells) => `| ${cells.join(' | ')} |`),
  ].join('\n')
}

/** One row a key, those of a list's entries after the list as `authors[].role`. */
function rows(schema: JsonSchema, base: string, language: Language): string[][] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, property]) => {
    if (typeof property === 'boolean') return []
    const path = base === '' ? key : `${base}.${key}`
    const meaning = String(property[language === 'zh' ? 'zh' : 'description'] ?? '').replaceAll('|', '\\|')
    const entries = objectsIn(property).flatMap(({ object, inList }) =>
      rows(object, inList ? `${path}[]` : path, language),
    )
    return [[`\`${path}\``, defaultOf(property), meaning], ...rows(property, path, language), ...entries]
  })
}

function defaultOf({ default: value }: JsonSchema): string {
  return value === undefined || typeof value === 'object' ? '' : `\`${String(value)}\``
}

/** The mappings among the alternatives for a value, and those that its list has as entries. */
function objectsIn({ anyOf, items }: JsonSchema, inList = false): { object: JsonSchema; inList: boolean }[] {
  const within = (inner: unknown, isEntry: boolean) => {
    if (typeof inner !== 'object' || inner === null) return []
    const schema = inner as JsonSchema
    return schema.type === 'object' ? [{ object: schema, inList: isEntry }] : objectsIn(schema, isEntry)
  }
  return [
    ...(anyOf ?? []).flatMap((schema) => within(schema, inList)),
    ...(Array.isArray(items) ? items : [items]).flatMap((schema) => within(schema, true)),
  ]
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const project = new URL('../', import.meta.url)
  const files = generatedFiles((path) => readFileSync(new URL(path, project), 'utf8'))
  for (const [path, text] of files) writeFileSync(new URL(path, project), text)
}
