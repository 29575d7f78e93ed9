import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Document, HeadingLevel, Packer, Paragraph } from 'docx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runImport } from './run-import.ts'

/*
 * Word files as other programs write them: fixtures/programs/make.sh says how they were made.
 */

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'banxin-programs-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function imported(
  name: string,
  path = fileURLToPath(new URL(`fixtures/programs/${name}`, import.meta.url)),
) {
  const target = join(folder, `made-${name}`)
  const { failed, names, read } = await runImport(path, name, target)
  if (failed) throw failed
  const chapters = await Promise.all(names.filter((one) => one.endsWith('.md')).map(read))
  return {
    names,
    chapters,
    all: chapters.join('\n'),
    book: await read('book.yaml'),
    report: await read('import-report.txt'),
  }
}

describe('LibreOffice', () => {
  test('notes, tables, pictures, headings by style and revisions', async () => {
    const { names, chapters, all, book, report } = await imported('libreoffice.docx')
    expect(book).toContain('title: 修渠记')
    expect(chapters.map((text) => text.split('\n')[0])).toEqual(['# 第一讲　起头', '# 第二讲　收尾'])
    expect(all).toContain('## 一、账目')
    expect(all).toMatch(/渠是\*\*大家\*\*修的\[\^[^\]]+\]，水是大家用的\[\^[^\]]+\]。/)
    expect(all).toMatch(/\]: 见《修渠账本》。/)
    expect(all).toMatch(/\]: 这是尾注。/)
    expect(all).toContain('留下的字，补入的字，到此为止。')
    expect(all).not.toContain('删去的字')
    expect(all).toMatch(/\| 上村 +\| 120 +\|/)
    expect(all).toContain('合计待补')
    expect(all).toContain('- 要点一\n- 要点二')
    expect(all).toContain('末段，完。')
    expect(names).toContain('images/01.png')
    expect(report).toContain('deleted text (revision)  删去的字')
    expect(report).toContain('comment  这里要核对')
  })

  test('headings by look, in the styles of characters; spaces and signs of lists that were typed', async () => {
    const { chapters, all, report } = await imported('libreoffice-looks.docx')
    expect(chapters.map((text) => text.split('\n')[0])).toEqual(['# 第一讲　听', '# 第二讲　问'])
    expect(all).toContain('## 一、先听')
    expect(all).toContain('- 带上本子\n- 带上笔\n')
    expect(all).not.toMatch(/^　|●/m)
    expect(report).toContain('sign of a list removed  带上本子')
    expect(report).toContain('heading by its look  一、先听  (level 2)')
  })

  test('numbers that it counts, and paragraphs that go on in an item', async () => {
    const { chapters, report } = await imported('libreoffice-lists.docx')
    expect(chapters).toEqual([
      '# 第一讲　起头\n\n首\n\n1. 一\n\n   一之二\n\n2. 二\n\n   a) 内\n\n   内二\n\n中间\n\n3. 三\n\n（一）听\n\n（二）问\n',
      '# 第二讲　收尾\n\n1. 另起\n',
    ])
    expect(report).toContain('number that the program counted, written out  （一） 听')
  })
})

test('pandoc', async () => {
  const { names, chapters, all, book } = await imported('pandoc.docx')
  expect(book).toContain('title: 修渠记')
  expect(chapters).toHaveLength(2)
  expect(all).toMatch(/修的\[\^([^\]]+)\][\s\S]*\[\^\1\]: 见《修渠账本》。/)
  expect(all).toMatch(/末段\[\^([^\]]+)\]，完。[\s\S]*\[\^\1\]: 又一条。/)
  expect(all).toMatch(/\| 上村 +\| 120 +\|/)
  expect(all).toContain('- 要点一\n\n- 要点二\n\n  第二段。\n')
  expect(names).toContain('images/01.png')
})

test('pandoc: paragraphs that go on in an item', async () => {
  const { all } = await imported('pandoc-lists.docx')
  expect(all).toBe(
    '# 第一讲\n\n- 甲一段\n\n  甲二段\n\n- 乙\n\n  ```\n  ls -l\n  ```\n\n  - 内层\n\n    内层二段\n\n' +
      '1. 一\n\n   一之二\n\n   > 引文在项内\n\n2. 二\n\n用 `ls` 看。\n\n3. 三\n\n(a) 甲项\n\n(b) 乙项\n',
  )
})

test('a sign that stands alone, or within text, stays', async () => {
  const path = join(folder, 'signs.docx')
  const texts = ['● 独自一条', '文里有●和■。', '◆◆◆', '◆◆◆', '▪ 甲', '▪ 乙', '■ 丙']
  const children = [
    new Paragraph({ text: '一', heading: HeadingLevel.HEADING_1 }),
    ...texts.map((text) => new Paragraph(text)),
  ]
  await writeFile(path, await Packer.toBuffer(new Document({ sections: [{ children }] })))
  const { all } = await imported('signs.docx', path)
  expect(all).toBe('# 一\n\n● 独自一条\n\n文里有●和■。\n\n◆◆◆\n\n◆◆◆\n\n- 甲\n- 乙\n\n■ 丙\n')
})
