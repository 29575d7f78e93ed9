import { spawnSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, type TestFunction, test } from 'vitest'
import { parse } from 'yaml'
import { type AceReport, askAce } from './judges/ace.ts'
import { backMatterWords } from './judges/back-matter-words.ts'
import { askEpubCheck, type EpubCheck, epubChecks, missing } from './judges/epub-check.ts'
import { finishedMutants, mutate } from './judges/finished-mutants.ts'
import { askCheckEpub, gates } from './judges/gates.ts'
import { buildJudgedBook, type JudgedBook, judgedBooks } from './judges/judge-books.ts'
import { hanOf, lacking, manuscriptWords, missingFrom } from './judges/manuscript-words.ts'
import { partWords } from './judges/part-words.ts'
import { type ReadBook, type Reader, withReader } from './judges/reader.ts'
import { printedPages } from './page-truth.ts'

/*
 * Programs of others look at finished EPUBs: two EPUBChecks, Ace by DAISY, a reading system in a real browser, and poppler
 * at the PDF of the same build.
 */

let home = ''
const built = new Map<string, JudgedBook>()
const aceReports = new Map<string, AceReport>()

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'banxin-judged-'))
  for (const name of judgedBooks) built.set(name, await buildJudgedBook(name, home))
}, 600_000)
afterAll(() => rm(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }))

function bookOf(name: string): JudgedBook {
  const book = built.get(name)
  if (!book) throw new Error(`${name} has not been built`)
  return book
}

/** Where the judge is missing the test is skipped and its name says so; with CI=true it runs, and fails. */
function judgedBy(absent: string | undefined, name: string, body: TestFunction): void {
  if (absent === undefined || process.env.CI === 'true') test(name, body)
  else test.skip(`${name} (skipped: ${absent})`, body)
}

const noJava = spawnSync('java', ['-version']).error ? 'no java on this machine' : undefined

for (const check of Object.keys(epubChecks) as EpubCheck[])
  describe(`${check} finds no errors and no warnings`, () => {
    for (const name of judgedBooks)
      judgedBy(noJava ?? missing(check), name, async () => {
        expect(await askEpubCheck(check, bookOf(name).bytes)).toEqual([])
      })
  })

describe('check-epub has nothing to say', () => {
  test.each(judgedBooks)('%s', async (name) => {
    expect(await askCheckEpub(bookOf(name).bytes)).toEqual([])
  })
})

describe('Ace by DAISY finds no violations', () => {
  beforeAll(async () => {
    const paths = judgedBooks.map((name) => bookOf(name).epub)
    for (const report of await askAce(paths)) aceReports.set(report.epub, report)
  })
  test.each(judgedBooks)('%s', (name) => {
    const { epub } = bookOf(name)
    expect(aceReports.get(epub)).toEqual({ epub, result: 'pass', violations: [] })
  })
})

describe.each(judgedBooks)('a reading system shows %s', (name) => {
  let read: ReadBook | undefined
  const book = () => {
    if (!read) throw new Error('not read')
    return read
  }

  test('with its contents, pages, notes and fonts', async () => {
    await withReader(bookOf(name).bytes, async (reader) => {
      read = reader.book
      await useAll(reader)
      expect(reader.faults).toEqual([])
    })
  })

  test('with every word of the manuscript in its place, and no more', async () => {
    const { folder } = bookOf(name)
    const chapters = book().sections.filter(({ id }) => /\/s\d+\.xhtml$/.test(id))
    const files = await chapterFiles(folder)
    expect(chapters.length).toBe(files.length)
    for (const [index, file] of files.entries()) {
      const { text, notes } = await manuscriptWords(folder, file)
      const shown = chapters[index]?.text ?? ''
      if (/^05-书后/.test(file)) {
        const { stretches, allowed } = await backMatterWords(folder, file, '文献.bib')
        expect(stretches.length).toBeGreaterThan(30)
        expect(stretches.filter((stretch) => !hanOf(shown).includes(stretch))).toEqual([])
        expect([...hanOf(shown)].filter((character) => !allowed.has(character))).toEqual([])
        continue
      }
      if (hasParts(file)) {
        const words = await partWords(folder, file, files)
        expect(words.length).toBeGreaterThan(300)
        expect(hanOf(shown)).toBe(words)
        continue
      }
      expect([file, missingFrom(shown, text), missingFrom(shown, notes)]).toEqual([file, [], []])
      const written = [...text, ...notes].join('')
      expect([file, lacking(written, hanOf(shown))]).toEqual([file, ''])
      // What we write ourselves: the names before numbers of figures, tables and examples.
      expect(lacking(hanOf(shown), written)).toMatch(/^[图表例]*$/)
    }
  })

  test('with the words of the PDF', () => {
    const printed = hanOf(printedPages(bookOf(name).pdf).join(''))
    const { sections, contents } = book()
    const inText = sections.filter(({ id }) => !/(?:cover|toc)\.xhtml$/.test(id))
    expect(lacking(hanOf(inText.map(({ text }) => text).join('')), printed)).toBe('')
    // Print repeats titles in contents and running heads, and heads of tables; it writes words into drawings.
    const repeated = [...sections.map(({ text }) => text), ...contents, '第页续表'].join('')
    const more = lacking(printed, hanOf(sections.map(({ text }) => text).join('')))
    expect(more.length).toBeLessThan(printed.length / 10)
    expect([...more].filter((character) => !repeated.includes(character)).length).toBeLessThan(20)
  })

  test('and a character that is lost would be found', async () => {
    const { folder } = bookOf(name)
    const [file = ''] = await chapterFiles(folder)
    const { text } = await manuscriptWords(folder, file)
    const shown = hanOf(book().sections.find(({ id }) => /\/s\d+\.xhtml$/.test(id))?.text ?? '')
    for (let at = 0; at < shown.length; at += 97) {
      const less = shown.slice(0, at) + shown.slice(at + 1)
      expect(lacking(text.join(''), less).length + missingFrom(less, text).length).toBeGreaterThan(0)
    }
  })
})

