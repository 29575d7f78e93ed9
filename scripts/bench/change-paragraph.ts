import type { MadeBook } from './make-book.ts'
import { seededRandom } from './random.ts'
import { chapterName } from './write-chapter.ts'
import { writeSentences } from './write-sentence.ts'

/**
 * What an author does between two builds: write one paragraph in the middle of the book anew, about as long as before.
 *
 * With `rareWords` the new text has characters that stand nowhere else in the book, so that its fonts change too.
 */
export function changeParagraph(
  book: MadeBook,
  seed: number,
  rareWords = '',
): { name: string; text: string } {
  const chapters = [...book.keys()].filter((name) => name.startsWith('0')).length
  const name = chapterName(Math.ceil(chapters / 2))
  const blocks = (book.get(name) ?? '').split('\n\n')
  const plain = blocks.flatMap((block, index) => (isPlain(block) ? [index] : []))
  const chosen = plain[Math.floor(plain.length / 2)]
  if (chosen === undefined) throw new Error(`${name} has no paragraph without marks`)
  const length = blocks[chosen]?.length ?? 0
  blocks[chosen] = rareWords + writeSentences(seededRandom(seed), length - rareWords.length)
  return { name, text: blocks.join('\n\n') }
}

/** Begins with characters that no word or name of the generator has. */
export const RARE_WORDS = '鹧鸪啼处，蒹葭苍苍。'

/** A paragraph of text alone: no heading, list, table, code, link or note. */
function isPlain(block: string): boolean {
  return /^[\p{Script=Han}“]/u.test(block) && !/[[\]*`|\n]/.test(block) && !block.startsWith('表：')
}
