import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changeParagraph, RARE_WORDS } from '../../../scripts/bench/change-paragraph.ts'
import { chineseNumber } from '../../../scripts/bench/chinese-number.ts'
import { countHan } from '../../../scripts/bench/count-han.ts'
import { CHARACTERS_PER_PAGE, makeBook, writeBook } from '../../../scripts/bench/make-book.ts'
import { compose } from '../../../src/compose/compose.ts'
import { readManuscript } from '../../../src/manuscript/read-manuscript.ts'
import type { Message } from '../../../src/message.ts'

describe('a made book', () => {
  it('is the same for the same seed', () => {
    expect([...makeBook(60, 7)]).toEqual([...makeBook(60, 7)])
  })

  it('is another one for another seed', () => {
    expect(makeBook(60, 7).get('0001.md')).not.toBe(makeBook(60, 8).get('0001.md'))
  })

  it.each([10, 40, 160, 640, 1280])('has the characters of %i pages', (pages) => {
    const characters = countHan([...makeBook(pages).values()].join(''))
    const preface = 500
    expect(Math.abs(characters / (pages * CHARACTERS_PER_PAGE + preface) - 1)).toBeLessThan(0.05)
  })

  it('has chapters of 4 to 10 pages, give or take a table', () => {
    for (const [name, text] of makeBook(640)) {
      if (!name.startsWith('0')) continue
      const pages = countHan(text) / CHARACTERS_PER_PAGE
      expect(pages, name).toBeGreaterThan(3)
      expect(pages, name).toBeLessThan(11.5)
    }
  })
})

describe('a changed paragraph', () => {
  const book = makeBook(40)

  it.each(['', RARE_WORDS])('stands alone in a chapter of the middle, with %j before it', (rareWords) => {
    const { name, text } = changeParagraph(book, 2, rareWords)
    expect(name).toMatch(/^000[345]\.md$/)
    const before = (book.get(name) ?? '').split('\n')
    const after = text.split('\n')
    expect(after.length).toBe(before.length)
    const changed = after.filter((line, index) => line !== before[index])
    expect(changed).toHaveLength(1)
    expect(changed[0]?.startsWith(rareWords)).toBe(true)
  })

  it('with rare words has characters that no book has', () => {
    const common = new Set([...makeBook(1280).values()].join(''))
    expect([...RARE_WORDS].filter((character) => !common.has(character)).length).toBeGreaterThanOrEqual(4)
  })
})

describe('a written book', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'banxin-bench-test-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('is read and composed without a message, in order, with all that books have', async () => {
    await writeBook(makeBook(120), folder)
    const messages: Message[] = []
    const run = {
      signal: new AbortController().signal,
      report: (message: Message) => messages.push(message),
      progress: () => undefined,
      cacheFolder: folder,
    }
    const manuscript = await readManuscript(run, folder)
    const book = await compose(run, manuscript)
    expect(messages).toEqual([])
    const titles = book.sections.map(({ title }) => title.split(/\s/)[0])
    const numbers = titles.slice(1).map((_, index) => `第${chineseNumber(index + 1)}章`)
    expect(titles).toEqual(['前言', ...numbers])
    expect(new Set(book.toc.map(({ level }) => level))).toEqual(new Set([1, 2, 3]))
    const html = JSON.stringify(book.sections)
    for (const tag of ['blockquote', 'ol', 'ul', 'table', 'pre', 'strong', 'em'])
      expect(html).toContain(`"tagName":"${tag}"`)
    for (const name of ['note-call', 'page-ref']) expect(html).toContain(`"className":["${name}"]`)
  })
})

it.each([
  [1, '一'],
  [10, '十'],
  [19, '十九'],
  [20, '二十'],
  [99, '九十九'],
  [100, '一百'],
  [105, '一百〇五'],
  [110, '一百一十'],
  [183, '一百八十三'],
])('%i is %s', (number, text) => {
  expect(chineseNumber(number)).toBe(text)
})
