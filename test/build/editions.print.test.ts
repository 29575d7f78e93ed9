import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import JSZip from 'jszip'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, it } from 'vitest'
import { stringsIn } from '../print/strings-in.ts'
import { banxin, type Told, temporaryFolders, writeFiles } from './banxin.ts'

const temporaryFolder = temporaryFolders()

/** Each way to write an answer, with words that stand nowhere else. */
const answers = [
  '甲子鼠',
  '乙丑牛',
  '丙寅虎',
  '丁卯兔',
  '戊辰龙',
  '己巳蛇',
  '庚午马',
  '辛未羊',
  '壬申猴',
  '癸酉鸡',
]

const chapter = `# 第一讲

::::思考题{lines=3}
1. 问甲？ :答案[甲子鼠]
2. 问乙？[^公]

   :::答案
   乙丑牛[^注]

   ## 丙寅虎

   | 丁卯兔 | 列 |
   | --- | --- |
   | 格 | 格 |
   :::
::::

[^公]: 人人可见。
[^注]: 戊辰龙

:::单选题{答案=己巳蛇}
选哪个？

- 这个
- 那个
:::

:::填空题
1. 填:空[庚午马]。
:::

随文一问:答案[辛未羊]。

:::仅{版本=领学版}
壬申猴
:::

:::案例[癸酉鸡]{版本=领学版}
领学人看。
:::
`

describe('editions', () => {
  it('keep answers out of all of the student’s files, and lose none elsewhere', async () => {
    const folder = await temporaryFolder()
    await writeFiles(join(folder, 'book'), { 'book.yaml': 'title: 书\n', '01.md': chapter })
    const held = async (edition: string) => {
      const { out } = await banxin(folder, [
        ...['build', 'book', '--edition', edition, '--output', edition, '--cache', 'cache', '--json'],
      ])
      const told: Told = JSON.parse(out)
      expect(told.messages.filter(({ severity }) => severity === 'error')).toEqual([])
      expect(told.exitCode).toBe(0)
      const names = await readdir(join(folder, edition))
      expect(names.sort()).toEqual(told.files.map(({ path }) => path.split('/').at(-1)).sort())
      const texts: Record<string, string> = {}
      for (const name of names) {
        const bytes = await readFile(join(folder, edition, name))
        texts[name.split('.').at(-1) ?? ''] = name.endsWith('.pdf')
          ? await pdfText(bytes)
          : await epubText(bytes)
      }
      return texts
    }
    const inText = (text = '') => answers.filter((answer) => text.includes(answer))

    const student = await held('学员版')
    expect(inText(student.pdf)).toEqual([])
    expect(inText(student.epub)).toEqual([])
    // The files are read, not only empty.
    expect(student.pdf).toContain('人人可见')
    expect(student.epub).toContain('人人可见')

    const leader = await held('leader')
    expect(inText(leader.pdf)).toEqual(answers)
    expect(inText(leader.epub)).toEqual(answers)

    const key = await held('key')
    expect(inText(key.pdf)).toEqual(answers.slice(0, 8))
    expect(key.pdf).not.toContain('人人可见')
  })

  it('are an option of sheets and covers, too: files of their own, and no answer in the student’s', async () => {
    const folder = await temporaryFolder()
    const yaml = 'title: 书\neditions: { 学员版: { subtitle: 学员之用 } }\n'
    await writeFiles(join(folder, 'book'), { 'book.yaml': yaml, '01.md': chapter })
    for (const [command, name, ...more] of [
      ['booklet', '书-学员版.booklet.pdf'],
      ['impose', '书-学员版.imposed.pdf'],
      ['cover', '书-学员版.cover.pdf', '--pages', '64'],
    ] as const) {
      const args = [command, 'book', '--edition', '学员版', '--cache', 'cache', '--output', command, ...more]
      const { code, err } = await banxin(folder, args)
      expect(code, err).toBe(0)
      const text = await pdfText(await readFile(join(folder, command, name)))
      expect(answers.filter((answer) => text.includes(answer))).toEqual([])
      expect(text).toContain('学员之用')
    }
    const { code, err } = await banxin(folder, ['booklet', 'cover/书-学员版.cover.pdf', '--edition', 'key'])
    expect(code).toBe(2)
    expect(err).toContain('`--edition` is `key`')
  })
})

/** Everything in a PDF that may be text: what readers find on its pages, all strings, all streams as they stand. */
async function pdfText(bytes: Uint8Array): Promise<string> {
  const parts: string[] = []
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent()
    parts.push(items.map((item) => ('str' in item ? item.str : '')).join(''))
  }
  await pdf.loadingTask.destroy()
  parts.push(...(await stringsIn(bytes)))
  return parts.join('\n').replace(/\s+/g, '')
}

/** All files in an EPUB. */
async function epubText(bytes: Uint8Array): Promise<string> {
  const zip = await JSZip.loadAsync(bytes)
  const files = await Promise.all(
    Object.values(zip.files).map(async (file) => `${file.name}\n${await file.async('string')}`),
  )
  return files.join('\n')
}
