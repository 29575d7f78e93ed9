import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import {
  DeletedTextRun,
  Document,
  FootnoteReferenceRun,
  Header,
  HeadingLevel,
  ImageRun,
  InsertedTextRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx'
import JSZip from 'jszip'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { BookError } from '../../src/errors.ts'
import { importFile } from '../../src/import/import-file.ts'
import { proveRich } from '../../src/import/rich/prove-rich.ts'
import type { Message } from '../../src/message.ts'
import { runImport } from './run-import.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'banxin-rich-'))
})
afterAll(() => rm(folder, { recursive: true }))

let count = 0
async function imported(name: string, content: string | Uint8Array) {
  const path = join(folder, name)
  await writeFile(path, content)
  const target = join(folder, `made-${++count}`)
  const { failed, messages, names, read } = await runImport(path, name, target)
  const texts = Object.fromEntries(
    await Promise.all(
      names.filter((one) => /\.(?:md|yaml|txt)$/.test(one)).map(async (one) => [one, await read(one)]),
    ),
  ) as Record<string, string>
  return { failed, names, texts, messages, ids: messages.map(({ ruleId }) => ruleId) }
}

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

async function docx(children: (Paragraph | Table)[], more: object = {}): Promise<Uint8Array> {
  return Packer.toBuffer(new Document({ sections: [{ children }], ...more }))
}

describe('a Word file', () => {
  it('keeps headings, notes, tables, lists and pictures; revisions are resolved and what is left out is told', async () => {
    const bytes = await Packer.toBuffer(
      new Document({
        footnotes: { 1: { children: [new Paragraph('脚注的文字。')] } },
        comments: {
          children: [{ id: 0, author: '甲', date: new Date(0), children: [new Paragraph('批注')] }] as never,
        },
        sections: [
          {
            headers: { default: new Header({ children: [new Paragraph('页眉')] }) },
            children: [
              new Paragraph({ text: '走下去', heading: HeadingLevel.TITLE }),
              new Paragraph({ text: '第一讲', heading: HeadingLevel.HEADING_1 }),
              new Paragraph({
                children: [
                  new TextRun('　　正文'),
                  new TextRun({ text: '粗体', bold: true }),
                  new TextRun('，见注'),
                  new FootnoteReferenceRun(1),
                  new TextRun({ text: '，', break: 1 }),
                  new TextRun('\t制表。比例 3:4，价 $5，:空[x]，{甲|乙}，*星*。'),
                ],
              }),
              new Paragraph({
                children: [
                  new InsertedTextRun({
                    text: '补入的字',
                    id: 1,
                    author: '甲',
                    date: '2026-01-01T00:00:00Z',
                  }),
                  new DeletedTextRun({ text: '删去的字', id: 2, author: '甲', date: '2026-01-01T00:00:00Z' }),
                ],
              }),
              new Paragraph({ text: '要点一', bullet: { level: 0 } }),
              new Paragraph({ text: '要点一之一', bullet: { level: 1 } }),
              new Table({
                rows: [
                  new TableRow({
                    tableHeader: true,
                    children: ['村', '户'].map((text) => new TableCell({ children: [new Paragraph(text)] })),
                  }),
                  new TableRow({
                    children: ['甲|乙', '3'].map(
                      (text) => new TableCell({ children: [new Paragraph(text), new Paragraph('二段')] }),
                    ),
                  }),
                ],
              }),
              new Paragraph({
                children: [
                  new ImageRun({ type: 'png', data: png, transformation: { width: 10, height: 10 } }),
                ],
              }),
              new Paragraph({ text: '第二讲', heading: HeadingLevel.HEADING_1 }),
              new Paragraph('末段。'),
            ],
          },
        ],
      }),
    )
    const { failed, names, texts, ids, messages } = await imported('甲.docx', bytes)
    expect(messages.find(({ ruleId }) => ruleId === 'import-rich-proof')?.values).toBeUndefined()
    expect(failed).toBeUndefined()
    expect(names).toEqual([
      '01-第一讲.md',
      '02-第二讲.md',
      'book.yaml',
      'images',
      'images/01.png',
      'import-report.txt',
    ])
    expect(texts['book.yaml']).toContain('title: 走下去')
    const chapter = texts['01-第一讲.md'] ?? ''
    expect(chapter).toMatch(/^# 第一讲\n\n正文\*\*粗体\*\*，见注\[\^[^\]]+\]\\\n，\s*制表。比例/)
    expect(chapter).toContain('补入的字')
    expect(chapter).not.toContain('删去的字')
    expect(chapter).toMatch(/^- 要点一\n\s+- 要点一之一$/m)
    expect(chapter).toContain('甲\\|乙')
    expect(chapter).toContain('](images/01.png)')
    expect(chapter).toMatch(/\]: 脚注的文字。/)
    expect(texts['02-第二讲.md']).toBe('# 第二讲\n\n末段。\n')
    expect(ids).toEqual(['import-left', 'import-guesses'])
    const report = texts['import-report.txt'] ?? ''
    for (const line of [
      'deleted text (revision)  删去的字',
      'header or footer  页眉',
      'title  走下去',
      'spaces of an indent',
    ])
      expect(report).toContain(line)
  })

  it('finds headings by their look where there are no styles', async () => {
    const title = (text: string, size: number) =>
      new Paragraph({ children: [new TextRun({ text, size, bold: true })] })
    const text = '这是一段很普通的正文，写得足够长，好让它的字号成为全文最常见的字号。'
    const bytes = await docx([
      title('第一讲', 32),
      new Paragraph(text),
      title('一、听', 26),
      new Paragraph(text),
      title('第二讲', 32),
      new Paragraph(text),
      new Paragraph(text),
    ])
    const { texts, ids, names } = await imported('乙.docx', bytes)
    expect(names.filter((name) => name.endsWith('.md'))).toEqual(['01-第一讲.md', '02-第二讲.md'])
    expect(texts['01-第一讲.md']).toContain('\n## 一、听\n')
    expect(ids).toEqual(['import-guesses'])
    expect(texts['import-report.txt']).toContain('heading by its look  一、听  (level 2)')
  })

  it('that is broken writes nothing', async () => {
    const whole = await docx([new Paragraph('文')])
    const { failed, ids } = await imported('坏.docx', whole.slice(0, whole.length - 40))
    expect(failed).toBeInstanceOf(BookError)
    expect(ids).toEqual(['import-broken'])
  })
})