/** Contents, landmarks and pages as they should be; each page can be gone to, and every note pops up. */
async function useAll({ book, goTo, shown, touchNote }: Reader): Promise<void> {
  expect(book.title).not.toBe('')
  expect(book.language).toMatch(/^zh-Han[st]$/)
  expect(book.landmarks).toEqual(expect.arrayContaining(['cover', 'titlepage', 'toc', 'bodymatter']))
  expect(book.contents.length).toBeGreaterThan(0)
  expect(book.contents.every((entry) => entry.trim() !== '')).toBe(true)

  const sizes: number[] = []
  for (const { label, href } of book.pages) {
    const marks = await goTo(href)
    expect(marks).toContain(`page-${label}`)
    sizes.push(marks.length)
  }
  // Not all are shown at once: what was asked for has been gone to.
  expect(Math.min(...sizes)).toBeLessThan(4)

  for (const index of book.sections.keys()) {
    await goTo(index)
    const frame = await shown()
    const fonts = await frame.evaluate(() =>
      [...document.fonts].map(({ family, status }) => [family, status]),
    )
    expect(fonts.filter(([, status]) => status === 'error')).toEqual([])
    const hasHeading = await frame.evaluate(() => document.querySelector('h1') !== null)
    if (hasHeading && fonts.length > 0) expect(fonts).toContainEqual(['Banxin Head', 'loaded'])
    if (!(await frame.evaluate(() => document.querySelector('[role~="doc-noteref"]') !== null))) continue
    const { type, text } = await touchNote()
    expect(type).toBe('footnote')
    expect(text).toMatch(/^\[\d+\]\s*\S/)
  }
}

/** Chapters in the order of book.yaml; a pattern there, or nothing, means all others by name. */
async function chapterFiles(folder: string): Promise<string[]> {
  const config: { chapters?: (string | { file: string })[] } = parse(
    await readFile(join(folder, 'book.yaml'), 'utf8'),
  )
  const all = (await readdir(folder)).filter((file) => file.endsWith('.md')).sort()
  const listed = (config.chapters ?? ['*']).map((entry) => (typeof entry === 'string' ? entry : entry.file))
  const rest = all.filter((file) => !listed.includes(file))
  return listed.flatMap((entry) => (entry.includes('*') ? rest : [entry]))
}

describe('every defect of a finished book is found', () => {
  const needed = noJava ?? missing('EPUBCheck 5.3') ?? missing('EPUBCheck 4.2.6')

  test('there are enough of them', () => {
    expect(finishedMutants.length).toBeGreaterThanOrEqual(60)
  })

  judgedBy(needed, 'the book itself passes all gates', async () => {
    const book = bookOf('the manuscript')
    const clean = await mutate(book.bytes, { name: 'nothing', change: () => undefined })
    for (const { name, ask } of gates) expect([name, await ask(clean, book)]).toEqual([name, []])
  })

  for (const mutant of finishedMutants)
    judgedBy(needed, mutant.name, async () => {
      const book = bookOf('the manuscript')
      const epub = await mutate(book.bytes, mutant)
      for (const { ask } of gates) if ((await ask(epub, book)).length > 0) return
      expect.unreachable(`no gate has found: ${mutant.name}`)
    })
})

/** Parts have titles of ours, answers are not in every edition, terms are sorted: another reads them. */
function hasParts(file: string): boolean {
  return file === '04-部件.md'
}
