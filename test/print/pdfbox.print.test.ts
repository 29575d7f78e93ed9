import { appendFile, cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, type TestFunction, test } from 'vitest'
import { banxin, type Told, writeFiles } from '../build/banxin.ts'
import { sampleBook } from '../build/sample-book.ts'
import { askPdfBox, noPdfBox } from './pdfbox.ts'

/* PDFBox preflight looks at whole books: the archive file as it is, the press file where it has nothing transparent. */

const manuscript = fileURLToPath(new URL('../../manuscript', import.meta.url))

let home = ''
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'banxin-pdfbox-'))
  await cp(manuscript, join(home, 'manuscript'), { recursive: true })
  await writeFiles(join(home, 'sample'), sampleBook())
  for (const book of books) await appendFile(join(home, book, 'book.yaml'), '\npress: { standard: X-3 }\n')
})
afterAll(() => rm(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }))

const books = ['manuscript', 'sample']

/** Build a book into a folder of its own. */
async function make(book: string, ...args: string[]): Promise<Uint8Array> {
  const output = await mkdtemp(join(home, 'out-'))
  const [command = '', ...options] = args
  const where = ['--output', output, '--cache', join(home, 'cache'), '--json']
  const { code, out, err } = await banxin(home, [command, book, ...options, ...where])
  expect(code, `${err}${out}`).toBe(0)
  const told: Told = JSON.parse(out)
  return readFile(told.files[0]?.path ?? '')
}

function judged(name: string, body: TestFunction): void {
  const absent = noPdfBox()
  if (absent === undefined || process.env.CI === 'true') test(name, body)
  else test.skip(`${name} (skipped: ${absent})`, body)
}

describe.each(books)('of %s, PDFBox takes', (book) => {
  judged('the archive file', async () => {
    expect(await askPdfBox(await make(book, 'pdf', '--archive'))).toEqual([])
  })

  judged('the press file', async () => {
    expect(await askPdfBox(await make(book, 'press'))).toEqual([])
  })
})

judged('and it would find what is wrong: colours without an output intent', async () => {
  const faults = await askPdfBox(await make('sample', 'pdf'))
  expect(faults.some((fault) => fault.startsWith('2.4.'))).toBe(true)
})
