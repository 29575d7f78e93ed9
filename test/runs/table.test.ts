import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Message } from '../../src/message.ts'
import type { Run } from '../../src/run.ts'
import { checkRows, type RunWishes, refuseMissing, wantedRows } from '../../src/runs/check-rows.ts'
import { openTable, type Row, type Table } from '../../src/runs/open-table.ts'
import { readRowsOption } from '../../src/runs/read-rows-option.ts'
import { nameKey, rowName } from '../../src/runs/row-name.ts'
import { runList } from '../../src/runs/run-list.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'banxin-runs-'))
})
afterAll(() => rm(folder, { recursive: true }))

function silentRun(): { run: Run; messages: Message[] } {
  const messages: Message[] = []
  const run: Run = {
    signal: new AbortController().signal,
    report: (message) => void messages.push(message),
    progress: () => undefined,
    cacheFolder: '',
  }
  return { run, messages }
}

async function open(content: string | Uint8Array, run = silentRun().run): Promise<Table> {
  const path = join(folder, 'units.csv')
  await writeFile(path, content)
  return openTable(run, path, 'units.csv')
}

async function rowsOf(table: Table): Promise<Row[]> {
  const rows: Row[] = []
  for await (const row of table.rows()) rows.push(row)
  return rows
}

/** Ids of what was reported, with the place and the row. */
function told(messages: readonly Message[]): string[] {
  return messages.map(({ ruleId, place, values }) => {
    const line = place && 'line' in place ? place.line : '-'
    return `${ruleId} ${line} ${values?.row ?? '-'} ${values?.column ?? ''}`.trim()
  })
}

async function faultsOf(content: string | Uint8Array, wishes: Partial<RunWishes> = {}): Promise<string[]> {
  const { run, messages } = silentRun()
  const work = async () => {
    const table = await open(content, run)
    await checkRows(run, table, { ...plain, ...wishes })
  }
  await work().catch(() => undefined)
  return told(messages)
}

const plain: RunWishes = {
  used: new Set([0]),
  rooms: new Map(),
  codes: [],
  copies: undefined,
  name: undefined,
  rows: undefined,
}

describe('a table', () => {
  const text = '单位,编号\r\n城关镇,0001\r\n"大河,乡",0002\r\n'
  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
    ['GB18030', iconv.encode(text, 'gb18030')],
    ['UTF-16', Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ])('in %s', async (_, bytes) => {
    const table = await open(bytes)
    expect(table.columns).toEqual(['单位', '编号'])
    expect((await rowsOf(table)).map(({ values }) => values)).toEqual([
      ['城关镇', '0001'],
      ['大河,乡', '0002'],
    ])
  })

  test.each([';', '\t'])('between %j', async (mark) => {
    const table = await open(text.replace('"大河,乡"', '大河乡').replaceAll(',', mark))
    expect((await rowsOf(table))[1]?.values).toEqual(['大河乡', '0002'])
  })

  test('knows the line of each row, also after cells of several lines and empty lines', async () => {
    const table = await open('甲,乙\n"一\n二",x\n\n,,\n三,y\n')
    expect(await rowsOf(table)).toEqual([
      { number: 1, line: 2, values: ['一 二', 'x'] },
      { number: 2, line: 6, values: ['三', 'y'] },
    ])
  })

  test('that is none is told at its place', async () => {
    expect(await faultsOf('甲,乙\n"一,x\n二,y\n')).toEqual(['runs-broken 3 -'])
    expect(await faultsOf(Buffer.from([0xb5, 0xa5, 0x2c, 0xff, 0xff, 0x0a]))).toEqual(['runs-encoding - -'])
    expect(await faultsOf('')).toEqual(['runs-no-rows - -'])
    expect(await faultsOf('甲\n')).toEqual(['runs-no-rows - -'])
    expect(await faultsOf('甲,甲\n1,2\n')).toEqual(['runs-column-twice 1 - 甲'])
    expect(await faultsOf('甲,{{乙}}\n1,2\n')).toEqual(['runs-column-name 1 - {{乙}}'])
    expect(await faultsOf('甲\n一,二\n')).toEqual(['runs-cells 2 1'])
    expect(await faultsOf(`甲\n${'长'.repeat(1_100_000)}\n`)).toEqual([expect.stringMatching(/^runs-broken/)])
  })

  test('of 200,000 rows is read without being held', async () => {
    const lines = Array.from({ length: 200_000 }, (_, index) => `单位${index},${index}`)
    const table = await open(`单位,编号\n${lines.join('\n')}\n`)
    let count = 0
    let most = 0
    const before = process.memoryUsage().heapUsed
    for await (const _ of table.rows())
      if (++count % 20_000 === 0) most = Math.max(most, process.memoryUsage().heapUsed - before)
    expect(count).toBe(200_000)
    // The whole table as rows would take more than 60 MB beyond what waits to be collected.
    expect(most).toBeLessThan(150e6)
  })
})

