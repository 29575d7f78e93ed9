import { readdir, readFile, realpath } from 'node:fs/promises'
import { basename, join, posix, relative, sep } from 'node:path'
import { stringify } from 'yaml'
import { BookError } from '../../errors.ts'
import type { Language } from '../../message.ts'
import type { Run } from '../../run.ts'
import type { ImportResult, ImportTask } from '../import-file.ts'
import { languageOf } from '../language.ts'
import { reportName } from '../report-name.ts'
import { writeFolder } from '../write-folder.ts'
import { foreignLines } from './foreign-lines.ts'
import { readSidebar } from './read-sidebar.ts'
import { readSummary } from './read-summary.ts'

/**
 * Turn a folder of Markdown, of mdBook, GitBook, VuePress or of nobody's, into a manuscript folder: its chapters and
 * pictures byte for byte, and a book.yaml that names them in their order.
 *
 * @throws BookError where it has no Markdown; reported before, and nothing is written
 */
export async function importFolder(run: Run, task: ImportTask): Promise<ImportResult> {
  const { path, file, language } = task
  const root = await rootOf(path)
  const names = await filesIn(root)
  const texts = new Map<string, string>()
  const files = new Map<string, string | Uint8Array>()
  for (const name of names) {
    run.signal.throwIfAborted()
    const bytes = await readFile(join(root, name))
    files.set(name, bytes)
    if (isMarkdown(name)) texts.set(name, bytes.toString('utf8'))
  }
  const summary = texts.get('SUMMARY.md')
  files.delete('SUMMARY.md')
  texts.delete('SUMMARY.md')
  const sidebar = summary === undefined ? readSidebar(await settingsIn(root), new Set(texts.keys())) : []
  const listed = summary === undefined ? (sidebar.length > 1 ? sidebar : undefined) : readSummary(summary)
  const chapters = (listed ?? [...texts.keys()].sort(byReadingOrder)).filter((name) => texts.has(name))
  if (chapters.length === 0) {
    run.report({ ruleId: 'import-no-markdown', values: { file } })
    throw new BookError(`${file} has no Markdown`)
  }
  const missing = (listed ?? []).filter((name) => !texts.has(name))
  const unlisted = [...texts.keys()].filter((name) => !chapters.includes(name))
  const foreign = chapters.flatMap((name) =>
    foreignLines(texts.get(name) ?? '').map((one) => ({ name, ...one })),
  )
  const all = chapters.map((name) => texts.get(name)).join('\n')
  const book = {
    title: (await titleOf(path, root)) ?? headingOf(texts.get(chapters[0] ?? '') ?? '') ?? basename(path),
    language: languageOf(all, ''),
    chapters,
  }
  const report = `${task.shownTarget}/${reportName}`
  if (missing.length > 0)
    run.report({ ruleId: 'import-summary-missing', values: { names: missing.join(', '), file } })
  if (unlisted.length + foreign.length > 0)
    run.report({
      ruleId: 'import-folder-look',
      values: { unlisted: unlisted.length, foreign: foreign.length, report, file },
    })
  files.set('book.yaml', stringify(book, { lineWidth: 0 }))
  files.set(reportName, writeFolderReport({ file, chapters, unlisted, missing, foreign }, language))
  const { movedTo } = await writeFolder(task.target, files, run.signal)
  return { encoding: 'UTF-8', chapters: chapters.length, guesses: unlisted.length + foreign.length, movedTo }
}

/** Where the Markdown lies: where the tool's settings say so; else mdBook has it in `src`, VuePress in `docs`. */
async function rootOf(path: string): Promise<string> {
  const read = (name: string) => readFile(join(path, name), 'utf8').catch(() => '')
  const named =
    /^\s*src\s*=\s*"([^"]+)"/m.exec(await read('book.toml'))?.[1] ??
    /^root:\s*["']?([^"'\s]+)/m.exec(await read('.gitbook.yaml'))?.[1] ??
    /"root"\s*:\s*"([^"]+)"/.exec(await read('book.json'))?.[1]
  const inside = named === undefined ? undefined : await realpath(join(path, named)).catch(() => undefined)
  if (inside !== undefined && !relative(await realpath(path), inside).startsWith('..')) return inside
  for (const name of ['src', 'docs', '.']) {
    const inside = await readdir(join(path, name)).catch((): string[] => [])
    const isSite = inside.includes('.vuepress') || inside.includes('.vitepress')
    if (inside.includes('SUMMARY.md') || (name === 'docs' && isSite)) return join(path, name)
  }
  return path
}

