import type { BookConfig } from './book.ts'

/** What internal materials must say of themselves where they are taken up. */
export const internalWords: Record<BookConfig['language'], { internal: string; permit: string }> = {
  'zh-Hans': { internal: '内部资料，免费交流', permit: '准印证号' },
  'zh-Hant': { internal: '內部資料，免費交流', permit: '准印證號' },
  en: { internal: 'Internal material, free of charge', permit: 'Print permit' },
}

/**
 * The two lines of internal materials: the words and the permit. 内部资料性出版物管理办法 (2015) wants them on the cover, the
 * rest on cover, back or imprint page.
 */
export function internalLines({ internal, language }: Pick<BookConfig, 'internal' | 'language'>): string[] {
  if (!internal) return []
  const words = internalWords[language]
  return [words.internal, `${words.permit}${language === 'en' ? ': ' : '：'}${internal.permit ?? ''}`]
}
