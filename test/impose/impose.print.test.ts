import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { banxin, type Told, temporaryFolders, writeFiles } from '../build/banxin.ts'
import { sampleBook } from '../build/sample-book.ts'
import { platesOf } from '../press/plates.ts'
import { ask, judged } from '../print/judge.ts'
import { askPdfBox, noPdfBox } from '../print/pdfbox.ts'

const makeFolder = temporaryFolders()

let folder = ''
let press: Uint8Array = new Uint8Array()

type Lines = Told & { lines: string[] }

/** Run it with `--json`; what was made is read. */
async function run(...args: string[]): Promise<{ code: number | null; told: Lines; made: Uint8Array[] }> {
  const { code, out, err } = await banxin(folder, [...args, '--json'])
  if (out === '') throw new Error(err)
  const told: Lines = JSON.parse(out)
  return { code, told, made: await Promise.all(told.files.map(({ path }) => readFile(path))) }
}

/** A red heading, so that there is something to separate. */
const book = (more: string) => ({
  ...sampleBook(),
  'book.yaml': `${String(sampleBook()['book.yaml'])}theme: ./red\n${more}`,
  'red/theme.css': 'h2 { color: #c00000 }',
})

beforeAll(async () => {
  folder = await makeFolder()
  await writeFiles(join(folder, 'book'), book('paper: 双胶纸 70g\nbinding:\n  edge: right\n'))
  await writeFiles(join(folder, 'unmarked'), book('press:\n  marks: false\n  standard: X-3\n'))
  const made = await run('press', 'unmarked', '--output', 'out', '--cache', 'cache')
  expect(made.code).toBe(0)
  press = made.made[0] ?? press
})

const unmarked = 'out/修路记.press.pdf'

/** Area of a page in square points, from pdfinfo. */
function areasOf(pdf: Uint8Array): number[] {
  const told = ask('pdfinfo', pdf, '-f', '1', '-l', '9999', '#')
  return [...told.matchAll(/Page +\d+ size: +([\d.]+) x ([\d.]+) pts/g)].map(
    ([, width, height]) => Number(width) * Number(height),
  )
}

/** Ink of all pages in square points: cyan, magenta, yellow, black. */
function inkOf(pdf: Uint8Array): number[] {
  const told = ask('gs', pdf, '-q', '-dNOPAUSE', '-dBATCH', '-sDEVICE=ink_cov', '-r200', '-o', '-', '#')
  const pages = told
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).slice(0, 4).map(Number))
  const areas = areasOf(pdf)
  return [0, 1, 2, 3].map((ink) =>
    pages.reduce((sum, page, index) => sum + (page[ink] ?? 0) * (areas[index] ?? 0), 0),
  )
}

/** Names of all plates. */
async function platesIn(pdf: Uint8Array): Promise<string[]> {
  const plates = new Set<string>()
  for (const index of areasOf(pdf).keys())
    for (const plate of (await platesOf(pdf, index + 1)).keys()) plates.add(plate)
  return [...plates].sort()
}

const fontsOf = (pdf: Uint8Array) =>
  ask('pdffonts', pdf, '#')
    .split('\n')
    .slice(2)
    // Without the numbers of objects.
    .map((line) => line.replace(/\s+\d+\s+\d+\s*$/, ''))
    .sort()

/** How lines are told apart on a sheet is the reader's guess; no character is. */
const charactersOf = (pdf: Uint8Array) =>
  [...ask('pdftotext', pdf, '-raw', '#', '-').replace(/\s/g, '')].sort().join('')

