import { execFileSync } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import JSZip from 'jszip'
import { beforeAll, expect, test } from 'vitest'
import { banxin, type Told, temporaryFolders, writeFiles } from '../build/banxin.ts'
import { sampleBook } from '../build/sample-book.ts'
import { ask, judged } from '../print/judge.ts'

const makeFolder = temporaryFolders()

let folder = ''

type Run = { code: number | null; told: Told & { lines: string[] }; zip: Uint8Array }

async function shop(
  name: string,
  more: string,
  extra: Record<string, string> = {},
  ...args: string[]
): Promise<Run> {
  const book = sampleBook()
  await writeFiles(join(folder, name), {
    ...book,
    'book.yaml': `${String(book['book.yaml'])}${more}`,
    ...extra,
  })
  const command = ['shop', name, '--output', `out-${name}`, '--cache', 'cache', '--json', ...args]
  const { code, out, err } = await banxin(folder, command)
  if (out === '') throw new Error(err)
  const told = JSON.parse(out)
  return { code, told, zip: code === 0 ? await readFile(told.files[0].path) : new Uint8Array() }
}

const order = `shop:
  copies: 500
  finishing: 覆哑膜
  delivery: 十二月一日前
  contact: { name: 张三, phone: 010-1 }
`

let made: Run
let files: Map<string, Uint8Array>

async function filesOf(zip: Uint8Array): Promise<Map<string, Uint8Array>> {
  const opened = await JSZip.loadAsync(zip)
  const entries = Object.values(opened.files).map(
    async (file) => [file.name, await file.async('uint8array')] as const,
  )
  return new Map(await Promise.all(entries))
}

const file = (name: string) => files.get(name) ?? new Uint8Array()

beforeAll(async () => {
  folder = await makeFolder()
  made = await shop('book', order)
  expect(made.told.messages.filter(({ severity }) => severity === 'error')).toEqual([])
  files = await filesOf(made.zip)
})

test('one zip, nothing beside it', async () => {
  expect(made.code).toBe(0)
  expect(await readdir(join(folder, 'out-book'))).toEqual(['修路记.shop.zip'])
  expect([...files.keys()].sort()).toEqual([
    'SHA256SUMS',
    'cover.pdf',
    'inner.pdf',
    'job-sheet.pdf',
    'job-sheet.txt',
    'preflight-cover.html',
    'preflight-inner.html',
    'proof.pdf',
  ])
  expect(made.told.lines.at(-1)).toMatch(/^For the print shop \(胶印\): inner\.pdf, cover\.pdf/)
})

test('the sums are what sha256sum finds', async () => {
  const unpacked = await makeFolder()
  await writeFiles(
    unpacked,
    Object.fromEntries([...files].map(([name, bytes]) => [name, Buffer.from(bytes)])),
  )
  const told = execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: unpacked, encoding: 'utf8' })
  expect(told.match(/: OK$/gm)).toHaveLength(files.size - 1)
})

judged(['pdfinfo', 'pdftotext', 'pdffonts', 'pdfimages'], 'what the PDFs are, by poppler', () => {
  const pages = (name: string) => Number(/Pages: +(\d+)/.exec(ask('pdfinfo', file(name), '#'))?.[1])
  expect(pages('inner.pdf')).toBe(made.told.files[0]?.pages)
  expect([pages('cover.pdf'), pages('job-sheet.pdf')]).toEqual([1, 1])
  // The cover, page 1 alone, then two on a side.
  expect(pages('proof.pdf')).toBe(1 + Math.ceil((pages('inner.pdf') + 1) / 2))
  const sheet = ask('pdftotext', file('job-sheet.pdf'), '-raw', '#', '-').replace(/\s/g, '')
  for (const line of Buffer.from(file('job-sheet.txt')).toString().split('\n'))
    for (const part of line.split('：')) expect(sheet).toContain(part.replace(/[\s【】]/g, ''))
  const proof = ask('pdftotext', file('proof.pdf'), '-raw', '#', '-')
  for (let page = 1; page <= pages('inner.pdf'); page++) expect(proof).toContain(`第 ${page} 页 / 共`)
  // One picture of each page and of the cover, of few pixels.
  const pictures = ask('pdfimages', file('proof.pdf'), '-list', '#').trim().split('\n').slice(2)
  expect(pictures).toHaveLength(pages('inner.pdf') + 1)
  for (const name of ['job-sheet.pdf', 'proof.pdf'])
    for (const font of ask('pdffonts', file(name), '#').trim().split('\n').slice(2))
      expect(font).toMatch(/ yes yes (?:yes|no) /)
})

