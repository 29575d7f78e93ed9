import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildBook } from '../../src/build.ts'
import { pageFaults, printedPages } from './page-truth.ts'
import { type ListedPage, listedPages, openEpub } from './read-epub.ts'

/** Books whose pages begin in all sorts of places: in paragraphs, tables, code, ruby, at pictures, in notes. */
const books = [
  { name: 'the manuscript', folder: 'manuscript' },
  { name: 'everything', folder: 'test/themes/everything' },
]

const homes: string[] = []
afterAll(() => Promise.all(homes.map((home) => rm(home, { recursive: true, force: true }))))

describe.each(books)('pages of $name', ({ folder }) => pagesAgree(async () => folder))

describe('pages of the specimen and the sweeps in one book', () =>
  pagesAgree(async () => {
    const home = await mkdtemp(join(tmpdir(), 'banxin-pages-'))
    homes.push(home)
    const typography = join(import.meta.dirname, '../typography')
    await cp(join(typography, 'specimen'), home, { recursive: true })
    await cp(join(typography, 'sweeps/01-逐字.md'), join(home, '07-逐字.md'))
    const yaml = await readFile(join(home, 'book.yaml'), 'utf8')
    await writeFile(join(home, 'book.yaml'), yaml.replace('  - 06-繁體.md\n', '$&  - 07-逐字.md\n'))
    return home
  }))

describe('pages of a book of split rows and long notes at its end', () =>
  pagesAgree(async () => {
    const home = await mkdtemp(join(tmpdir(), 'banxin-pages-'))
    homes.push(home)
    await writeFile(join(home, 'book.yaml'), 'title: 割裂之书\nnotes: { place: book }\n')
    await writeFile(join(home, '01.md'), hardChapter)
    return home
  }))

const long = (seed: string) =>
  Array.from({ length: 400 }, (_, index) => `${seed}${String.fromCodePoint(0x4e00 + index * 7)}`).join('')

/** A row that is higher than a page is cut cell by cell: what stands before a page is not what comes before in the text. */
const hardChapter = `# 一

${long('起')}[^1]

| 甲 | 乙 |
| --- | --- |
| ${long('左')} | ${long('右')} |
| 短 | ${long('尾')} |

{${'长'.repeat(300)}|${Array.from({ length: 300 }, (_, index) => `c${index}`).join(' ')}}

${long('末')}[^2]

${'नमस्ते 世界 '.repeat(80)}

[^1]: ${long('注')}
[^2]: ${long('释')}
`

function pagesAgree(findFolder: () => Promise<string>) {
  let listed: ListedPage[] = []
  let printed: string[] = []

  beforeAll(async () => {
    const output = await mkdtemp(join(tmpdir(), 'banxin-pages-'))
    homes.push(output)
    const run = {
      signal: new AbortController().signal,
      report: () => undefined,
      progress: () => undefined,
      cacheFolder: '',
    }
    const folder = await findFolder()
    const [pdf, epub] = await buildBook(run, folder, output, { pdf: true, epub: 'paged' })
    listed = await listedPages(await openEpub(await readFile(epub?.path ?? '')))
    printed = printedPages(pdf?.path ?? '')
  })

  test('every printed page with text is listed once, in order', () => {
    expect(listed.length).toBe(printed.length)
    expect(new Set(listed.map(({ label }) => label)).size).toBe(listed.length)
  })

  test('what stands after a mark stands on that page, and what stands before does not', () => {
    expect(pageFaults(listed, printed)).toEqual([])
  })

  test('marks nine characters too late would be found', () => {
    const late = listed.map(({ before, after, ...page }) => ({
      ...page,
      before: before + after.slice(0, 9),
      after: after.slice(9),
    }))
    expect(pageFaults(late, printed).length).toBeGreaterThan(listed.length / 3)
  })
}
