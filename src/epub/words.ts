import type { BookConfig } from '../book.ts'

/** What the EPUB says besides the book's own text: names of its parts, for those who hear them. */
export type EpubWords = {
  cover: string
  coverOf: (title: string) => string
  titlePage: string
  body: string
  pages: string
  landmarks: string
  notes: string
  backToText: (number: string) => string
  done: string
  open: string
}

export const epubWords: Record<BookConfig['language'], EpubWords> = {
  'zh-Hans': {
    cover: '封面',
    coverOf: (title) => `《${title}》封面`,
    titlePage: '书名页',
    body: '正文',
    pages: '页码',
    landmarks: '本书各部分',
    notes: '注释',
    backToText: (number) => `注 ${number}，返回正文`,
    done: '已完成',
    open: '未完成',
  },
  'zh-Hant': {
    cover: '封面',
    coverOf: (title) => `《${title}》封面`,
    titlePage: '書名頁',
    body: '正文',
    pages: '頁碼',
    landmarks: '本書各部分',
    notes: '註釋',
    backToText: (number) => `註 ${number}，返回正文`,
    done: '已完成',
    open: '未完成',
  },
  en: {
    cover: 'Cover',
    coverOf: (title) => `Cover of ${title}`,
    titlePage: 'Title page',
    body: 'Text',
    pages: 'Pages',
    landmarks: 'Parts of the book',
    notes: 'Notes',
    backToText: (number) => `Note ${number}, back to the text`,
    done: 'done',
    open: 'not done',
  },
}
