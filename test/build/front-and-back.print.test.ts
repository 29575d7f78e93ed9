import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import JSZip from 'jszip'
import { beforeAll, expect, test } from 'vitest'
import { askAce } from '../epub/judges/ace.ts'
import { askEpubCheck } from '../epub/judges/epub-check.ts'
import { asFile } from '../epub/judges/judge-books.ts'
import { ask, judged } from '../print/judge.ts'
import { banxin, type Told, temporaryFolders, writeFiles } from './banxin.ts'

const temporaryFolder = temporaryFolders()

const yaml = `title: 功课
authors: 张三 编
date: "2026-11"
unit: 学习组
description: 一本册子。
halfTitle: true
cover: { back: 河.png, text: 封底的话 }
about:
  sources: 《县志》，见 https://example.org/a
  corrections: "电话 0000-1234567"
imprint: { address: 某街 1 号, responsible: { 封面设计: 李四 } }
internal: { permit: 准印001, unit: 学习组, recipients: 本县各村, printer: 县印刷厂, date: 2026 年, copies: 30 册 }
`

let pdf: Uint8Array
let epub: Uint8Array
let cover: Uint8Array

beforeAll(async () => {
  const folder = await temporaryFolder()
  await writeFiles(join(folder, 'book'), {
    'book.yaml': yaml,
    '01.md': '# 第一讲\n\n正文。\n',
    '河.png': await readFile(join(import.meta.dirname, '../themes/everything/河.png')),
  })
  const make = async (command: string): Promise<Told> => {
    const { out } = await banxin(folder, [command, 'book', '--output', 'out', '--cache', 'cache', '--json'])
    return JSON.parse(out)
  }
  const built = await make('build')
  expect(built.messages).toEqual([])
  const paths = built.files.map(({ path }) => path).sort()
  ;[epub, pdf] = await Promise.all([readFile(paths[0] ?? ''), readFile(paths[1] ?? '')])
  cover = await readFile((await make('cover')).files[0]?.path ?? '')
})

judged(['pdftotext'], 'front and back matter of book.yaml are on paper, in their order', () => {
  const pages = ask('pdftotext', pdf, '#', '-')
    .split('\f')
    .map((page) => page.replace(/\s/g, ''))
  expect(pages.map((page) => page.slice(0, 4)).slice(0, -1)).toEqual([
    '功课',
    '',
    '内部资料',
    '功课作者',
    '编印说明',
    '目录编印',
    '第一讲正',
  ])
  expect(pages[4]).toContain(
    '一本册子。编写：张三编印：学习组，2026年11月适用对象：本县各村资料来源：《县志》',
  )
  expect(pages[4]).toContain('准印证号：准印001。勘误：电话0000-1234567')
  for (const line of ['封面设计：李四', '印张：0.219', '字数：5千字', '发送对象：本县各村', '印数：30册'])
    expect(pages[3]).toContain(line)
  const back = ask('pdftotext', cover, '#', '-').replace(/\s/g, '')
  expect(back).toContain('封底的话')
  expect(back).toContain('内部资料，免费交流')
})

test('and in the EPUB, from cover to back cover', async () => {
  const zip = await JSZip.loadAsync(epub)
  const read = async (name: string) => (await zip.file(`OEBPS/${name}`)?.async('string')) ?? ''
  const spine = [...(await read('content.opf')).matchAll(/<item id="([^"]*)" href="([^"]*)"/g)]
  const files = new Map(spine.map(([, id = '', href = '']) => [id, href]))
  const order = [...(await read('content.opf')).matchAll(/<itemref idref="([^"]*)"/g)].map(([, id = '']) =>
    files.get(id),
  )
  expect(order).toEqual([
    'cover.xhtml',
    'half-title.xhtml',
    'titlepage.xhtml',
    'imprint.xhtml',
    's01.xhtml',
    'toc.xhtml',
    's02.xhtml',
    'back-cover.xhtml',
  ])
  expect(await read('s01.xhtml')).toContain('编印说明')
  expect(await read('back-cover.xhtml')).toMatch(/<img src="images\/\w+\.png" alt="封底"\/><p>封底的话<\/p>/)
  expect(await askEpubCheck('EPUBCheck 5.3', epub)).toEqual([])
  const [report] = await asFile(epub, 'book.epub', async (path) => askAce([path]))
  expect(report?.violations).toEqual([])
})
