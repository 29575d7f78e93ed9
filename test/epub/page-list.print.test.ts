import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildBook } from '../../src/build.ts'
import { type ListedPage, listedPages, openEpub } from './read-epub.ts'

/** Books whose pages begin in all sorts of places: in paragraphs, tables, code, ruby, at pictures, in notes. */
const books = [
  { name: 'the manuscript', folder: 'manuscript' },
  { name: 'everything', folder: 'test/themes/everything' },
  { name: 'the specimen', folder: 'test/typography/specimen' },
]

const homes: string[] = []
afterAll(() => Promise.all(homes.map((home) => rm(home, { recursive: true, force: true }))))

describe.each(books)('pages of $name', ({ folder }) => pagesAgree(async () => folder))

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
    const text = execFileSync('pdftotext', ['-raw', '-enc', 'UTF-8', pdf?.path ?? '', '-'], {
      maxBuffer: 1 << 28,
    })
    printed = text
      .toString()
      .split('\f')
      .slice(0, -1)
      .map((page) => page.replace(/\s/g, ''))
  })

  test('every printed page with text is listed once, in order', () => {
    const inked = printed.filter((page) => page !== '')
    expect(listed.length).toBe(inked.length)
    expect(new Set(listed.map(({ label }) => label)).size).toBe(listed.length)
  })

  test('what stands after a mark stands on that page, and what stands before does not', () => {
    const inked = printed.filter((page) => page !== '')
    const faults = listed.flatMap(({ label, href, before, after }, index) => {
      const page = inked[index] ?? ''
      // Between entries the printed contents have the numbers of pages.
      if (href.startsWith('toc.xhtml')) return page.includes(after.slice(0, 2)) ? [] : [`${label}: ${after}`]
      const [end, start] = [bare(before).slice(-1), bare(after).slice(0, 6)]
      const text = bare(page)
      const over = end !== '' && text.includes(end + start)
      // Samples repeat themselves: then it is enough that the page begins so, below the running head.
      const first = /^.{0,12}$/.test(text.slice(0, Math.max(0, text.indexOf(start))))
      return text.includes(start) && (!over || first) ? [] : [`${label}: ${end}|${start} in ${text}`]
    })
    expect(faults).toEqual([])
  })
}

/** Without what stands beside the text: markers of lists, numbers of notes, annotations in Latin letters. */
function bare(text: string): string {
  const rest = text.replace(/[\w.+•◦▪①-⑳]/g, '')
  return rest === '' ? text : rest
}