const article = `<p>${'桥是大家修的，路是大家走的，话是大家说的。'.repeat(8)}</p>`

describe('a saved web page', () => {
  it('gives its article; what else is on the page is listed, and nothing of it runs', async () => {
    const html = `<!doctype html><html><head><meta charset="utf-8"><title>修桥记</title><script>alert(1)</script></head>
<body><nav><ul><li><a href="/">首页</a></li><li><a href="/x">关于我们</a></li></ul></nav>
<article><h1>修桥记</h1><h2>一、起头</h2>${article}<ul><li>甲</li><li>乙</li></ul><h2>二、收尾</h2>${article}
<table><tr><th>列</th></tr><tr><td><ul><li>格甲</li><li>格乙</li></ul></td></tr></table>
<p>　　空格缩进的一段。<img src="图.png"><img src="https://example.org/a.png"></p></article>
<footer><p>版权所有，翻印必究</p></footer></body></html>`
    await writeFile(join(folder, '图.png'), png)
    const { failed, texts, names, ids } = await imported('页.html', html)
    expect(failed).toBeUndefined()
    expect(names).toContain('images/01.png')
    const all = Object.entries(texts)
      .filter(([name]) => name.endsWith('.md'))
      .map(([, text]) => text)
      .join('\n')
    expect(all).toContain('# 一、起头')
    expect(all).toContain('# 二、收尾')
    expect(all.split('桥是大家修的').length - 1).toBe(16)
    expect(all).toMatch(/格甲.+格乙/)
    expect(all).not.toContain('alert')
    expect(all).not.toContain('关于我们')
    expect(texts['book.yaml']).toContain('title: 修桥记')
    const report = texts['import-report.txt'] ?? ''
    expect(report).toContain('page outside the article  关于我们')
    expect(report).toContain('picture  https://example.org/a.png')
    expect(ids).toEqual(['import-left', 'import-guesses'])
  })

  it('of WeChat is hidden, and has spaces for indents, signs for lists, bold words for headings', async () => {
    const text = '桥是大家修的，路是大家走的，话是大家说的。'.repeat(3)
    const html = `<!doctype html><html><head><meta charset="utf-8"><title></title></head><body><div id="img-content">
<h1 class="rich_media_title" id="activity-name"> 到群众中去 </h1><div id="meta_content"><em id="publish_time">2026-01-01</em></div>
<div class="rich_media_content" id="js_content" style="visibility: hidden; opacity: 0; ">
<section><section><p><strong><span>一、先听</span></strong></p></section></section>
<p><span>　　${text}</span></p><p><br></p><p>&nbsp;&nbsp;&nbsp;&nbsp;${text}</p>
<p>● 带上本子</p><p>● 带上笔</p><p>●&nbsp;少说话</p>
<section><p><strong>二、再问</strong></p></section><p>▶️ 看图</p>
<p><img data-src="https://mmbiz.qpic.cn/x/640" src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="></p>
<p><img src="data:image/png;base64,${png.toString('base64')}"></p></div></div></body></html>`
    const { texts, names } = await imported('公众号.html', html)
    expect(texts['book.yaml']).toContain('title: 到群众中去')
    expect(texts['01-一、先听.md'] ?? texts['01-一先听.md']).toBe(
      `# 一、先听\n\n${text}\n\n${text}\n\n- 带上本子\n- 带上笔\n- 少说话\n`,
    )
    expect(texts['02-二、再问.md'] ?? texts['02-二再问.md']).toBe(
      '# 二、再问\n\n▶️ 看图\n\n![](https://mmbiz.qpic.cn/x/640)\n\n![](images/01.png)\n',
    )
    expect(names).toContain('images/01.png')
    const report = texts['import-report.txt'] ?? ''
    for (const line of [
      'heading by its look  一、先听  (level 1)',
      'spaces of an indent removed  桥是大家修的',
      'sign of a list removed  带上本子',
      'page outside the article  2026-01-01',
      'picture  https://mmbiz.qpic.cn/x/640',
    ])
      expect(report).toContain(line)
  })

  it('of a manual gives all of its sections, with boxes and captions, and not its frame', async () => {
    const words = '桥是大家修的，路是大家走的，话是大家说的。'
    const section = (name: string, times: number) =>
      `<div class="sect1"><h2>${name}</h2><div class="sectionbody"><p>${name}说：${words.repeat(times)}</p></div></div>`
    const html = `<!doctype html><html><head><meta charset="utf-8"><title>手册</title></head><body>
<div id="header"><div id="toc" class="toc"><ul><li><a href="#a">修桥</a></li></ul></div></div>
<div id="content">${section('修桥', 3)}${section('铺路', 3)}<div class="sect1"><h2>走路</h2>
<div class="sectionbody"><p>${words.repeat(20)}</p><div class="sidebar"><p>小知识：${words.repeat(2)}</p></div>
<p>再走：${words.repeat(20)}</p></div></div>${section('回家', 3)}</div>
<div id="footer"><p>最后修改于某日</p></div></body></html>`
    const { texts } = await imported('手册.html', html)
    const chapters = Object.entries(texts).filter(([name]) => name.endsWith('.md'))
    const all = chapters.map(([, text]) => text).join('\n')
    for (const name of ['# 修桥', '# 铺路', '# 走路', '# 回家', '修桥说：', '小知识：', '回家说：'])
      expect(all).toContain(name)
    expect(all).not.toContain('最后修改')
    expect(texts['import-report.txt']).toContain('page outside the article  最后修改于某日')
  })

  it('builds at once: pictures that are not there go, those on the web have a place', async () => {
    const html = `<!doctype html><html><head><meta charset="utf-8"><title>图</title></head><body><article><h1>图</h1>
${article}<p>一<img src="../47/lily.png" alt="谱">二<img src="没有.jpg">三<img src="路.svg" alt="路">四</p>
<p><img src="//example.org/a.png"></p></article></body></html>`
    await writeFile(
      join(folder, '路.svg'),
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>',
    )
    const { texts, names } = await imported('图.html', html)
    const all = Object.entries(texts)
      .filter(([name]) => name.endsWith('.md'))
      .map(([, text]) => text)
      .join('\n')
    expect(all).toContain('一二三![路](images/01.svg)四')
    expect(names).toContain('images/01.svg')
    expect(texts['book.yaml']).toContain('remoteImages: placeholder')
    for (const line of ['picture  ../47/lily.png', 'picture  没有.jpg', 'picture  //example.org/a.png'])
      expect(texts['import-report.txt']).toContain(line)
  })

  it('without an article is refused', async () => {
    const { failed, ids } = await imported('空.html', '<!doctype html><html><body></body></html>')
    expect(failed).toBeInstanceOf(BookError)
    expect(ids).toEqual(['import-no-article'])
  })
})