describe('rows', () => {
  test('without faults are counted, with their copies and characters', async () => {
    const { run, messages } = silentRun()
    const table = await open('单位,份数\n城关镇,2\n大河乡,０\n石桥镇,３册\n', run)
    const checked = await checkRows(run, table, { ...plain, copies: 1 })
    expect(checked).toEqual({ count: 2, copies: 5, characters: '城关镇石桥' })
    expect(told(messages)).toEqual(['runs-no-copies 3 2'])
  })

  test('with faults are told by row and column, all of them', async () => {
    const hostile = [
      '单位,份数',
      ',1',
      '"城\u0007关",1',
      '\u202E反,1',
      `${'很'.repeat(501)},1`,
      '=HYPERLINK("x"),1'.replace('=HYPERLINK("x")', '"=HYPERLINK(""x"")"'),
      '乡,两本',
      '镇,100000',
    ].join('\n')
    expect(await faultsOf(hostile, { copies: 1 })).toEqual([
      'runs-empty 2 1 单位',
      'runs-control 3 2 单位',
      'runs-control 4 3 单位',
      'runs-long 5 4 单位',
      'runs-formula 6 5 单位',
      'runs-copies 7 6 份数',
      'runs-copies 8 7 份数',
    ])
  })

  test('a value too long for its room', async () => {
    const rooms = new Map([[0, 4]])
    expect(await faultsOf('单位\n城关镇\n小王庄村委会\nABCDEFG\n', { rooms })).toEqual(['runs-room 3 2 单位'])
  })

  test('a code too fine, or of characters that it cannot hold', async () => {
    const code = { text: '\u2063〇\u2064', width: 20 }
    const long = `https://example.org/${'a'.repeat(300)}`
    expect(
      await faultsOf(`址\nhttps://example.org/1\n${long}\n`, { codes: [{ ...code, kind: 'qr' }] }),
    ).toEqual(['runs-code-long 3 2'])
    expect(await faultsOf('号\n0001\n零一\n', { codes: [{ ...code, kind: 'code128' }] })).toEqual([
      'runs-code-characters 3 2',
    ])
  })

  test('of the same name, in any system’s eyes', async () => {
    const name = '\u2063〇\u2064'
    expect(await faultsOf('单位\nTown\n乡\ntown\n乡/\n', { name })).toEqual([
      'runs-name-twice 4 3',
      'runs-name-twice 5 4',
    ])
  })

  test('more than twenty of a kind are counted', async () => {
    const faults = await faultsOf(`单位,编号\n${',1\n'.repeat(30)}`)
    expect(faults).toHaveLength(21)
    expect(faults.at(-1)).toBe('runs-more - -')
  })

  test('with characters that no font has', async () => {
    const { run, messages } = silentRun()
    const table = await open('单位\n城关镇\n\u{2b740}村\n', run)
    await expect(refuseMissing(run, table, plain, (one) => one === '\u{2b740}')).rejects.toThrow()
    expect(told(messages)).toEqual(['runs-no-glyph 3 2 单位'])
    expect(messages[0]?.values?.characters).toBe('\u{2b740} (U+2B740)')
  })

  test('some of them', async () => {
    const table = await open(`单位\n${Array.from({ length: 12 }, (_, index) => index + 1).join('\n')}\n`)
    const numbers: number[] = []
    for await (const row of wantedRows(table, readRowsOption('3-5，9-'))) numbers.push(row.number)
    expect(numbers).toEqual([3, 4, 5, 9, 10, 11, 12])
  })
})

test.each(['0', '5-3', 'a', '', '1-2-3', '-4'])('--rows %j is refused', (text) => {
  expect(readRowsOption(text)).toBeUndefined()
})

describe('a name', () => {
  const row = (value: string): Row => ({ number: 7, line: 8, values: [value] })
  const pattern = '\u2063〇\u2064-{{#}}'
  test.each([
    ['城关镇', '城关镇-0007'],
    ['../../etc/passwd', 'etc passwd-0007'],
    ['..\\a:b*?"<>|', 'a b -0007'],
    ['.hidden', 'hidden-0007'],
    ['a\u202Egpj', 'a gpj-0007'],
  ])('of %j', (value, name) => {
    expect(rowName(pattern, row(value))).toBe(name)
  })

  test('is no device of Windows, and never empty or too long', () => {
    expect(rowName('\u2063〇\u2064', row('CON'))).toBe('_CON')
    expect(rowName('\u2063〇\u2064', row('///'))).toBe('0007')
    expect(Buffer.byteLength(`${rowName('\u2063〇\u2064', row('长'.repeat(400)))}.pdf`)).toBeLessThan(255)
  })

  test('is compared without case and width', () => {
    expect(nameKey('Ａbc')).toBe(nameKey('abC'))
  })
})

test('the list is safe to open in a spreadsheet', () => {
  const list = runList([{ row: 1, name: '=cmd|x,"y"', copies: 2, pages: 32 }], 'zh')
  expect(list).toBe('\uFEFF行,名称,份数,页数\r\n1,"\'=cmd|x,""y""",2,32\r\n')
})
