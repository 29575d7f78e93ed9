import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, vi } from 'vitest'
import { banxin, type Told, temporaryFolders, writeFiles } from '../build/banxin.ts'
import { ask, judged } from '../print/judge.ts'
import { madePdf } from './made-pdf.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const makeFolder = temporaryFolders()
const mm = 72 / 25.4

let folder = ''

beforeAll(async () => {
  folder = await makeFolder()
  await writeFiles(folder, {
    'a5.pdf': await madePdf({ pages: 10, width: 148 * mm, height: 210 * mm }),
    'a4.pdf': await madePdf({ pages: 4, width: 210 * mm, height: 297 * mm }),
    'thick.pdf': await madePdf({ pages: 160, width: 148 * mm, height: 210 * mm }),
  })
})

async function booklet(
  ...args: string[]
): Promise<{ code: number | null; told: Told & { lines: string[] } }> {
  const { code, out } = await banxin(folder, ['booklet', ...args, '--json', '--lang', 'en'])
  return { code, told: JSON.parse(out) }
}

/** Words of each page from left to right, those that begin with `p`. */
async function pagesOf(name: string): Promise<string[]> {
  const told = ask('pdftotext', await readFile(join(folder, 'output', name)), '-layout', '#', '-')
  return told.split('\f').flatMap((page) => page.match(/p\d+/g)?.join(' ') ?? [])
}

judged(
  ['pdftotext', 'pdfinfo'],
  'ten A5 pages are three sheets of A4, and a test sheet goes with them',
  async () => {
    const { code, told } = await booklet('a5.pdf')
    expect(code).toBe(0)
    expect(told.files.map(({ path, pages }) => [path.replace(/^.*\//, ''), pages])).toEqual([
      ['a5.booklet.pdf', 6],
      ['a5.booklet-test.pdf', 4],
    ])
    expect(await pagesOf('a5.booklet.pdf')).toEqual(['p1', 'p2', 'p10 p3', 'p4 p9', 'p8 p5', 'p6 p7'])
    const size = ask('pdfinfo', await readFile(join(folder, 'output', 'a5.booklet.pdf')), '#')
    expect(size).toMatch(/Page size: +841\.89 x 595\.276 pts \(A4\)/)
    expect(told.lines.join('\n')).toMatch(
      /3 sheets A4 297 × 210 mm[\s\S]*0\.106 mm thick[\s\S]*print output\/a5\.booklet-test\.pdf first[\s\S]*flip on the short edge/,
    )
  },
)

judged(['pdftotext', 'qpdf'], 'the test sheet says where its pages belong, in both languages', async () => {
  await booklet('a5.pdf', '--duplex', 'long')
  const bytes = await readFile(join(folder, 'output', 'a5.booklet-test.pdf'))
  const sides = ask('pdftotext', bytes, '-layout', '#', '-').split('\f')
  for (const [side, [first, second]] of [
    [0, [/封底。乙端/, /Front cover\. End A/]],
    [2, [/背面应是 ?5/, /Faces page 2/]],
  ] as const) {
    expect(sides[side]).toMatch(first)
    expect(sides[side]).toMatch(second)
  }
  // Its backs are turned as those of the booklet are: 1 to 8 come in order with both or with none.
  const preferences = ask('qpdf', bytes, '--json', '#')
  expect(preferences).toMatch(/DuplexFlipLongEdge/)
})

judged(['pdftotext'], 'a printer for one side gets a file for each, of the test sheet too', async () => {
  const { told } = await booklet('a5.pdf', '--duplex', 'separate', '--reverse-backs', '--edge', 'right')
  expect(told.files.map(({ path, pages }) => [path.replace(/^.*\//, ''), pages])).toEqual([
    ['a5.booklet.front.pdf', 3],
    ['a5.booklet.back.pdf', 3],
    ['a5.booklet-test.front.pdf', 2],
    ['a5.booklet-test.back.pdf', 2],
  ])
  expect(await pagesOf('a5.booklet.front.pdf')).toEqual(['p1', 'p3 p10', 'p5 p8'])
  expect(await pagesOf('a5.booklet.back.pdf')).toEqual(['p7 p6', 'p9 p4', 'p2'])
})

judged(['pdfinfo'], 'larger pages are made to fit, and it says so', async () => {
  const { told } = await booklet('a4.pdf')
  expect(told.lines.join('\n')).toMatch(/4 pages of 210 × 297 mm at 70\.[57] %/)
  const size = ask('pdfinfo', await readFile(join(folder, 'output', 'a4.booklet.pdf')), '#')
  expect(size).toMatch(/\(A4\)/)
})

judged(['pdftotext'], 'a book too thick for one fold is refused, and made in several booklets', async () => {
  const refused = await booklet('thick.pdf', '--output', 'none')
  expect(refused.code).toBe(1)
  expect(refused.told.messages.map(({ ruleId }) => ruleId)).toEqual(['impose-too-thick'])
  await expect(readdir(join(folder, 'none'))).rejects.toThrow()
  const { code, told } = await booklet('thick.pdf', '--signature', '32')
  expect(code).toBe(0)
  expect(told.lines.join('\n')).toMatch(/signatures: 5 × 32/)
  expect((await pagesOf('thick.booklet.pdf')).slice(0, 2)).toEqual(['p32 p1', 'p2 p31'])
})