describe('a folder of Markdown', () => {
  async function folderOf(files: Record<string, string | Uint8Array>) {
    const path = join(folder, `from-${++count}`)
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(path, name)), { recursive: true })
      await writeFile(join(path, name), content)
    }
    const target = join(folder, `made-${count}`)
    const ids: string[] = []
    const run = {
      signal: new AbortController().signal,
      report: ({ ruleId }: Message) => void ids.push(ruleId),
      progress: () => {},
      cacheFolder: '',
    }
    const task = { path, file: 'from', shownTarget: 'made', target, language: 'zh' as const, force: false }
    const failed = await importFile(run, task).then(
      () => undefined,
      (error: unknown) => error,
    )
    const read = (name: string) => readFile(join(target, name))
    return { failed, ids, read, names: failed ? [] : (await readdir(target, { recursive: true })).sort() }
  }

  it('of mdBook follows SUMMARY.md, byte for byte', async () => {
    const chapter = '# 乙\r\n\r\n{{#include a.rs}}\r\n'
    const { ids, read, names } = await folderOf({
      'book.toml': '[book]\ntitle = "走下去"\n',
      'src/SUMMARY.md':
        '# Summary\n\n[序](前言.md)\n\n- [乙](part/b.md)\n  - [甲](a.md#x)\n- [草稿]()\n- [没有](没有.md)\n',
      'src/前言.md': '# 序\n',
      'src/part/b.md': chapter,
      'src/a.md': '# 甲\n\n![图](img/p.png)\n',
      'src/c.md': '# 丙\n',
      'src/img/p.png': png,
      'src/node_modules/x/README.md': 'x',
    })
    const book = parse((await read('book.yaml')).toString())
    expect(book).toEqual({ title: '走下去', language: 'zh-Hans', chapters: ['前言.md', 'part/b.md', 'a.md'] })
    expect((await read('part/b.md')).toString()).toBe(chapter)
    expect(await read('img/p.png')).toEqual(png)
    expect(names).not.toContain('node_modules')
    expect(ids).toEqual(['import-summary-missing', 'import-folder-look'])
    const report = (await read('import-report.txt')).toString()
    for (const line of ['  c.md', '  没有.md', 'part/b.md:3  mdBook  {{#include a.rs}}'])
      expect(report).toContain(line)
  })

  it('of GitBook: its root, its summary with parts, its hidden folder of pictures', async () => {
    const hint = '{% include "a.md" %}\n\n{% hint style="info" %}\n记下来。\n{% endhint %}\n'
    const { ids, read, names } = await folderOf({
      '.gitbook.yaml': 'root: ./book/\n\nstructure:\n  summary: SUMMARY.md\n',
      'README.md': '# 仓库的说明\n',
      'book/.gitbook/assets/图 1.png': png,
      'book/.git/x.png': png,
      'book/SUMMARY.md':
        '# Table of contents\n\n* [走访手册](README.md)\n\n## 上篇\n\n* [听](shang/README.md)\n  * [怎样听](<shang/how to.md>)\n* [外面](https://example.org/a.md)\n* [问](shang/wen.md#一)\n* [又问](shang/wen.md#二)\n',
      'book/README.md': '---\ndescription: 说明\n---\n\n# 走访手册\n',
      'book/shang/README.md': `# 听\n\n${hint}\n![](<../.gitbook/assets/图 1.png>)\n`,
      'book/shang/how to.md': '# 怎样听\n',
      'book/shang/wen.md': '# 问\n',
    })
    expect(parse((await read('book.yaml')).toString())).toEqual({
      title: '走访手册',
      language: 'zh-Hans',
      chapters: ['README.md', 'shang/README.md', 'shang/how to.md', 'shang/wen.md'],
    })
    expect(await read('.gitbook/assets/图 1.png')).toEqual(png)
    expect(names.filter((name) => name.startsWith('.git/'))).toEqual([])
    expect((await read('shang/README.md')).toString()).toContain(hint)
    expect(ids).toEqual(['import-folder-look'])
    expect((await read('import-report.txt')).toString()).toContain(
      'shang/README.md:3  GitBook  {% include "a.md" %}',
    )
  })

  it('of the GitBook of old: book.json', async () => {
    const { ids, read } = await folderOf({
      'book.json': '{ "title": "旧书", "root": "./docs", "plugins": ["katex"] }',
      'docs/SUMMARY.md': '* [甲](a.md)\n* [乙](b%20c.md)\n',
      'docs/GLOSSARY.md': '## 词\n\n解释。\n',
      'docs/a.md': '# 甲\n',
      'docs/b c.md': '# 乙\n',
    })
    expect(parse((await read('book.yaml')).toString())).toMatchObject({
      title: '旧书',
      chapters: ['a.md', 'b c.md'],
    })
    expect(ids).toEqual(['import-folder-look'])
    expect((await read('import-report.txt')).toString()).toContain('  GLOSSARY.md')
  })

  it.each([
    [
      'VuePress',
      '.vuepress/config.js',
      "['/', { title: '上篇', children: ['/z', './b/', '/没有'] }, 'a.md']",
    ],
    [
      'VitePress',
      '.vitepress/config.mts',
      "[{ text: 'x', link: '/' }, { text: 'b', items: [{ link: '/z.html' }, { link: '/b/#一' }, { link: '/a' }] }]",
    ],
  ])('of %s goes by its sidebar, which is not run', async (_, settings, sidebar) => {
    const { read } = await folderOf({
      [`docs/${settings}`]: `throw new Error('run')\nexport default { title: "讲义", themeConfig: { nav: [{ link: '/n' }], sidebar: ${sidebar} } }`,
      'docs/README.md': '# 首页\n',
      'docs/a.md': '# 甲\n',
      'docs/b/README.md': '# 乙\n',
      'docs/n.md': '# 别的\n',
      'docs/z.md': '# 丙\n',
    })
    expect(parse((await read('book.yaml')).toString())).toMatchObject({
      title: '讲义',
      chapters: ['README.md', 'z.md', 'b/README.md', 'a.md'],
    })
    expect((await read('import-report.txt')).toString()).toContain('SUMMARY.md 或侧栏没有列出\n  n.md')
  })

  it('without SUMMARY.md goes by names, README first', async () => {
    const { read, ids } = await folderOf({
      'docs/.vuepress/config.js': "module.exports = { title: '讲义' }",
      'docs/README.md': '# 首页\n',
      'docs/10-末.md': '# 末\n',
      'docs/2-中.md': '# 中\n\n{{#include a.rs}}\n',
    })
    expect(parse((await read('book.yaml')).toString())).toMatchObject({
      title: '讲义',
      chapters: ['README.md', '2-中.md', '10-末.md'],
    })
    expect(ids).toEqual(['import-folder-look'])
  })

  it('without Markdown is refused', async () => {
    const { failed, ids } = await folderOf({ 'a.txt': 'x' })
    expect(failed).toBeInstanceOf(BookError)
    expect(ids).toEqual(['import-no-markdown'])
  })
})

