import type { BookConfig } from '../../book.ts'

type PartWords = {
  answer: string
  answers: string
  references: string
  index: string
  /** Before the entry that stands in place of another, and before one that stands beside it. */
  see: string
  seeAlso: string
  /** Between the parts of one answer. */
  comma: string
  page: (title: string, number: number) => string
}

/** What is written of parts besides their titles. */
export const partWords: Record<BookConfig['language'], PartWords> = {
  'zh-Hans': {
    answer: '答案：',
    answers: '参考答案',
    references: '参考文献',
    index: '索引',
    see: '见：',
    seeAlso: '参见：',
    comma: '；',
    page: (title, number) => `${title}（${number}）`,
  },
  'zh-Hant': {
    answer: '答案：',
    answers: '參考答案',
    references: '參考文獻',
    index: '索引',
    see: '見：',
    seeAlso: '參見：',
    comma: '；',
    page: (title, number) => `${title}（${number}）`,
  },
  en: {
    answer: 'Answer: ',
    answers: 'Answers',
    references: 'References',
    index: 'Index',
    see: 'see ',
    seeAlso: 'see also ',
    comma: '; ',
    page: (title, number) => `${title} (${number})`,
  },
}
