import { appendFile, cp, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { banxin, type Told, temporaryFolders } from '../build/banxin.ts'
import { ask, judged } from '../print/judge.ts'
import { platesOf } from './plates.ts'

/*
 * The press file of the specimen that has all that Markdown can say: as it is made where book.yaml says nothing of the
 * press, and without marks, which are on all plates.
 */

const everything = join(import.meta.dirname, '../themes/everything')

const makeFolder = temporaryFolders()

let folder = ''
let marked = new Uint8Array()
let plain = new Uint8Array()
let pages = 0

beforeAll(async () => {
  folder = await makeFolder()
  marked = await make('marked', '')
  plain = await make('plain', 'press: {marks: false}\n')
})

async function make(name: string, wishes: string): Promise<Uint8Array<ArrayBuffer>> {
  const book = join(folder, name)
  await cp(everything, book, { recursive: true })
  await appendFile(join(book, 'book.yaml'), wishes)
  const { code, out, err } = await banxin(folder, [
    ...['press', name, '--output', `out-${name}`, '--cache', 'cache', '--json'],
  ])
  expect(code, `${err}${out}`).toBe(0)
  const [made] = (JSON.parse(out) as Told).files
  pages = made?.pages ?? 0
  return Uint8Array.from(await readFile(made?.path ?? ''))
}

test.each(['marked', 'plain'])('our preflight finds no error: %s', async (name) => {
  const { code, out } = await banxin(folder, [
    'preflight',
    join(`out-${name}`, '万象样张.press.pdf'),
    '--json',
  ])
  const told: Told = JSON.parse(out)
  expect(told.messages.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(code).toBe(0)
  // The river is a small picture, one page is left blank, and the pages fill no whole sheets.
  const ids = new Set(told.messages.map(({ ruleId }) => ruleId))
  expect([...ids].sort()).toEqual(['image-resolution', 'page-count', 'page-empty'])
})

judged(['qpdf'], 'qpdf finds nothing wrong', () => {
  for (const pdf of [marked, plain])
    expect(ask('qpdf', pdf, '--check', '#')).toContain('No syntax or stream encoding errors found')
})

judged(['gs', 'pdftotext'], 'a page of text is black alone', async () => {
  const texts = ask('pdftotext', plain, '#', '-').split('\f')
  const page = texts.findIndex((text) => text.includes('正文里有粗体')) + 1
  expect(page).toBeGreaterThan(0)
  const { Black = 0, ...others } = Object.fromEntries(await platesOf(plain, page))
  expect(Black).toBeGreaterThan(0.02)
  expect(others).toEqual({ Cyan: 0, Magenta: 0, Yellow: 0 })
  // The measure measures: marks are on each of the plates.
  const { Black: more = 0, ...all } = Object.fromEntries(await platesOf(marked, page))
  expect(more).toBeGreaterThan(0.02)
  for (const ink of ['Cyan', 'Magenta', 'Yellow']) expect(all[ink]).toBeGreaterThan(0.001)
})

judged(['gs'], 'and no page of the specimen has a coloured ink, for nothing in it has a colour', () => {
  const covered = ask('gs', plain, '-q', '-dNOPAUSE', '-dBATCH', '-sDEVICE=inkcov', '-o', '-', '#')
  const lines = covered.trim().split('\n')
  expect(lines).toHaveLength(pages)
  for (const line of lines) expect(line.trim().split(/\s+/, 3).map(Number)).toEqual([0, 0, 0])
})
