import { prose } from './sample-book.ts'

/** A book that is in the making for some seconds, in two browsers; each chapter is another. */
export function longBook(): Record<string, string> {
  const chapters = Array.from({ length: 12 }, (_, index) => {
    const paragraphs = Array.from({ length: 28 }, (_, paragraph) => `第 ${index}.${paragraph} 段。${prose}\n`)
    return [`${String(index + 1).padStart(2, '0')}.md`, `# 第 ${index + 1} 章\n\n${paragraphs.join('\n')}`]
  })
  return { 'book.yaml': 'title: 长书\n', ...Object.fromEntries(chapters) }
}
