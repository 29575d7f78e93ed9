import type { BookConfig } from '../book.ts'
import type { ComposedChapter } from './compose-chapter.ts'

const words: Record<BookConfig['language'], Record<'figure' | 'table', string>> = {
  'zh-Hans': { figure: '图', table: '表' },
  'zh-Hant': { figure: '圖', table: '表' },
  en: { figure: 'Figure', table: 'Table' },
}

/** 图 1, 图 2 … and 表 1, 表 2 … through the whole book. */
export function numberCaptions(chapters: ComposedChapter[], language: BookConfig['language']): void {
  const counts = { figure: 0, table: 0 }
  for (const { captions } of chapters)
    for (const { kind, label } of captions) label.value = `${words[language][kind]} ${++counts[kind]}`
}
