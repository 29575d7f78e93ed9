import type { Language } from '../../message.ts'
import type { LeftKind, RichGuess, RichText } from './rich-text.ts'

type Facts = { file: string; bytes: number; language: string; headings: number }

/** The report of an import: what was guessed, what was left out, what was proved. */
export function writeRichReport(
  { pictures, guesses, left, expected }: RichText,
  chapters: readonly { name: string }[],
  facts: Facts,
  language: Language,
): string {
  const words = wordsOf[language]
  const lines = [
    words.heading(facts.file),
    '',
    words.facts(facts, [...expected.body].length + [...expected.notes].length),
    words.structure(chapters.length, facts.headings, pictures.size),
    words.proof,
    '',
    words.chapters,
    ...chapters.map(({ name }) => `  ${name}`),
    ...[...pictures.keys()].map((name) => `  ${name}`),
    '',
    guesses.length === 0 ? words.noGuesses : words.guesses(guesses.length),
    ...guesses.map(({ kind, text, level }) => {
      const at = level === undefined ? '' : `  (${words.level(level)})`
      return `  ${words.kinds[kind]}  ${oneLine(text)}${at}`
    }),
    '',
    left.length === 0 ? words.noLeft : words.left(left.length),
    ...left.map(({ kind, text }) => `  ${leftWords[language][kind]}  ${oneLine(text)}`),
  ]
  return `${lines.join('\n')}\n`
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** What may be in a file and in no chapter. */
export const leftWords: Record<Language, Record<LeftKind, string>> = {
  en: {
    comment: 'comment',
    deleted: 'deleted text (revision)',
    header: 'header or footer',
    picture: 'picture',
    page: 'page outside the article',
    formula: 'formula',
    front: 'cover, title page, contents or heading of notes',
    media: 'sound, film or frame',
    link: 'link within the book (its words stay)',
  },
  zh: {
    comment: '批注',
    deleted: '已删文字（修订）',
    header: '页眉页脚',
    picture: '图片',
    page: '正文以外的网页内容',
    formula: '公式',
    front: '封面、扉页、目录或注释页的标题',
    media: '声音、影像或框架',
    link: '书内链接（文字保留）',
  },
}

type Words = {
  heading: (file: string) => string
  facts: (facts: Facts, characters: number) => string
  structure: (chapters: number, headings: number, pictures: number) => string
  proof: string
  chapters: string
  noGuesses: string
  guesses: (count: number) => string
  level: (level: number) => string
  noLeft: string
  left: (count: number) => string
  kinds: Record<RichGuess['kind'], string>
}

const wordsOf: Record<Language, Words> = {
  en: {
    heading: (file) => `Import of ${file}`,
    facts: ({ bytes, language }, characters) =>
      `${bytes} bytes, ${characters} characters; language ${language}.`,
    structure: (chapters, headings, pictures) =>
      `Made ${chapters} chapter file(s), ${headings} heading(s), ${pictures} picture(s).`,
    proof:
      'Proved: the chapters hold the text of the file, notes included, character for character in its order, apart from white and from what is listed as left out.',
    chapters: 'Files',
    noGuesses: 'Nothing was guessed.',
    guesses: (count) => `Guesses (${count})`,
    level: (level) => `level ${level}`,
    noLeft: 'Nothing was left out.',
    left: (count) => `Left out (${count})`,
    kinds: {
      heading: 'heading by its look',
      contents: 'heading by the table of contents',
      bullet: 'sign of a list removed',
      number: 'number that the program counted, written out',
      head: 'first row of a table taken for its head',
      title: 'title',
      indent: 'spaces of an indent removed',
    },
  },
  zh: {
    heading: (file) => `导入报告：${file}`,
    facts: ({ bytes, language }, characters) => `${bytes} 字节，${characters} 个字符；语言 ${language}。`,
    structure: (chapters, headings, pictures) =>
      `分成 ${chapters} 个章节文件，${headings} 个标题，${pictures} 张图片。`,
    proof: '已验证：除空白和下列“未收入”的内容外，各章逐字按原有次序包含文件的全部文字和注释。',
    chapters: '文件',
    noGuesses: '没有任何推断。',
    guesses: (count) => `推断（${count} 条）`,
    level: (level) => `第 ${level} 级`,
    noLeft: '没有未收入的内容。',
    left: (count) => `未收入（${count} 条）`,
    kinds: {
      heading: '按样子认作标题',
      contents: '按目录认作标题',
      bullet: '段首符号改为列表',
      number: '自动编号写成文字',
      head: '表格首行作表头',
      title: '书名',
      indent: '删去段首空格',
    },
  },
}
