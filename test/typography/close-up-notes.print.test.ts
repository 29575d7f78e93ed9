import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { buildBook } from '../../scripts/measure/build-book.ts'
import { missingReaders } from '../../scripts/measure/missing-readers.ts'
import type { PaintedPage } from '../../scripts/measure/pdf-pages.ts'
import type { MeasuredBook } from '../../scripts/measure/row.ts'
import { temporaryFolders, writeFiles } from '../build/banxin.ts'

const temporaryFolder = temporaryFolders()
const skipped = missingReaders().length > 0 && process.env.CI !== 'true'

const em = 10.5
const COUNT = 12
const circled = [...'①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔']

/** Paragraphs of four lines or so, each with a note. */
function chapter(title: string): string {
  const filler = '他到村里住了下来，白天下地，晚上串门，听大家讲自己的难处，一件一件记在本子上'
  const numbers = Array.from({ length: COUNT }, (_, index) => index + 1)
  const text = numbers.map((number) => `${filler}。[^${number}]${filler}。${filler}。`)
  const notes = numbers.map((number) => `[^${number}]: ${title}的一条注文，说明前面的话。`)
  return `# ${title}\n\n${text.join('\n\n')}\n\n${notes.join('\n\n')}\n`
}

async function build(notes: string): Promise<MeasuredBook> {
  const folder = await temporaryFolder()
  await writeFiles(join(folder, 'book'), {
    'book.yaml': `title: 书\ntitlePage: false\ncontents: {depth: 0}\nnotes: ${notes}\n`,
    '01.md': chapter('甲'),
    '02.md': chapter('乙'),
  })
  return (await buildBook(join(folder, 'book'), join(folder, 'out'))).book
}

/** The circled numbers of a page: raised in the text, and before notes. */
function numbersOn({ glyphs }: PaintedPage): { calls: string[]; notes: string[] } {
  const own = glyphs.filter(({ text }) => circled.includes(text))
  const of = (isCall: boolean) => own.filter(({ size }) => size < 0.7 * em === isCall).map(({ text }) => text)
  return { calls: of(true), notes: of(false) }
}

/** The same of each chapter by its running pages: the second begins with its title. */
function byChapter({ pages }: MeasuredBook): { calls: string[]; notes: string[] }[][] {
  const second = pages.findIndex(({ glyphs }) => glyphs.some(({ text, size }) => text === '乙' && size > 14))
  return [pages.slice(0, second), pages.slice(second)].map((part) => part.map(numbersOn))
}

describe.skipIf(skipped)('notes, in the PDF', () => {
  test('by default begin with ① on every page, at its foot', async () => {
    const book = await build('{}')
    const pages = book.pages.map(numbersOn)
    expect(pages.flatMap(({ calls }) => calls)).toHaveLength(2 * COUNT)
    expect(pages.filter(({ calls }) => calls.length > 1).length).toBeGreaterThan(4)
    for (const { calls, notes } of pages) {
      expect(calls).toEqual(circled.slice(0, calls.length))
      expect(notes).toEqual(calls)
    }
    // The last line of the notes is the last of the page, on the grid of the text, so that facing pages end alike.
    const { layout, blocks } = book
    const [line] = blocks.filter(({ kind }) => kind === 'body').flatMap(({ lines }) => lines)
    const last = (layout.bottom - layout.top) / layout.linePitch - 1
    for (const { number, drawings } of book.pages.filter((page) => numbersOn(page).calls.length > 0)) {
      const own = blocks.filter(({ page, kind }) => page === number && kind === 'note')
      const baselines = own.flatMap(({ lines }) => lines.map(({ y }) => y))
      const above = (line?.y ?? 0) - layout.top
      const lowest = layout.top + last * layout.linePitch + (above % layout.linePitch)
      expect(Math.abs(Math.max(...baselines) - lowest)).toBeLessThan(0.1)
      // A short rule above them, at the edge of the text, as far from the notes on every page.
      const [left] = layout.edges[number % 2 === 1 ? 'recto' : 'verso']
      const rules = drawings.filter(
        ({ top, bottom }) => bottom - top < 1 && top > layout.top + em && top < layout.bottom,
      )
      expect(rules).toHaveLength(1)
      const [rule] = rules
      if (!rule) throw new Error('no rule')
      expect(rule.left).toBeCloseTo(left, 0)
      expect(rule.right - rule.left).toBeCloseTo(6 * (own[0]?.size ?? 0), 0)
      expect(Math.min(...baselines) - rule.bottom).toBeGreaterThan(em)
      expect(Math.min(...baselines) - rule.bottom).toBeLessThan(layout.linePitch)
      const text = blocks.filter(({ page, kind }) => page === number && kind === 'body')
      const foot = Math.max(...text.flatMap(({ lines }) => lines.map(({ y }) => y)))
      expect(rule.top - foot).toBeGreaterThan(0.3 * em)
    }
  })

  test('of a chapter go on counting over its pages, and begin anew with the next', async () => {
    const chapters = byChapter(await build('{place: foot, number: chapter}'))
    expect(chapters).toHaveLength(2)
    for (const pages of chapters) {
      expect(pages.flatMap(({ calls }) => calls)).toEqual(circled.slice(0, COUNT))
      for (const { calls, notes } of pages) expect(notes).toEqual(calls)
    }
  })

  test('at the end of the chapter stand behind its last call', async () => {
    for (const pages of byChapter(await build('{place: chapter}'))) {
      expect(pages.flatMap(({ calls }) => calls)).toEqual(circled.slice(0, COUNT))
      expect(pages.flatMap(({ notes }) => notes)).toEqual(circled.slice(0, COUNT))
      const lastCall = pages.findLastIndex(({ calls }) => calls.length > 0)
      expect(pages.findIndex(({ notes }) => notes.length > 0)).toBeGreaterThanOrEqual(lastCall)
    }
  })

  test('of a book are counted through it, beyond ⑳, and stand at its end', async () => {
    const pages = (await build('{place: book, number: book}')).pages.map(numbersOn)
    expect(pages.flatMap(({ calls }) => calls)).toEqual(circled)
    expect(pages.flatMap(({ notes }) => notes)).toEqual(circled)
    const lastCall = pages.findLastIndex(({ calls }) => calls.length > 0)
    expect(pages.findIndex(({ notes }) => notes.length > 0)).toBeGreaterThan(lastCall)
  })
})
