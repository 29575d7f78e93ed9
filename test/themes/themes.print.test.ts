import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { measureBook } from '../../scripts/measure/measure-book.ts'
import { missingReaders } from '../../scripts/measure/missing-readers.ts'
import { readBook } from '../../scripts/measure/read-book.ts'
import { readManuscriptText } from '../../scripts/measure/read-manuscript-text.ts'
import { readConfig } from '../../src/config/read-config.ts'
import { banxin, pdfIn, type Told, temporaryFolders, writeFiles } from '../build/banxin.ts'
import { firstPage, type Line, linesOf, offGrid } from './baselines.ts'

const temporaryFolder = temporaryFolders()
const everything = join(import.meta.dirname, 'everything')

/** The vertical passages of the specimen: their characters stand below each other, not in lines. */
const vertical =
  /^[朝辞白帝彩云间千里江陵一日还两岸猿声啼不住轻舟已过万重山民国年月第回共人到场0-9，。 ]{1,4}$/

const readers = missingReaders().length === 0 || process.env.CI === 'true'

/** The pages of the themes, and such whose lengths are no whole pixels of a browser. */
const pages: [name: string, theme: string, page: string][] = [
  // The outer margin holds notes in each of them.
  ['song', 'song', '{margins: {inner: 18mm}}'],
  ['gongwen', 'gongwen', '{margins: {inner: 20mm}}'],
  ['dazi', 'dazi', '{margins: {inner: 9mm}}'],
  [
    '五号 on 17 pt',
    'song',
    '{typeArea: {characters: 28, lines: 27, fontSize: 五号, linePitch: 17pt}, trim: A5, margins: {inner: 18mm}}',
  ],
  [
    '10 pt on 16.1 pt',
    'song',
    '{typeArea: {characters: 29, lines: 27, fontSize: 10pt, linePitch: 16.1pt}, trim: 140mm x 203mm, margins: {inner: 14mm}}',
  ],
]

describe.each(pages)('%s', (_name, theme, wishes) => {
  it('sets all that Markdown can say, inside the type area and on the grid', async () => {
    const folder = await temporaryFolder()
    const book = join(folder, 'book')
    await cp(everything, book, { recursive: true })
    const yaml = await readFile(join(book, 'book.yaml'), 'utf8')
    const own = yaml.replace(/^page:.*\n/m, '')
    await writeFile(join(book, 'book.yaml'), `${own}theme: ${theme}\npage: ${wishes}\n`)
    const { out } = await banxin(folder, [
      ...['pdf', 'book', '--output', 'out', '--cache', 'cache', '--json'],
    ])
    const told: Told = JSON.parse(out)
    expect(told.exitCode).toBe(0)
    // A code line is too long, a picture leaves few characters to a line, the book has no FangSong: no more than that.
    const ids = new Set(told.messages.map(({ ruleId }) => ruleId))
    expect([...ids].filter((id) => !['code-wrapped', 'loose-line', 'font-no-fang'].includes(id))).toEqual([])

    const { page } = await readConfig({ report: () => undefined }, join(book, 'book.yaml'))
    const { fontSize, linePitch, lines: rows } = page.typeArea
    const lines = (await linesOf(await pdfIn(join(folder, 'out')), fontSize)).filter(
      ({ text }) => !vertical.test(text.trim()),
    )
    expect(lines.length).toBeGreaterThan(180)
    const first = firstBaseline(lines)
    expect(lines.filter(({ y }) => offGrid(y, first, linePitch) > 0.1)).toEqual([])
    // The same grid on rectos and versos, and from the top of the type area to its end.
    const area = lines.filter(({ y }) => y >= page.margins.top && y <= page.margins.top + rows * linePitch)
    const used = new Set(area.map(({ y }) => Math.round((y - first) / linePitch)))
    expect(Math.max(...used) - Math.min(...used)).toBeLessThan(rows)

    if (!readers) return
    const [file] = told.files
    const measured = measureBook(await readBook(file?.path ?? '', await readManuscriptText(book)))
    expect(measured.flatMap(({ passed, id, faults }) => (passed ? [] : [[id, ...faults]]))).toEqual([])
  })
})

it.skipIf(!readers)('dazi sets a whole book by every row, in lines of 22 characters', async () => {
  const folder = await temporaryFolder()
  const book = join(folder, 'book')
  await cp(join(import.meta.dirname, '../../manuscript'), book, { recursive: true })
  const yaml = await readFile(join(book, 'book.yaml'), 'utf8')
  await writeFile(
    join(book, 'book.yaml'),
    yaml.replace('theme: song', 'theme: dazi').replace(/^page:\n {2}trim: A5\n/m, ''),
  )
  const { out } = await banxin(folder, ['pdf', 'book', '--output', 'out', '--cache', 'cache', '--json'])
  const told: Told = JSON.parse(out)
  const pdf = await readBook(told.files[0]?.path ?? '', await readManuscriptText(book))
  expect(pdf.layout.fontSize).toBe(14)
  expect(measureBook(pdf).flatMap(({ passed, id, faults }) => (passed ? [] : [[id, ...faults]]))).toEqual([])
})

it('a theme of the author brings its page, its font and its picture', async () => {
  const folder = await temporaryFolder()
  await writeFiles(join(folder, 'book'), {
    'book.yaml': 'title: 书\ntheme: ./mine\n',
    '01.md': '# 甲\n\n## Abc\n\n正文。\n',
    'mine/theme.css':
      ':root { --trim: B5; --title-page: no; --contents-depth: 0; --font-hei: "latin.ttf" }\n' +
      'h1 { background: url(河.png) }\n',
    'mine/latin.ttf': await readFile(new URL(import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSerif.ttf'))),
    'mine/河.png': await readFile(join(everything, '河.png')),
  })
  const { out } = await banxin(folder, [...['pdf', 'book', '--output', 'out', '--cache', 'cache', '--json']])
  const told: Told = JSON.parse(out)
  expect(told.messages).toEqual([])
  expect(told.files.map(({ pages }) => pages)).toEqual([1])
  const { size, fonts, pictures } = await firstPage(await pdfIn(join(folder, 'out')))
  expect(size.map((edge) => (edge * 25.4) / 72)).toEqual([expect.closeTo(176, 0), expect.closeTo(250, 0)])
  expect(fonts.some((name) => name.endsWith('DejaVuSerif'))).toBe(true)
  expect(pictures).toBeGreaterThan(0)
})

/** Where the baseline of the first row is: the place that most lines agree on, a pitch apart. */
function firstBaseline(lines: Line[]): number {
  const [line] = lines.filter(({ text }) => text.length > 10).toSorted((a, b) => a.y - b.y)
  if (!line) throw new Error('no line of text')
  return line.y
}
