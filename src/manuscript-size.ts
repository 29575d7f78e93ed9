import type { ChapterSource } from './book.ts'

/** How many characters chapters have as they are written, in UTF-16 units. */
export function manuscriptSize(chapters: readonly ChapterSource[]): number {
  return chapters.reduce((sum, { file }) => sum + String(file.value).length, 0)
}
