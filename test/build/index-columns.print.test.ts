import { join } from 'node:path'
import { expect } from 'vitest'
import { ask, judged } from '../print/judge.ts'
import { firstPage, linesOf, offGrid } from '../themes/baselines.ts'
import { banxin, pdfIn, type Told, temporaryFolders, writeFiles } from './banxin.ts'

const temporaryFolder = temporaryFolders()

/** Each with one below it: 120 lines and their heads. */
const words = Array.from({ length: 60 }, (_, index) => {
  const [first, second] = ['北东南西中上下左右前', '山河桥路井田村镇'].map((all) => [...all])
  return `${first?.[index % 10]}${second?.[index % 8]}${'一二三四五六'[Math.floor(index / 10)]}`
})

const book = (more: string) => ({
  'book.yaml': `title: 书\nbibliography: 文献.bib\ntitlePage: false\n${more}`,
  '01.md': `# 正文\n\n${words.map((word) => `说:索引[${word}]，又说:索引[${word}]{子=由来}。[@a]`).join('\n\n')}\n`,
  '02.md': '# 索引\n\n::索引\n\n索引之后的一段。\n',
  '文献.bib':
    '@article{a, author={Smith, John}, title={Participatory learning in rural communities}, journal={International Journal of Educational Development}, year={2019}, doi={10.1016/j.ijedudev.2019.102034-longidentifier}}\n',
})

judged(['pdftotext'], 'an index stands in two columns, whole, in order, and on the grid', async () => {
  const folder = await temporaryFolder()
  await writeFiles(join(folder, 'book'), book(''))
  const { out } = await banxin(folder, ['pdf', 'book', '--output', 'out', '--cache', 'cache', '--json'])
  const told: Told = JSON.parse(out)
  expect(told.messages).toEqual([])
  const pdf = await pdfIn(join(folder, 'out'))
  const lines = ask('pdftotext', pdf, '-layout', '#', '-').split('\n')
  const entry = new RegExp(`^ *(${words.join('|')}) +\\d+ +(${words.join('|')}) +\\d+ *$`)
  expect(lines.filter((line) => entry.test(line)).length).toBeGreaterThan(8)
  // In the order of the text each word stands once in the index, after the one before it.
  const text = ask('pdftotext', pdf, '-raw', '#', '-').replace(/\s/g, '')
  const index = text.slice(text.lastIndexOf('索引B'))
  for (const word of words) expect(index.split(word), word).toHaveLength(2)
  const heads = [...index.matchAll(/(?<=\d|引|书)[A-Z](?=[^\dA-Z])/g)].map(([head]) => head)
  expect(heads).toEqual([...new Set(heads)].sort())
  expect(index).toContain('索引之后的一段')
  const set = await linesOf(pdf, 10.5)
  const first = Math.min(...set.filter(({ text: line }) => line.length > 5).map(({ y }) => y))
  expect(set.filter(({ y }) => offGrid(y, first, 18) > 0.1)).toEqual([])
  expect((await firstPage(pdf)).size).toHaveLength(2)
})

judged(
  ['pdftotext'],
  'in one column where lines are short; addresses in Latin are not spread out',
  async () => {
    const folder = await temporaryFolder()
    await writeFiles(join(folder, 'book'), book('page: { trim: A6, typeArea: { characters: 18 } }\n'))
    const { out } = await banxin(folder, ['pdf', 'book', '--output', 'out', '--cache', 'cache', '--json'])
    const told: Told = JSON.parse(out)
    expect(told.messages).toEqual([])
    const lines = ask('pdftotext', await pdfIn(join(folder, 'out')), '-layout', '#', '-').split('\n')
    const entry = new RegExp(`(${words.join('|')}) +\\d+ +(${words.join('|')})`)
    expect(lines.filter((line) => entry.test(line))).toEqual([])
    const reference = lines.filter((line) => /Participatory|rural|Journal|Development/.test(line))
    expect(reference.length).toBeGreaterThan(1)
    for (const line of reference) expect(line.trim()).not.toMatch(/\S {3,}\S/)
  },
)