test('both press files pass preflight by themselves', async () => {
  await writeFiles(join(folder, 'parts'), {
    'inner.pdf': Buffer.from(file('inner.pdf')),
    'cover.pdf': Buffer.from(file('cover.pdf')),
  })
  for (const name of ['inner.pdf', 'cover.pdf']) {
    const { code, out } = await banxin(folder, ['preflight', `parts/${name}`, '--json'])
    expect([name, code, out.includes('"severity": "error"')]).toEqual([name, 0, false])
  }
})

test('the same book gives the same zip', async () => {
  const again = await shop('again', order)
  expect(Buffer.compare(made.zip, again.zip)).toBe(0)
})

judged(['pdfinfo'], 'a shop of the user’s, in the manuscript folder', async () => {
  const own =
    'name: 县印刷厂\npreflight: press\npress: { marks: false, bleed: 5mm }\nproof: false\nnotes: 分两箱包装\n'
  const run = await shop('own', 'shop: { profile: ./county.yaml }\n', { 'county.yaml': own })
  expect(run.code).toBe(0)
  expect(run.told.messages.map(({ ruleId }) => ruleId)).toContain('shop-order-incomplete')
  const parts = await filesOf(run.zip)
  expect(parts.has('proof.pdf')).toBe(false)
  const text = Buffer.from(parts.get('job-sheet.txt') ?? '').toString()
  expect(text).toContain('工艺单（县印刷厂）')
  expect(text).toContain('备注：分两箱包装')
  expect(text).toContain('出血：四边各 5 毫米')
  const boxes = ask('pdfinfo', parts.get('inner.pdf') ?? new Uint8Array(), '-box', '#')
  const [left = 0] = (/TrimBox: +([\d.]+)/.exec(boxes) ?? []).slice(1).map(Number)
  const [edge = 0] = (/MediaBox: +(-?[\d.]+)/.exec(boxes) ?? []).slice(1).map(Number)
  expect(((left - edge) * 25.4) / 72).toBeCloseTo(5, 1)
})

test('what preflight refuses is not packed', async () => {
  const own = 'name: 严\npreflight: ./strict.yaml\n'
  const strict = 'from: press\nbleed: 4mm\nrules: { page-count: error, page-empty: error }\n'
  const run = await shop('strict', 'chapterStart: recto\nshop: { profile: ./strict-shop.yaml }\n', {
    'strict-shop.yaml': own,
    'strict.yaml': strict,
  })
  expect(run.code).toBe(1)
  expect(run.told.messages.some(({ severity }) => severity === 'error')).toBe(true)
  expect(await readdir(join(folder, 'out-strict')).catch(() => [])).toEqual([])
})

test.each([
  ['no such profile', 'shop: { profile: letterpress }\n', {}, 2, 'shop-profile'],
  ['a file outside of the folder', 'shop: { profile: ../county.yaml }\n', {}, 2, 'shop-profile'],
  [
    'a preflight profile outside of the folder',
    'shop: { profile: ./out.yaml }\n',
    { 'out.yaml': 'name: 甲\npreflight: ../strict/strict.yaml\n' },
    2,
    'profile-unknown',
  ],
  [
    'a profile with a wrong key',
    'shop: { profile: ./bad.yaml }\n',
    { 'bad.yaml': 'name: 甲\ncolour: red\n' },
    1,
    'config-strange-key',
  ],
])('%s is refused', async (_, more, extra, code, ruleId) => {
  await writeFiles(folder, { 'county.yaml': 'name: 县印刷厂\n' })
  const run = await shop('refused', more, extra)
  expect([run.code, run.told.messages.map((message) => message.ruleId)]).toEqual([code, [ruleId]])
})

judged(['pdftotext'], 'an edition is packed under its name, the student’s without an answer', async () => {
  const asked = ':::思考题\n第一问？:答案[庚午马]\n:::\n'
  const run = await shop('editions', order, { '09.md': `# 思考\n\n${asked}` }, '--edition', '学员版')
  expect(run.code).toBe(0)
  expect(run.told.files[0]?.path).toMatch(/修路记-学员版\.shop\.zip$/)
  const parts = await filesOf(run.zip)
  expect(Buffer.from(parts.get('job-sheet.txt') ?? '').toString()).toContain('版本：学员版')
  for (const [name, bytes] of parts)
    expect([
      name,
      name.endsWith('.pdf') ? ask('pdftotext', bytes, '#', '-') : Buffer.from(bytes).toString(),
    ]).toEqual([name, expect.not.stringContaining('庚午马')])
  expect(ask('pdftotext', parts.get('inner.pdf') ?? new Uint8Array(), '#', '-')).toContain('第一问')
})
