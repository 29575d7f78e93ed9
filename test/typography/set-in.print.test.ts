import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sideOf } from '../../scripts/measure/blocks.ts'
import { buildBook } from '../../scripts/measure/build-book.ts'
import { measureBook } from '../../scripts/measure/measure-book.ts'
import { missingReaders } from '../../scripts/measure/missing-readers.ts'
import type { MeasuredBook } from '../../scripts/measure/row.ts'
import { writeFiles } from '../build/banxin.ts'

const boxes = fileURLToPath(new URL('set-in/', import.meta.url))
const skipped = missingReaders().length > 0 && process.env.CI !== 'true'

/** What lines are set in by, on the left and on the right, in characters: official documents have no ruled boxes. */
const expected: [theme: string, insets: string[]][] = [
  ['song', ['0 0', '1 0', '1 1', '2 0', '2 2', '3 1', '3.25 0', '4 0', '4 2', '4 4', '6 0']],
  ['gongwen', ['0 0', '1 1', '2 0', '2 2', '3 1', '3.25 0', '4 0', '4 2', '4 4', '6 0']],
  ['dazi', ['0 0', '1 0', '1 1', '2 0', '2 2', '3 1', '3.25 0', '4 0', '4 2', '4 4', '6 0']],
]

let home = ''

describe.skipIf(skipped)('lines of quotations, lists and boxes', () => {
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'banxin-set-in-'))
  })
  afterAll(() => rm(home, { recursive: true }))

  test.each(expected)('%s: full lines reach the edges of what they stand in', async (theme, insets) => {
    const book = await build(theme)
    // Without a FangSong all Han of an official document is Kai, its marks are Song's.
    expect(failing(book).filter(({ id }) => theme !== 'gongwen' || id !== 'mark-font')).toEqual([])
    expect(insetsOf(book)).toEqual(insets)
    const { left, right } = areaOf(book, 3)
    const cut = book.paragraphs.filter((one) => one.continues && one.left > left && one.right < right)
    // A quotation and an alert go on overleaf: the last line of their part is full, too.
    expect(cut.length).toBeGreaterThanOrEqual(2)
    expect(cut.every(({ ends }) => ends.at(-1) === 'soft')).toBe(true)
  })

  test('a box that is not as wide as the style says is at fault', async () => {
    const book = await build('./narrow', {
      'narrow/theme.css': 'blockquote { padding: 0 3em } .part-alert > p { padding-right: 1em }',
    })
    const [flush, ...others] = failing(book)
    expect(others).toEqual([])
    const places = new Set(flush?.faults.map(({ place }) => place.replace(/^.*?(\d+):\d+$/, '$1')))
    // The quotations, one in another and one over two pages, and the paragraphs of the alerts.
    for (const line of ['5', '7', '9', '11', '32', '35', '69']) expect(places).toContain(line)
    for (const line of ['3', '13', '17', '40', '50', '58', '62', '67']) expect(places).not.toContain(line)
  })
})

async function build(theme: string, files: Record<string, string> = {}): Promise<MeasuredBook> {
  const folder = join(home, theme.replace(/\W/g, ''))
  await cp(boxes, folder, { recursive: true })
  await writeFiles(folder, files)
  const yaml = await readFile(join(folder, 'book.yaml'), 'utf8')
  await writeFile(join(folder, 'book.yaml'), `${yaml}theme: ${theme}\n`)
  const { book } = await buildBook(folder, join(folder, 'out'))
  return book
}

function failing(book: MeasuredBook) {
  return measureBook(book).filter(({ passed }) => !passed)
}

/** The insets of all blocks that have a full line, in characters. */
function insetsOf(book: MeasuredBook): string[] {
  const em = book.layout.fontSize
  const full = book.paragraphs.filter(({ block, ends }) => block.kind === 'body' && ends.includes('soft'))
  const all = full.map(({ block, left, right }) => {
    const area = areaOf(book, block.page)
    return `${round((left - area.left) / em)} ${round((area.right - right) / em)}`
  })
  return [...new Set(all)].sort()
}

function areaOf({ layout }: MeasuredBook, page: number): { left: number; right: number } {
  const [left, right] = layout.edges[sideOf(page)]
  return { left, right }
}

function round(count: number): number {
  return Math.round(count * 100) / 100
}
