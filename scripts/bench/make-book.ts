import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { countHan } from './count-han.ts'
import { type Random, seededRandom } from './random.ts'
import { chapterName, writeChapter } from './write-chapter.ts'
import { writeSentences } from './write-sentence.ts'

/** A manuscript folder in memory: file name → text. */
export type MadeBook = Map<string, string>

/** What an A5 page of 28 characters by 26 lines holds, headings, short last lines and chapter ends taken off. */
export const CHARACTERS_PER_PAGE = 430

/**
 * A book of about so many pages that nobody has written: chapters of 4 to 10 pages, a preface before them.
 *
 * The same pages and seed make the same book.
 */
export function makeBook(pages: number, seed = 1): MadeBook {
  const random = seededRandom(seed)
  const lengths = chapterLengths(random, pages)
  const book: MadeBook = new Map([
    ['book.yaml', bookYaml(pages)],
    ['preface.md', `# 前言\n\n${writeSentences(random, 300)}\n\n${writeSentences(random, 200)}\n`],
  ])
  // What one chapter has too much, the next has less.
  let owed = 0
  for (const [index, length] of lengths.entries()) {
    owed += length * CHARACTERS_PER_PAGE
    const chapter = writeChapter(random, index + 1, lengths.length, owed)
    owed -= countHan(chapter)
    book.set(chapterName(index + 1), chapter)
  }
  return book
}

export async function writeBook(book: MadeBook, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const [name, text] of book) await writeFile(join(folder, name), text)
}

/** In pages; together they are `pages`. */
function chapterLengths(random: Random, pages: number): number[] {
  const lengths: number[] = []
  let left = pages
  while (left > 10) {
    // What is left over must be enough for a chapter.
    const length = Math.min(random.integer(4, 10), left - 4)
    lengths.push(length)
    left -= length
  }
  return [...lengths, left]
}

function bookYaml(pages: number): string {
  return `title: 测速用书
subtitle: 约 ${pages} 页
authors: [版心 编]
language: zh-Hans
date: "2026"
chapters:
  - { file: preface.md, role: preface }
  - "0*.md"
page:
  trim: A5
contents:
  depth: 2
`
}
