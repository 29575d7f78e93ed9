import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { banxin, type Told, temporaryFolders, writeFiles } from '../build/banxin.ts'
import { platesOf } from '../press/plates.ts'
import { ask, judged } from '../print/judge.ts'

const makeFolder = temporaryFolders()

let folder = ''

const yaml = `# 样书
title: 群众路线 # 书名
chapterStart: recto
titlePage: false
page: { trim: A5 }
`

const chapter = (number: number, paragraphs: number) =>
  `# 第${number}章\n\n${'调查研究是谋事之基、成事之道，没有调查就没有发言权。'.repeat(12)}\n\n`.repeat(1) +
  `${'到群众中去，听群众的话，记群众的账。'.repeat(14)}\n\n`.repeat(paragraphs)

type Lines = Told & { lines: string[] }

async function run(...args: string[]): Promise<{ code: number | null; told: Lines }> {
  const { code, out, err } = await banxin(folder, [...args, '--cache', 'cache', '--json'])
  if (out === '') throw new Error(err)
  return { code, told: JSON.parse(out) }
}

/** Name of a proposal → pages, as the table has them. */
const pagesOf = (lines: string[]) =>
  new Map(
    lines
      .slice(lines.findIndex((line) => line.startsWith('proposal')))
      .map((line) => line.split(/ {2,}/))
      .map(([name = '', pages = '']) => [name, Number(pages)]),
  )

let table: Map<string, number>

beforeAll(async () => {
  folder = await makeFolder()
  await writeFiles(join(folder, 'book'), {
    'book.yaml': yaml,
    '01.md': chapter(1, 7),
    '02.md': chapter(2, 4),
    '03.md': chapter(3, 9),
  })
  const { code, told } = await run('budget', 'book')
  expect(code).toBe(0)
  expect(told.lines[1]).toBe(
    'assumed: offset 80g, 0.1 mm (from the table); saddle-stitched (chosen by pages and paper)',
  )
  table = pagesOf(told.lines)
})

test('leaves book.yaml as it is', async () => {
  expect(await readFile(join(folder, 'book/book.yaml'), 'utf8')).toBe(yaml)
  expect([...table.keys()]).toEqual(
    expect.arrayContaining(['as it is', 'lines+1', 'start-next', 'start-next,lines+1']),
  )
})

judged(['pdfinfo'], 'each proposal makes as many pages as it said', async () => {
  const count = async () => {
    const { told } = await run('pdf', 'book', '--output', 'out')
    const pdf = await readFile(told.files[0]?.path ?? '')
    return Number(/Pages: +(\d+)/.exec(ask('pdfinfo', pdf, '#'))?.[1])
  }
  expect(await count()).toBe(table.get('as it is'))
  for (const id of [
    'start-next,lines+1',
    [...table.keys()].find((name) => name.startsWith('notes-')) ?? '',
  ]) {
    await writeFiles(join(folder, 'book'), { 'book.yaml': yaml })
    const { code } = await run('budget', 'book', '--apply', id)
    expect([id, code, await count()]).toEqual([id, 0, table.get(id)])
    const written = await readFile(join(folder, 'book/book.yaml'), 'utf8')
    expect(written).toContain('# 样书')
    expect(written).toContain('# 书名')
  }
  await writeFiles(join(folder, 'book'), { 'book.yaml': yaml })
})

test('a proposal that is none is wrong use, one that makes no page is told', async () => {
  const unknown = await run('budget', 'book', '--apply', 'lines+9')
  expect([unknown.code, unknown.told.messages.map(({ ruleId }) => ruleId)]).toEqual([
    2,
    ['budget-no-proposal'],
  ])
  // Margins that leave room for no other number of lines.
  const tight = `title: 书\npage: { trim: A5, margins: { top: 13mm, bottom: 31mm }, typeArea: { lines: 26 } }\n`
  await writeFiles(join(folder, 'tight'), { 'book.yaml': tight, '01.md': chapter(1, 1) })
  const impossible = await run('budget', 'tight', '--apply', 'lines+1')
  expect(impossible.told.messages.map(({ ruleId }) => ruleId)).toEqual(['budget-impossible'])
  expect([impossible.code, await readFile(join(folder, 'tight/book.yaml'), 'utf8')]).toEqual([1, tight])
})

judged(
  ['pdftotext', 'gs'],
  'ruled pages come last, without text, in black alone, and not in the EPUB',
  async () => {
    await writeFiles(join(folder, 'notes'), { 'book.yaml': `${yaml}notePages: 3\n`, '01.md': chapter(1, 1) })
    const { code, told } = await run('press', 'notes', '--output', 'out-notes')
    expect([code, told.messages]).toEqual([0, []])
    const pdf = await readFile(told.files[0]?.path ?? '')
    const pages = told.files[0]?.pages ?? 0
    for (let page = pages - 2; page <= pages; page++) {
      expect(ask('pdftotext', pdf, '-f', String(page), '-l', String(page), '#', '-').trim()).toBe('')
      const plates = await platesOf(pdf, page)
      expect(plates.get('Black')).toBeGreaterThan(2 * (plates.get('Cyan') ?? 0))
    }
    const epub = await run('epub', 'notes', '--output', 'out-notes')
    expect([epub.code, epub.told.messages]).toEqual([0, []])
  },
)

judged(
  ['pdfinfo'],
  'an edition has a count of its own, and what is written leaves the others as they are',
  async () => {
    const own = `${yaml}editions:\n  大字版: { subtitle: 大字 } # 大字\n`
    await writeFiles(join(folder, 'editions'), { 'book.yaml': own, '01.md': chapter(1, 6) })
    const counted = async (edition: string[]) => {
      const { told } = await run('pdf', 'editions', '--output', 'out-editions', ...edition)
      return told.files[0]?.pages
    }
    const asked = ['--edition', 'large-print']
    const plain = await counted([])
    const { told } = await run('budget', 'editions', ...asked)
    const large = pagesOf(told.lines)
    expect(large.get('as it is')).toBe(await counted(asked))
    expect(large.get('as it is')).toBeGreaterThan(plain ?? 0)
    const notes = [...large.keys()].find((name) => name.startsWith('notes-')) ?? ''
    const { code } = await run('budget', 'editions', ...asked, '--apply', notes)
    expect([notes, code, await counted(asked), await counted([])]).toEqual([
      notes,
      0,
      large.get(notes),
      plain,
    ])
    expect(await readFile(join(folder, 'editions/book.yaml'), 'utf8')).toContain('# 大字')
  },
)