describe('the proof', () => {
  it('sees a missing character, a changed order, a lost note', () => {
    const expected = { body: '甲乙丙\n丁', notes: '注' }
    const whole = '甲*乙*丙[^1]\n\n丁\n\n[^1]: 注\n'
    expect(proveRich(expected, [whole], undefined)).toBeUndefined()
    expect(proveRich(expected, [whole.replace('乙', '')], undefined)).toBeDefined()
    expect(proveRich(expected, [whole.replace('甲*乙*', '*乙*甲')], undefined)).toBeDefined()
    expect(proveRich(expected, [whole.replace(': 注', ': ')], undefined)).toBeDefined()
    expect(proveRich(expected, ['甲乙丙:空[丁]\n\n[^1]: 注\n'], undefined)).toBeDefined()
  })
})

it('emphasis in emphasis, and emphasis that touches other, is one', async () => {
  const page = `<html><head><title>论衣裳</title></head><body><article><h1>论衣裳</h1><p>鲁迅的<u><i>呐</i><i>喊</i></u>与<b>彷<strong>徨</strong></b><b>集</b>，写于北京的日子里，${'后来都收进了选本。'.repeat(8)}</p></article></body></html>`
  const { failed, texts } = await imported('marks.html', page)
  expect(failed).toBeUndefined()
  const text = Object.entries(texts).flatMap(([name, one]) => (name.endsWith('.md') ? [one] : []))
  expect(text.join('')).toContain('鲁迅的*呐喊*与**彷徨集**，写于')
})

