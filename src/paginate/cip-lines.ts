import type { BookConfig } from '../book.ts'
import { hyphenated, readIsbn } from '../isbn.ts'

/**
 * CIP data line for line: as the library gave them, or of the fields of `imprint.cip`, in the order and with the marks of
 * GB/T 12451: description, ISBN, headings by which it is found, number of the record.
 */
export function cipLines(config: BookConfig): string[] | undefined {
  const cip = config.imprint?.cip
  if (cip === undefined) return undefined
  if (typeof cip === 'string') return cip.split('\n')
  const { title, subtitle, authors, publisher, date = '', identifier = '', series, language } = config
  const words = cipWords[language]
  const roles = [...new Set(authors.map(({ role }) => role))]
  const names = roles.map((role) => {
    const some = authors.filter((author) => author.role === role)
    return `${some.map(({ name }) => name).join('，')}${words.roles[role]}`
  })
  const [year, month] = date.split('-')
  const issued = [publisher, month === undefined ? year : `${year}.${Number(month)}`]
    .filter(Boolean)
    .join('，')
  const isbn = readIsbn(identifier)
  const headings = [first(title), authors[0] && first(authors[0].name), cip.subjects?.join('－'), cip.class]
  return [
    words.head,
    [
      `${title}${subtitle ? `：${subtitle}` : ''}${names.length > 0 ? `／${names.join('；')}` : ''}`,
      `${cip.place ? `${cip.place}：` : ''}${issued}`,
    ]
      .filter(Boolean)
      .join('．—') +
      (series
        ? `．—（${[series.title, series.number].filter((part) => part !== undefined).join('；')}）`
        : ''),
    ...(isbn === undefined ? [] : [`ISBN ${hyphenated(isbn, identifier)}`]),
    headings
      .flatMap((heading) => (heading ? [heading] : []))
      .map((heading, index) => `${romans[index]}．①${heading}`)
      .join('　'),
    ...(cip.number === undefined ? [] : [`${words.record}${cip.number}`]),
  ]
}

/** 《板凳上的功课》 → 板…, as a heading is abridged. */
function first(text: string): string {
  return `${[...text][0] ?? ''}…`
}

const romans = ['Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ']

const simplified = {
  head: '图书在版编目（CIP）数据',
  record: '中国版本图书馆 CIP 数据核字',
  roles: { aut: '著', edt: '编', trl: '译', ill: '绘', ctb: '编写' },
}

const cipWords: Record<BookConfig['language'], typeof simplified> = {
  'zh-Hans': simplified,
  'zh-Hant': {
    head: '圖書在版編目（CIP）數據',
    record: '中國版本圖書館 CIP 數據核字',
    roles: { aut: '著', edt: '編', trl: '譯', ill: '繪', ctb: '編寫' },
  },
  en: simplified,
}
