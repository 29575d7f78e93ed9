import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildBook } from '../../scripts/measure/build-book.ts'
import { missingReaders } from '../../scripts/measure/missing-readers.ts'
import type { Glyph } from '../../scripts/measure/pdf-pages.ts'
import { temporaryFolders, writeFiles } from '../build/banxin.ts'

const temporaryFolder = temporaryFolders()
const skipped = missingReaders().length > 0 && process.env.CI !== 'true'

const em = 10.5
const pitch = 18

const words = [
  ['徘徊', 'pái huái'],
  ['鳜鱼', 'guì yú'],
  ['双', 'shuāng'],
  ['床', 'chuáng'],
  ['彳', 'chì'],
] as const

const chapter = `# 标记

老人{徘徊|pái huái}在{鳜鱼|guì yú}摊前，买了一{双|shuāng}筷子、一张{床|chuáng}、一本带{彳|chì}旁的字书。

校对的人要记住：*“一不可妄改”，二不可漏改*，三是别的。

正文里有 Node 2026，**黑体里有 Bold 1984**。

> 引文里有 Kai 1921。
`

describe.skipIf(skipped)('marks beside characters, in the PDF', () => {
  let glyphs: Glyph[] = []

  beforeAll(async () => {
    const folder = await temporaryFolder()
    await writeFiles(join(folder, 'book'), {
      'book.yaml': 'title: 书\ntitlePage: false\ncontents: {depth: 0}\n',
      '01.md': chapter,
    })
    const { book } = await buildBook(join(folder, 'book'), join(folder, 'out'))
    glyphs = book.pages[0]?.glyphs ?? []
  })

  /** The characters of a word where it stands in the text. */
  const find = (word: string): Glyph[] => {
    const at = glyphs.findIndex(
      (_, index) => [...word].every((text, step) => glyphs[index + step]?.text === text) && glyphs[index],
    )
    if (at < 0) throw new Error(`no ${word}`)
    return glyphs.slice(at, at + [...word].length)
  }

  test('pinyin stands above the middle of its word, and off its neighbours', () => {
    const spans = words.map(([word, pinyin]) => {
      const base = find(word)
      const [first] = base
      const last = base.at(-1)
      if (!first || !last) throw new Error(word)
      const above = glyphs.filter(
        ({ size, y }) =>
          size < 0.6 * em && size > 0.4 * em && first.y - y > 0.7 * em && first.y - y < pitch * 0.75,
      )
      const [left, right] = [first.x, last.x + em]
      const own = above.filter(
        ({ x, advance }) => x + advance / 2 > left - em && x + advance / 2 < right + em,
      )
      const letters = lettersOf(own, pinyin)
      const from = Math.min(...letters.map(({ x }) => x))
      const to = Math.max(...letters.map(({ x, advance }) => x + advance))
      expect(Math.abs((from + to) / 2 - (left + right) / 2), word).toBeLessThan(0.1 * em)
      return { y: first.y, from, to }
    })
    for (const one of spans)
      for (const other of spans)
        if (one !== other && one.y === other.y && other.from > one.from)
          expect(other.from - one.to).toBeGreaterThan(0.1 * em)
  })

  test('dots stand below the middle of the characters that are meant, not below marks', () => {
    const dots = glyphs.filter(({ text, size }) => /[•●]/.test(text) && size < 0.75 * em)
    const meant = [...find('一不可妄改'), ...find('二不可漏改')]
    expect(dots).toHaveLength(meant.length)
    for (const { x, y, advance } of meant) {
      const [dot, ...more] = dots.filter(
        (one) => Math.abs(one.x + one.advance / 2 - x - advance / 2) < 0.06 * em,
      )
      expect(more).toEqual([])
      expect(dot).toBeDefined()
      expect((dot?.y ?? 0) - y).toBeGreaterThan(0)
      expect((dot?.y ?? 0) - y).toBeLessThan(pitch - 0.5 * em)
    }
  })

  test('letters and digits are of the face that stands beside their Han', () => {
    const familyOf = (text: string) =>
      new Set(find(text).map(({ font }) => font.replace(/^[A-Z]{6}\+/, '').replace(/-.*/, '')))
    expect(familyOf('Node')).toEqual(new Set(['NotoSerifSC']))
    expect(familyOf('2026')).toEqual(familyOf('正文'))
    expect(familyOf('Bold')).toEqual(new Set(['NotoSansSC']))
    expect(familyOf('1984')).toEqual(familyOf('黑体'))
    expect(familyOf('Kai')).toEqual(new Set(['LXGWWenKai']))
    expect(familyOf('1921')).toEqual(familyOf('引文'))
    expect(glyphs.filter(({ slanted }) => slanted)).toEqual([])
  })
})

/** The glyphs of a pinyin among those above a line, in a row. */
function lettersOf(above: Glyph[], pinyin: string): Glyph[] {
  const letters = [...pinyin.replaceAll(' ', '').normalize('NFC')]
  const at = above.findIndex((_, index) => letters.every((text, step) => above[index + step]?.text === text))
  if (at < 0) throw new Error(`no ${pinyin} among ${above.map(({ text }) => text).join('')}`)
  return above.slice(at, at + letters.length)
}