it('readings of a web page become ours, in text, headings and tables; neither characters nor readings are lost', async () => {
  const filler = '后来都收进了选本。'.repeat(12)
  const page = `<html><head><title>读音</title></head><body><article><h1>读音</h1>
<p>先读<ruby>版<rp>(</rp><rt>bǎn</rt><rp>)</rp>心<rp>(</rp><rt>xīn</rt><rp>)</rp></ruby>，再读<ruby><rb>调查</rb><rp>（</rp><rt>diàochá</rt><rp>）</rp></ruby>，${filler}</p>
<h2>说<ruby>渠<rt>qú</rt></ruby></h2>
<p>假名<ruby>かな<rp>(</rp><rt>kana</rt><rp>)</rp></ruby>，半注<ruby>上<rt>shàng</rt>下</ruby>，带链接<ruby><a href="https://a.example/">桥</a><rp>(</rp><rt>qiáo</rt><rp>)</rp></ruby>，${filler}</p>
<table><tr><th>字</th><th>户</th></tr><tr><td><ruby>纸<rt>zhǐ</rt></ruby></td><td>三</td></tr></table></article></body></html>`
  const { failed, texts, ids } = await imported('ruby.html', page)
  expect(failed).toBeUndefined()
  expect(ids).not.toContain('import-left')
  const text = Object.entries(texts)
    .filter(([name]) => /^\d.*\.md$/.test(name))
    .map(([, one]) => one)
    .join('\n')
  expect(text).toContain('先读{版心|bǎn xīn}，再读{调查|diàochá}，后来')
  expect(text).toContain('说{渠|qú}')
  expect(text).toContain('假名かな（kana），半注上（shàng）下，带链接[桥](https://a.example/)(qiáo)，后来')
  expect(text).toContain('{纸\\|zhǐ}')
})