describe('a press file on sheets', () => {
  judged(
    ['pdffonts', 'pdftotext', 'pdfinfo', 'gs'],
    'has the fonts, characters and inks that it had',
    async () => {
      const before = inkOf(press)
      expect(before[1]).toBeGreaterThan(100)
      for (const scheme of ['saddle', 'perfect']) {
        const { code, made } = await run(
          'impose',
          unmarked,
          '--no-marks',
          '--scheme',
          scheme,
          '--output',
          scheme,
        )
        expect(code).toBe(0)
        const [sheets = new Uint8Array()] = made
        expect(fontsOf(sheets)).toEqual(fontsOf(press))
        expect(charactersOf(sheets)).toEqual(charactersOf(press))
        expect(sheets.length).toBeLessThan(press.length * 1.1)
        expect(await platesIn(sheets)).toEqual(await platesIn(press))
        const after = inkOf(sheets)
        // Pixels fall differently on letters; a plate that changed would be off by much more.
        for (const [ink, area] of before.entries()) {
          expect(after[ink], `${scheme} ${ink}`).toBeGreaterThanOrEqual(area * 0.99)
          expect(after[ink], `${scheme} ${ink}`).toBeLessThanOrEqual(area * 1.01)
        }
      }
    },
  )

  const noBox = noPdfBox()
  const boxed = noBox === undefined || process.env.CI === 'true' ? test : test.skip
  boxed(`is taken by PDFBox${noBox === undefined ? '' : ` (skipped: ${noBox})`}`, async () => {
    const { made } = await run('impose', unmarked, '--scheme', 'perfect', '--output', 'boxed')
    expect(await askPdfBox(made[0] ?? press)).toEqual([])
  })

  test('is accepted by preflight with all marks, for every scheme', async () => {
    for (const [index, args] of [
      ['--scheme', 'saddle', '--creep', 'centred'],
      ['--scheme', 'saddle', '--grid', '1x2', '--blanks', 'before-back-cover', '--duplex', 'long'],
      ['--scheme', 'perfect', '--signature', '8', '--edge', 'right'],
      ['--scheme', 'perfect', '--signature', '32', '--folded', '16', '--spine-bleed', 'keep'],
      ['--scheme', 'n-up', '--one-sided'],
      ['--scheme', 'cut-and-stack', '--stack', '2'],
    ].entries()) {
      const output = `checked-${index}`
      const { code, told } = await run('impose', unmarked, ...args, '--output', output)
      expect(code, JSON.stringify(told.messages)).toBe(0)
      const checked = await run('preflight', `${output}/修路记.imposed.pdf`)
      const errors = checked.told.messages.filter(({ severity }) => severity === 'error')
      expect(errors, args.join(' ')).toEqual([])
      expect(checked.code).toBe(0)
    }
  })
})

describe('a manuscript folder', () => {
  test('its press file is made, and paper and binding are those of book.yaml; the same bytes twice', async () => {
    const args = ['impose', 'book', '--scheme', 'perfect', '--signature', '8', '--output', 'sheets']
    const first = await run(...args, '--cache', 'cache')
    expect(first.code).toBe(0)
    expect(first.told.files.map(({ path }) => path.replace(/^.*\//, ''))).toEqual([
      '修路记.press.pdf',
      '修路记.imposed.pdf',
    ])
    expect(first.told.lines.join('\n')).toMatch(/bound on the right: \d+ pages of 148 × 210 mm/)
    expect(first.told.lines.join('\n')).toMatch(/paper: offset 70g, 0\.09 mm thick \(from the table/)
    const again = await run(...args, '--cache', 'other', '--lang', 'zh')
    expect(Buffer.from(again.made[1] ?? '').equals(first.made[1] ?? Buffer.alloc(0))).toBe(true)
    expect(again.told.lines.join('\n')).toMatch(/右订：\d+ 页，成品 148 × 210 mm/)
  })

  test('what cannot be is refused in words, and nothing is written', async () => {
    const thick = await run(
      'impose',
      unmarked,
      '--scheme',
      'saddle',
      '--paper',
      '铜版纸 157g',
      '--caliper',
      '1.5mm',
      '--output',
      'never',
    )
    expect(thick.code).toBe(1)
    expect(thick.told.messages.map(({ ruleId }) => ruleId)).toEqual(['impose-too-thick'])
    expect(thick.told.files).toEqual([])
    const wrong = await run('impose', unmarked, '--sheet', 'A5', '--bleed', '3', '--output', 'never')
    expect(wrong.code).toBe(2)
    expect(wrong.told.messages.map(({ ruleId }) => ruleId)).toEqual(['impose-option', 'impose-option'])
    const missing = await run('impose', 'nowhere.pdf')
    expect(missing.code).toBe(2)
    expect(missing.told.messages.map(({ ruleId }) => ruleId)).toEqual(['impose-no-file'])
  })
})
