import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildBook } from '../../scripts/measure/build-book.ts'
import { measureBook } from '../../scripts/measure/measure-book.ts'
import { missingReaders } from '../../scripts/measure/missing-readers.ts'

const specimen = fileURLToPath(new URL('specimen/', import.meta.url))
const skipped = missingReaders().length > 0 && process.env.CI !== 'true'

/**
 * What may be chosen for lines and notes, with the mean gap between Han characters that the hard cases may have, in em:
 * half marks have no white to give.
 */
const choices: [yaml: string, meanGap: number][] = [
  ['lines: {marks: kaiming}', 0.0062],
  ['lines: {marks: banjiao}', 0.0062],
  ['lines: {hanging: true}', 0.003],
  ['notes: {place: chapter}', 0.003],
  ['notes: {place: book, number: book}', 0.003],
]

let home = ''

describe.skipIf(skipped)('the hard cases', () => {
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'banxin-options-'))
  })
  afterAll(() => rm(home, { recursive: true }))

  test.each(choices)('%s', async (yaml, meanGap) => {
    const folder = join(home, yaml.replace(/\W+/g, '-'))
    await cp(specimen, folder, { recursive: true })
    const config = await readFile(join(folder, 'book.yaml'), 'utf8')
    await writeFile(join(folder, 'book.yaml'), `${config}${yaml}\n`)
    const { book } = await buildBook(folder, join(folder, 'out'))
    const measured = measureBook(book)
    const failed = measured.filter(({ passed, id }) => !passed && id !== 'mean-gap')
    expect(failed.map(({ id, faults }) => [id, ...faults])).toEqual([])
    const gap = measured.find(({ id }) => id === 'mean-gap')?.value ?? ''
    expect(Number.parseFloat(gap)).toBeLessThanOrEqual(meanGap)
  })

  test('notes beyond ㊿', async () => {
    const folder = join(home, 'many-notes')
    const numbers = Array.from({ length: 56 }, (_, index) => index + 1)
    const calls = numbers.map(
      (number) => `他在这里写下第若干句话[^${number}]，${number % 8 === 0 ? '\n\n' : ''}`,
    )
    const notes = numbers.map((number) => `[^${number}]: 注文之一，说明前面的话。`)
    await mkdir(folder)
    await writeFile(join(folder, 'book.yaml'), 'title: 多注\nnotes: {place: foot, number: chapter}\n')
    await writeFile(join(folder, '01.md'), `# 多注\n\n${calls.join('')}完了。\n\n${notes.join('\n\n')}\n`)
    const { book } = await buildBook(folder, join(folder, 'out'))
    expect(book.texts.MuPDF.join('').match(/（5[1-6]）/g)).toHaveLength(12)
    expect(measureBook(book).flatMap(({ passed, id, faults }) => (passed ? [] : [[id, ...faults]]))).toEqual(
      [],
    )
  })
})
