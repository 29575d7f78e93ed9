import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { banxin, type Told, temporaryFolders, writeFiles } from './banxin.ts'
import { sampleBook } from './sample-book.ts'

const makeFolder = temporaryFolders()

type Fault = {
  name: string
  files: Record<string, string>
  file: string
  errors: { ruleId: string; line: number; column: number; en: string; zh: string }[]
}

/** Faults of a book, and of each the place it is told at and what is said in each language. */
const faults: Fault[] = [
  {
    name: 'an unknown key',
    files: { 'book.yaml': 'title: 修路记\nlangauge: zh\n' },
    file: 'book/book.yaml',
    errors: [
      {
        ruleId: 'config-unknown-key',
        line: 2,
        column: 1,
        en: 'There is no key `langauge`, expected `language`',
        zh: '没有 `langauge` 这个键，应为 `language`',
      },
    ],
  },
  {
    name: 'a picture that is not there and a formula that is none',
    files: { '03-end.md': '# 第三章\n\n前文![图](images/nothing.png)后文。\n\n$$\n\\frac{1\n$$\n' },
    file: 'book/03-end.md',
    errors: [
      {
        ruleId: 'picture-missing',
        line: 3,
        column: 3,
        en: 'The picture images/nothing.png is not there',
        zh: '没有图片文件 images/nothing.png',
      },
      {
        ruleId: 'math-invalid',
        line: 5,
        column: 1,
        en: 'The formula cannot be set',
        zh: '公式无法排版',
      },
    ],
  },
]

test.each(faults)('$name stop the build at their places, and the earlier PDF stays', async (entry) => {
  const { files, file, errors } = entry
  const folder = await makeFolder()
  const earlier = Buffer.from('%PDF-1.4 earlier')
  await writeFiles(join(folder, 'book'), { ...sampleBook(), ...files })
  await writeFiles(folder, { 'out/修路记.pdf': earlier })
  await mkdir(join(folder, 'tmp'))
  const build = (...more: string[]) =>
    banxin(folder, ['pdf', 'book', '--output', 'out', '--cache', 'cache', ...more], {
      TMPDIR: join(folder, 'tmp'),
    })
  const english = await build()
  const [chinese, json] = await Promise.all([build('--lang', 'zh'), build('--json')])

  for (const { code, err } of [english, chinese, json]) expect(code, err).toBe(1)
  expect([english.out, chinese.out]).toEqual(['', ''])
  // The file as a heading, below it `line:column  severity  what is wrong`.
  for (const { err } of [english, chinese]) expect(err).toContain(`${file}\n  `)
  for (const { line, column, en, zh } of errors) {
    expect(english.err).toContain(`  ${line}:${column}  error  ${en}`)
    expect(chinese.err).toContain(`  ${line}:${column}  错误  ${zh}`)
  }
  expect(english.err).toContain(`\n${errors.length} error`)
  expect(chinese.err).toContain(`\n${errors.length} 个错误`)
  expect(chinese.err).not.toMatch(/ error {2}| warning {2}|Composing/)

  const told: Told = JSON.parse(json.out)
  expect(told).toMatchObject({ exitCode: 1, files: [] })
  expect(
    told.messages.flatMap(({ severity, ruleId, file, line, column }) =>
      severity === 'error' ? [{ ruleId, file, line, column }] : [],
    ),
  ).toEqual(errors.map(({ ruleId, line, column }) => ({ ruleId, file, line, column })))
  // The same on stderr as in JSON.
  for (const { reason, fix } of told.messages) {
    expect(english.err).toContain(reason)
    expect(english.err).toContain(fix)
  }

  expect(await readdir(join(folder, 'out'))).toEqual(['修路记.pdf'])
  expect(await readFile(join(folder, 'out/修路记.pdf'))).toEqual(earlier)
  const left = (await readdir(join(folder, 'tmp'))).filter((name) => !name.startsWith('tsx-'))
  expect(left).toEqual([])
})
