import type { Language } from '../message.ts'
import { countLayout, type Guess } from './guesses.ts'
import type { ImportedText } from './import-text.ts'

/** What the report says of where the text came from. */
export type Origin = { file: string; encoding: string; hasMark: boolean; bytes: number }

/** The report that lies beside the chapters: every guess with its line in the source. */
export function writeReport(
  imported: ImportedText,
  guesses: readonly Guess[],
  { file, encoding, hasMark, bytes }: Origin,
  language: Language,
): string {
  const words = wordsOf[language]
  const { source, outline, files, language: bookLanguage } = imported
  const rows = guesses.map(({ kind, line, column, before, after, count }) => {
    const times = count > 1 ? `  ×${count}` : ''
    const change = changeless.has(kind)
      ? shown(before)
      : kind === 'heading'
        ? `${shown(before)}  (${words.level(Number(after))})`
        : `${shown(before)} → ${after === '' ? words.removed : shown(after)}`
    return `${`${line}:${column}`.padEnd(9)} ${words.kinds[kind]}  ${change}${times}`
  })
  const lines = [
    words.heading(file),
    '',
    words.facts({
      encoding: hasMark ? words.withMark(encoding) : encoding,
      bytes,
      characters: [...source].length,
      language: bookLanguage,
    }),
    words.structure(files.chapters.length, outline.headings.size, countLayout(imported)),
    words.proof,
    '',
    words.chapters,
    ...files.chapters.map(({ name }) => `  ${name}`),
    '',
    guesses.length === 0 ? words.noGuesses : words.guesses(guesses.length),
    ...rows,
  ]
  return `${lines.join('\n')}\n`
}

const changeless: ReadonlySet<Guess['kind']> = new Set([
  'title',
  'subtitle',
  'verse',
  'contents',
  'unpaired-quote',
])

/** On one line, with line ends, spaces and invisible characters to be seen, and not too long. */
function shown(text: string): string {
  const visible = text
    .replace(/\r\n|[\r\n]/g, '⏎')
    .replaceAll('\t', '⇥')
    .replaceAll(' ', '␣')
    .replaceAll('\u3000', '□')
    .replace(/[\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}\p{Cs}\p{Cn}]/gu, (character) => {
      const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
      return `[U+${code}]`
    })
  const characters = [...visible]
  return characters.length > 48 ? `${characters.slice(0, 48).join('')}…` : visible
}

type Facts = { encoding: string; bytes: number; characters: number; language: string }

type Words = {
  heading: (file: string) => string
  facts: (facts: Facts) => string
  withMark: (encoding: string) => string
  structure: (chapters: number, headings: number, paragraphs: number) => string
  proof: string
  chapters: string
  noGuesses: string
  guesses: (count: number) => string
  removed: string
  level: (level: number) => string
  kinds: Record<Guess['kind'], string>
}

const wordsOf: Record<Language, Words> = {
  en: {
    heading: (file) => `Import of ${file}`,
    facts: ({ encoding, bytes, characters, language }) =>
      `Read as ${encoding}: ${bytes} bytes, ${characters} characters; language ${language}.`,
    withMark: (encoding) => `${encoding} with byte order mark`,
    structure: (chapters, headings, paragraphs) =>
      `Made ${chapters} chapter file(s) and ${headings} heading(s); ${paragraphs} line end(s), with their indents and blank lines, were set as paragraph ends.`,
    proof:
      'Proved: apart from the edits below, the chapters and book.yaml hold every character of the source.',
    chapters: 'Chapters',
    noGuesses: 'Nothing was guessed.',
    guesses: (count) =>
      `Guesses (${count}), by line:column of the source; ⏎ line end, ␣ space, □ full-width space, ⇥ tab`,
    removed: '(removed)',
    level: (level) => `level ${level}`,
    kinds: {
      'line-end': 'line end',
      control: 'control character',
      invisible: 'invisible character',
      lost: 'lost character',
      join: 'line joined',
      separator: 'separator',
      space: 'space',
      'full-width': 'full-width mark',
      quote: 'quotation mark',
      ellipsis: 'ellipsis',
      dash: 'dash',
      'list-sign': 'sign of a list',
      title: 'title',
      subtitle: 'subtitle',
      heading: 'heading',
      verse: 'lines kept',
      contents: 'contents in the text',
      'unpaired-quote': 'quote without partner',
    },
  },
  zh: {
    heading: (file) => `导入报告：${file}`,
    facts: ({ encoding, bytes, characters, language }) =>
      `按 ${encoding} 读入：${bytes} 字节，${characters} 个字符；语言 ${language}。`,
    withMark: (encoding) => `${encoding}（带字节序标记）`,
    structure: (chapters, headings, paragraphs) =>
      `分成 ${chapters} 个章节文件，认出 ${headings} 个标题；${paragraphs} 处换行（连同缩进和空行）作段落结束。`,
    proof: '已验证：除下列改动外，各章与 book.yaml 包含原文的每一个字符。',
    chapters: '章节文件',
    noGuesses: '没有任何推断。',
    guesses: (count) => `推断（${count} 条），按原文“行:列”排列；⏎ 换行，␣ 空格，□ 全角空格，⇥ 制表符`,
    removed: '（删去）',
    level: (level) => `第 ${level} 级`,
    kinds: {
      'line-end': '换行符',
      control: '控制字符',
      invisible: '不可见字符',
      lost: '乱码缺字',
      join: '断行相接',
      separator: '分隔线',
      space: '空格',
      'full-width': '全角标点',
      quote: '引号',
      ellipsis: '省略号',
      dash: '破折号',
      'list-sign': '列表符号',
      title: '书名',
      subtitle: '副书名',
      heading: '标题',
      verse: '保留分行',
      contents: '文中目录',
      'unpaired-quote': '引号不成对',
    },
  },
}