const isMarkdown = (name: string) => /\.(?:md|markdown)$/i.test(name)

/** Markdown and pictures, by their path with `/`; hidden folders and what npm brings are no part of a book. */
async function filesIn(root: string): Promise<string[]> {
  const real = await realpath(root)
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  const names: string[] = []
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name)
    const name = relative(root, path).split(sep).join('/')
    if (!/\.(?:md|markdown|png|jpe?g|gif|webp|svg)$/i.test(name)) continue
    // GitBook puts pictures into a folder that is hidden.
    const parts = name.replace(/^\.gitbook\/assets\//, '').split('/')
    if (parts.some((part) => part.startsWith('.') || part === 'node_modules')) continue
    if (name.toLowerCase() === reportName || name === 'book.yaml') continue
    const target = await realpath(path).catch(() => undefined)
    // A link may lead out of the folder.
    if (target !== undefined && !relative(real, target).startsWith('..')) names.push(name)
  }
  return names.sort()
}

/** A folder's README or index first, then by name, 2 before 10. */
function byReadingOrder(left: string, right: string): number {
  const [a, b] = [keyOf(left), keyOf(right)]
  return new Intl.Collator('en', { numeric: true }).compare(a, b) || (left < right ? -1 : 1)
}

function keyOf(name: string): string {
  const { dir, name: stem } = posix.parse(name)
  return posix.join(dir, /^(?:readme|index)$/i.test(stem) ? ' ' : stem)
}

/** The title that the tool's own settings give. */
async function titleOf(path: string, root: string): Promise<string | undefined> {
  const read = (name: string) => readFile(name, 'utf8').catch(() => '')
  const toml = /^\s*title\s*=\s*"([^"]+)"/m.exec(await read(join(path, 'book.toml')))?.[1]
  const json = /"title"\s*:\s*"([^"]+)"/.exec(await read(join(path, 'book.json')))?.[1]
  if (toml ?? json) return toml ?? json
  return /\btitle\s*:\s*['"`]([^'"`]+)['"`]/.exec(await settingsIn(root))?.[1]
}

/** The settings of VuePress or VitePress, as text. */
async function settingsIn(root: string): Promise<string> {
  const names = ['.vuepress', '.vitepress'].flatMap((folder) =>
    ['js', 'ts', 'mjs', 'mts'].map((ending) => join(root, folder, `config.${ending}`)),
  )
  const texts = await Promise.all(names.map((name) => readFile(name, 'utf8').catch(() => '')))
  return texts.join('\n')
}

function headingOf(markdown: string): string | undefined {
  return /^#\s+(.+?)\s*#*\s*$/m.exec(markdown)?.[1]
}

type Facts = {
  file: string
  chapters: string[]
  unlisted: string[]
  missing: string[]
  foreign: { name: string; line: number; tool: string; text: string }[]
}

function writeFolderReport(
  { file, chapters, unlisted, missing, foreign }: Facts,
  language: Language,
): string {
  const words = wordsOf[language]
  const list = (title: string, lines: string[]) =>
    lines.length === 0 ? [] : ['', title, ...lines.map((one) => `  ${one}`)]
  return [
    words.heading(file),
    '',
    words.proof,
    ...list(words.chapters, chapters),
    ...list(words.unlisted, unlisted),
    ...list(words.missing, missing),
    ...list(
      words.foreign,
      foreign.map(({ name, line, tool, text }) => `${name}:${line}  ${tool}  ${text}`),
    ),
    '',
  ].join('\n')
}

const wordsOf = {
  en: {
    heading: (file: string) => `Import of ${file}`,
    proof: 'Chapters and pictures are those of the folder, byte for byte.',
    chapters: 'Chapters, in the order of SUMMARY.md, of the sidebar, or of their names',
    unlisted: 'Copied, but not in the book: SUMMARY.md or the sidebar does not name them',
    missing: 'Named in SUMMARY.md, but not there',
    foreign: 'Lines that only another tool understands: they are printed as they stand',
  },
  zh: {
    heading: (file: string) => `导入报告：${file}`,
    proof: '各章和图片与原文件夹逐字节相同。',
    chapters: '各章，按 SUMMARY.md、侧栏或文件名排列',
    unlisted: '已复制但不在书中：SUMMARY.md 或侧栏没有列出',
    missing: 'SUMMARY.md 列出但不存在',
    foreign: '只有别的工具才懂的行：照原样印出',
  },
}
