import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildBook } from '../../src/build.ts'
import type { Message } from '../../src/message.ts'
import { judged } from './judge.ts'
import { structureFaults } from './structure.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const books = [
  'manuscript',
  'test/themes/everything',
  'test/typography/specimen',
  'test/typography/sweeps',
  // Items without a list, a head with links that stands on every page of its table, marks on capitals, boxes instead of pictures.
  'test/print/raw-html',
] as const

let home = ''
const pdfs = new Map<string, Buffer>()
const told = new Map<string, string[]>()

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'banxin-structure-'))
  for (const [index, book] of books.entries()) {
    const messages: string[] = []
    told.set(book, messages)
    const run = {
      signal: new AbortController().signal,
      report: ({ ruleId }: Message) => void messages.push(ruleId),
      progress: () => undefined,
      cacheFolder: join(home, 'cache'),
    }
    const [pdf] = await buildBook(run, join(root, book), join(home, `out-${index}`), {
      pdf: true,
      epub: undefined,
    })
    pdfs.set(book, await readFile(pdf?.path ?? ''))
  }
})
afterAll(() => rm(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }))

const pdfOf = (book: string) => pdfs.get(book) ?? Buffer.of()

test.each(books)(
  'all content of %s is tagged once, or an artifact; tags stand as they should',
  async (book) => {
    expect(await structureFaults(pdfOf(book))).toEqual([])
    expect(told.get(book)?.filter((id) => /^pdf-(?:tag|font)-fault$/.test(id))).toEqual([])
  },
)

/** What would be wrong if a part of the file said something else. */
const mutants = {
  'a running head that is text': [/\/Artifact (?=<<|BMC)/, '/Xrtifact ', '01-005'],
  'content of another number': [/\/MCID 3 (?=>>BDC|>>\nBDC)/, '/MCID 999 ', '01-00'],
  'rows that are paragraphs': [/\/S \/TR$/m, '/S /P', '09-00x'],
  'a picture without words': [/^ {2}\/Alt </m, '  /Blt <', '13-004|17-002'],
  'a level left out': [/\/S \/H2$/m, '/S /H5', '14-003'],
  'a link that does not say where it leads': [/^ {2}\/Contents </m, '  /Xontents <', '28-012'],
  'a tag that nobody knows': [/\/S \/TH$/m, '/S /Head', '02-001'],
} as const

for (const [name, [from, to, fault]] of Object.entries(mutants))
  judged(['qpdf'], `and it would be found: ${name}`, async () => {
    const [path, plain] = [join(home, 'a.pdf'), join(home, 'b.pdf')]
    await writeFile(path, pdfOf('test/themes/everything'))
    execFileSync('qpdf', ['--qdf', '--object-streams=disable', path, plain])
    const text = (await readFile(plain)).toString('latin1')
    const changed = text.replace(new RegExp(from, `g${from.flags}`), to)
    expect(changed).not.toBe(text)
    const faults = await structureFaults(Buffer.from(changed, 'latin1'))
    expect(faults.some((each) => new RegExp(fault).test(each))).toBe(true)
  })