it('the proof asks for base and reading of what had readings', () => {
  const expected = { body: '先读{版心|bǎn xīn}。', notes: '' }
  expect(proveRich(expected, ['先读{版心|bǎn xīn}。'], undefined)).toBeUndefined()
  for (const lost of ['先读版心。', '先读{版心|bǎn}。', '先读{版|bǎn xīn}。'])
    expect(proveRich(expected, [lost], undefined)).toBeDefined()
})

it('readings in a Word file become ours', async () => {
  const bytes = await docx([
    new Paragraph('先读版再说。'),
    new Paragraph({ children: [new TextRun('完。')] }),
  ])
  const zip = await JSZip.loadAsync(bytes)
  const xml = (await zip.file('word/document.xml')?.async('string')) ?? ''
  const ruby = (base: string, reading: string) =>
    `<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val="center"/></w:rubyPr><w:rt><w:r><w:t>${reading}</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>${base}</w:t></w:r></w:rubyBase></w:ruby></w:r>`
  const made = xml.replace(
    /<w:r><w:t[^>]*>先读版再说。<\/w:t><\/w:r>/,
    `<w:r><w:t>先读</w:t></w:r>${ruby('版心', 'bǎn xīn')}<w:r><w:t>、</w:t></w:r>${ruby('かな', 'kana')}<w:r><w:t>再说。</w:t></w:r>`,
  )
  expect(made).not.toBe(xml)
  zip.file('word/document.xml', made)
  const { failed, texts } = await imported('ruby.docx', await zip.generateAsync({ type: 'uint8array' }))
  expect(failed).toBeUndefined()
  expect(Object.values(texts).join('')).toContain('先读{版心|bǎn xīn}、かな（kana）再说。')
})
