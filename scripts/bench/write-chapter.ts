import { chineseNumber } from './chinese-number.ts'
import { countHan } from './count-han.ts'
import type { Random } from './random.ts'
import { writePhrase, writeSentence, writeSentences } from './write-sentence.ts'

/** Sections that every chapter has at least, for others to refer to: `{#section-1}` … */
const LEAST_SECTIONS = 3

/**
 * One chapter of Markdown with about so many Han characters: headings of three levels, and now and then what books
 * have besides paragraphs.
 *
 * `number` counts from 1; references go to sections of any of the book's `chapters`.
 */
export function writeChapter(random: Random, number: number, chapters: number, characters: number): string {
  const notes: string[] = []
  const blocks = [`# 第${chineseNumber(number)}章　${writePhrase(random)}`]
  const sections = random.integer(LEAST_SECTIONS, 5)
  let size = countHan(blocks[0] ?? '')
  const add = (block: string) => {
    blocks.push(block)
    size += countHan(block)
  }
  add(writeParagraph(random, chapters, notes))
  for (let section = 1; section <= sections; section++) {
    add(`## ${chineseNumber(section)}、${writePhrase(random)} {#section-${section}}`)
    const end = (characters * section) / sections
    let subsections = 0
    for (let count = 0; count === 0 || size < end; count++) {
      if (count > 0 && random.percent(14)) {
        subsections++
        add(`### （${chineseNumber(subsections)}）${writePhrase(random)}`)
      }
      add(writeBlock(random, chapters, notes))
    }
  }
  const definitions = notes.map((text, index) => `[^${index + 1}]: ${text}`)
  return `${[...blocks, ...definitions].join('\n\n')}\n`
}

/** What stands beside paragraphs, with its share of all blocks in percent. */
const kinds: readonly { share: number; write: (random: Random) => string }[] = [
  { share: 5, write: writeBullets },
  { share: 4, write: writeSteps },
  { share: 5, write: writeQuotation },
  { share: 2, write: writeTable },
  { share: 2, write: writeCode },
]

function writeBlock(random: Random, chapters: number, notes: string[]): string {
  let left = random.integer(1, 100)
  for (const { share, write } of kinds) {
    if (left <= share) return `${write(random)}\n\n${writeParagraph(random, chapters, notes)}`
    left -= share
  }
  return writeParagraph(random, chapters, notes)
}

function writeParagraph(random: Random, chapters: number, notes: string[]): string {
  let text = writeSentences(random, random.integer(60, 240))
  if (random.percent(8)) text += `这里说的是**${writePhrase(random)}**，不是别的。`
  if (random.percent(4)) text += `这一点*千万不能忘记*。`
  if (random.percent(5)) {
    const target = `${chapterName(random.integer(1, chapters))}#section-${random.integer(1, LEAST_SECTIONS)}`
    text += `[前后文](${target})还要说到。`
  }
  if (random.percent(9)) {
    notes.push(writeSentence(random))
    text += `[^${notes.length}]`
  }
  return text
}

/** File name of a chapter: `0012.md`. */
export function chapterName(number: number): string {
  return `${String(number).padStart(4, '0')}.md`
}

function writeBullets(random: Random): string {
  return repeat(random.integer(3, 6), () => `- ${writeSentence(random)}`)
}

function writeSteps(random: Random): string {
  return repeat(random.integer(3, 5), (index) => `${index + 1}. ${writeSentence(random)}`)
}

function writeQuotation(random: Random): string {
  return `> ${writeSentences(random, 70)}`
}

function writeTable(random: Random): string {
  const rows = repeat(
    random.integer(4, 9),
    () => `| ${writePhrase(random)} | ${random.integer(10, 9999)} | ${writePhrase(random)} |`,
  )
  return `表：${writePhrase(random)}\n\n| 项目 | 数量 | 说明 |\n| --- | ---: | --- |\n${rows}`
}

function writeCode(random: Random): string {
  const limit = random.integer(10, 99)
  const name = random.pick(['count', 'total', 'weight', 'height', 'price'])
  return `\`\`\`ts
const ${name}s = [${random.integer(1, 99)}, ${random.integer(1, 99)}, ${random.integer(1, 99)}]
// ${writePhrase(random)}
for (const ${name} of ${name}s) {
  if (${name} > ${limit}) console.log('${name}', ${name} - ${limit})
}
\`\`\``
}

function repeat(count: number, write: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => write(index)).join('\n')
}
