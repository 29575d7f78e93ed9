import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildBook } from '../../src/build.ts'
import { checkEpub } from '../../src/epub/check-epub.ts'
import { writeManuscript } from '../property/pictures.ts'
import { randomChapter } from '../property/random-manuscript.ts'
import { testRun } from './made-epub.ts'

// Another seed: BANXIN_SEED=12345; more of them: BANXIN_BOOKS=50.
const seed = Number(process.env.BANXIN_SEED ?? 1949)
const books = Number(process.env.BANXIN_BOOKS ?? 3)

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'banxin-random-'))
})
afterAll(() => rm(folder, { recursive: true }))

// The page list is compared with the pages, the text with the book, on every build: a difference would throw.
test('random books become EPUBs of which all gates approve', async () => {
  const chapters = fc.sample(randomChapter, { seed, numRuns: books * 6 })
  for (let index = 0; index < chapters.length; index += 6) {
    const texts = chapters.slice(index, index + 6)
    const home = join(folder, `book-${index}`)
    await writeManuscript(home, texts)
    const run = { ...testRun(), cacheFolder: join(folder, 'cache') }
    const building = buildBook(run, home, join(home, 'output'), { pdf: false, epub: 'paged' })
    const [made] = await building.catch((error: unknown) => {
      throw new Error(`${error instanceof Error ? error.stack : error}\n${texts.join('\n----\n')}`)
    })
    const judged = testRun()
    await checkEpub(judged, await readFile(made?.path ?? ''), 'book.epub')
    // Raw tables without head cells, and levels of headings left out, are the author's.
    const ours = ({ ruleId }: { ruleId: string }) => !/^epub-(?:table-no-head|heading-skip)$/.test(ruleId)
    const found = judged.messages.filter(ours)
    expect(found).toEqual([])
  }
}, 290_000)
