import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildBook } from '../../scripts/measure/build-book.ts'
import { missingReaders } from '../../scripts/measure/missing-readers.ts'
import type { Glyph } from '../../scripts/measure/pdf-pages.ts'
import type { MeasuredBook } from '../../scripts/measure/row.ts'
import { temporaryFolders, writeFiles } from '../build/banxin.ts'

const temporaryFolder = temporaryFolders()
const skipped = missingReaders().length > 0 && process.env.CI !== 'true'

const em = 15.75
const millimetre = 72 / 25.4
const filler = '各村要把群众反映的事一件一件记下来，能办的马上办，不能办的说清楚原因。'.repeat(24)

/** The levels of GB/T 9704-2012, 7.3.3. */
const chapter = `# 关于办好实事的通知

${filler}

## 一、要求

### （一）时限

#### 1.逐件登记

##### （1）写明日期

${filler}
`

describe.skipIf(skipped)('an official document, in the PDF', () => {
  let book: MeasuredBook
  const find = (text: string): Glyph => {
    for (const { glyphs } of book.pages)
      for (const [at, glyph] of glyphs.entries())
        if ([...text].every((one, step) => glyphs[at + step]?.text === one)) return glyph
    throw new Error(`no ${text}`)
  }
  const family = ({ font }: Glyph) => font.replace(/^[A-Z]{6}\+/, '').replace(/-.*/, '')

  beforeAll(async () => {
    const folder = await temporaryFolder()
    await writeFiles(join(folder, 'book'), { 'book.yaml': 'title: 通知\ntheme: gongwen\n', '01.md': chapter })
    ;({ book } = await buildBook(join(folder, 'book'), join(folder, 'out')))
  })

  it('has its levels in 三号 and in the four voices, set in by two characters', () => {
    const [left] = book.layout.edges.recto
    // Kai stands in for a FangSong that the book has not.
    const levels = [
      ['一、要求', 'NotoSansSC'],
      ['（一）时限', 'LXGWWenKai'],
      ['1.逐件登记', 'LXGWWenKai'],
      ['（1）写明日期', 'LXGWWenKai'],
    ] as const
    for (const [text, face] of levels) {
      const letter = find(text.replace(/^（?[一1][、.）]/, ''))
      const first = find(text)
      expect(family(letter), text).toBe(face)
      expect(letter.size, text).toBeCloseTo(em, 1)
      const page = book.pages.find(({ glyphs }) => glyphs.includes(first))
      const edge = (page?.number ?? 1) % 2 === 1 ? left : book.layout.edges.verso[0]
      // The white of an opening bracket is outside.
      const indent = (first.x - edge) / em
      expect(
        [1.5, 2].some((cells) => Math.abs(indent - cells) < 0.02),
        `${text} ${indent}`,
      ).toBe(true)
    }
  })

  it('has its title in 二号, in the middle of the type area', () => {
    const first = find('关于办好实事的通知')
    const last = find('知')
    const [left, right] = book.layout.edges.recto
    expect(family(first)).toBe('NotoSerifSC')
    expect(first.size).toBeCloseTo(22, 1)
    expect((first.x + last.x + last.advance) / 2).toBeCloseTo((left + right) / 2, 0)
  })

  it('has its folios between dashes 7 mm below the text, a character in from the outer edge', () => {
    expect(book.pages.length).toBeGreaterThan(1)
    const { bottom, linePitch, edges } = book.layout
    /** Of the last line's characters: below them is half of the white between lines. */
    const foot = bottom - (linePitch - em) / 2
    for (const { number, glyphs, drawings } of book.pages.slice(0, 2)) {
      const folio = glyphs.filter(({ y, text }) => y > foot + em && text.trim() !== '')
      expect(folio.map(({ text, size }) => [text, Math.round(size)])).toEqual([[String(number), 14]])
      const dashes = drawings.filter(({ top }) => top > foot + em)
      expect(dashes).toHaveLength(2)
      const [left, right] = edges[number % 2 === 1 ? 'recto' : 'verso']
      const outer =
        number % 2 === 1
          ? right - Math.max(...dashes.map((dash) => dash.right))
          : Math.min(...dashes.map((dash) => dash.left)) - left
      // A character of its own size, and 7 mm; Chromium paints on whole pixels.
      expect(Math.abs(outer / 14 - 1)).toBeLessThan(0.02)
      for (const { top, bottom: low } of dashes)
        expect(Math.abs((top + low) / 2 - foot - 7 * millimetre)).toBeLessThan(0.75 / 2)
    }
  })
})
