import type { BookConfig } from '../../book.ts'

type PartWords = {
  answer: string
  answers: string
  references: string
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
    comma: '；',
    page: (title, number) => `${title}（${number}）`,
  },
  'zh-Hant': {
    answer: '答案：',
    answers: '參考答案',
    references: '參考文獻',
    comma: '；',
    page: (title, number) => `${title}（${number}）`,
  },
  en: {
    answer: 'Answer: ',
    answers: 'Answers',
    references: 'References',
    comma: '; ',
    page: (title, number) => `${title} (${number})`,
  },
}
