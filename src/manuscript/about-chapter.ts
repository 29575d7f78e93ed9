import { VFile } from 'vfile'
import type { BookConfig, ChapterSource } from '../book.ts'
import { internalLines } from '../internal-marks.ts'
import { writtenDate } from '../written-date.ts'

/**
 * The page 编印说明 as a chapter, made of `about` in book.yaml and of what stands elsewhere in it; `undefined` where the
 * book wants none. Empty lines bring its text to `line` of `file`, so that messages about it lead there.
 */
export function aboutChapter(config: BookConfig, file: string, line: number): ChapterSource | undefined {
  const { about, language } = config
  if (!about) return undefined
  const words = aboutWords[language]
  const names = config.authors.map(({ name }) => name).join(words.and)
  const issuer = config.unit ?? config.publisher
  const [, permit] = internalLines(config)
  const address = config.imprint?.address
  const entry = (name: string, value: string | undefined) =>
    value === undefined || value === '' ? undefined : `**${name}**${words.colon}${value}`
  const { sources = [] } = about
  const [source, ...more] = sources
  const parts = [
    `# ${plain(about.title ?? words.title)}`,
    about.text ?? plain(config.description ?? words.what(config.title, issuer)),
    entry(words.compilers, about.compilers ?? plain(names)),
    entry(
      words.issuer,
      issuer && plain([issuer, writtenDate(config.date, language)].filter(Boolean).join(words.comma)),
    ),
    entry(words.readers, about.readers ?? (config.internal?.recipients && plain(config.internal.recipients))),
    more.length === 0
      ? entry(words.sources, source)
      : `**${words.sources}**${words.colon}\n\n${sources.map((one) => `- ${one}`).join('\n')}`,
    entry(words.internalName, permit && plain(`${words.internal}${words.stop}${permit}${words.stop}`)),
    entry(
      words.corrections,
      about.corrections ??
        (issuer && address ? plain(words.write([issuer, address].join(words.comma))) : undefined),
    ),
  ]
  const text = parts.filter((part) => part !== undefined).join('\n\n')
  const value = `${'\n'.repeat(line - 1)}${text}\n`
  const role = about.place === 'front' ? 'preface' : 'afterword'
  return { file: new VFile({ path: file, value, data: {} }), name: file, role, isMade: true }
}

/** Words of book.yaml that are no Markdown; fields of personalised runs stay what they are. */
function plain(text: string): string {
  return text.replace(/\s*\n\s*/g, '\n\n').replace(/[\\`*_[\]<>~$#|]/g, '\\$&')
}

const simplified = {
  title: '编印说明',
  and: '、',
  comma: '，',
  colon: '：',
  stop: '。',
  compilers: '编写',
  issuer: '编印',
  readers: '适用对象',
  sources: '资料来源',
  internalName: '内部资料',
  // 内部资料性出版物管理办法 (2015), § 14 and § 15.
  internal: '内部资料，免费交流，不得标价，不得销售或征订',
  corrections: '勘误',
  what: (title: string, issuer: string | undefined) =>
    `《${title}》${issuer ? `由${issuer}编印` : '供学习用'}。`,
  write: (whom: string) => `书中如有错漏，请告知${whom}，以便再印时改正。`,
}

const aboutWords: Record<BookConfig['language'], typeof simplified> = {
  'zh-Hans': simplified,
  'zh-Hant': {
    ...simplified,
    title: '編印說明',
    compilers: '編寫',
    issuer: '編印',
    readers: '適用對象',
    sources: '資料來源',
    internalName: '內部資料',
    internal: '內部資料，免費交流，不得標價，不得銷售或徵訂',
    corrections: '勘誤',
    what: (title, issuer) => `《${title}》${issuer ? `由${issuer}編印` : '供學習用'}。`,
    write: (whom) => `書中如有錯漏，請告知${whom}，以便再印時改正。`,
  },
  en: {
    title: 'About this booklet',
    and: ', ',
    comma: ', ',
    colon: ': ',
    stop: '. ',
    compilers: 'Compiled by',
    issuer: 'Printed by',
    readers: 'For',
    sources: 'Sources',
    internalName: 'Internal material',
    internal: 'Free of charge, not for sale',
    corrections: 'Corrections',
    what: (title, issuer) =>
      issuer ? `${title} is a booklet of ${issuer}.` : `${title} is a study booklet.`,
    write: (whom) => `If you find a mistake, please write to ${whom}.`,
  },
}
