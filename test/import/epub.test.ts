import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import JSZip from 'jszip'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { BookError } from '../../src/errors.ts'
import { openEbook } from '../../src/import/ebook/open-ebook.ts'
import { epubOf, epubOfFolder, smallPng } from '../epub/made-epub.ts'
import { runImport } from './run-import.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'banxin-import-epub-'))
})
afterAll(() => rm(folder, { recursive: true }))

let count = 0
async function imported(bytes: Uint8Array, name = 'book.epub') {
  const home = join(folder, `home-${++count}`)
  const path = join(folder, `${count}-${name}`)
  await writeFile(path, bytes)
  const target = join(home, 'made')
  const { failed, messages, names, read } = await runImport(path, name, target)
  const chapters = await Promise.all(names.filter((one) => one.endsWith('.md')).map(read))
  return {
    failed,
    names,
    chapters,
    all: chapters.join('\n'),
    book: failed ? undefined : parse(await read('book.yaml')),
    report: failed ? '' : await read('import-report.txt'),
    ids: messages.map(({ ruleId }) => ruleId),
    problems: messages.map(({ values }) => String(values?.problem ?? values?.expected ?? '')),
    around: await readdir(home).catch(() => []),
  }
}

const fixture = (name: string) => readFile(new URL(`fixtures/programs/${name}`, import.meta.url))

describe('an EPUB of pandoc', () => {
  it.each([
    ['pandoc.epub', '3', 2],
    ['pandoc-2.epub', '2', 3],
  ])('%s', async (name, _, count) => {
    const { failed, chapters, all, book, names, problems } = await imported(await fixture(name))
    expect([failed, problems.filter(Boolean)]).toEqual([undefined, []])
    expect(chapters).toHaveLength(count)
    expect(book).toMatchObject({ title: '走访记', authors: ['甲'], language: 'zh-Hans' })
    expect(all).toMatch(/# 第一章\n\n正文\[\^footnote-1\]，见 \*\*粗\*\* 与 \*斜\*，x<sup>2<\/sup>。/)
    expect(all).toContain('\n[^footnote-1]: 注文甲。\n')
    expect(all).toMatch(/末段\[\^footnote-2\]。见前\n\n\[\^footnote-2\]: 注文乙。\n\n {4}注文的第二段。\n/)
    expect(all).toContain('| 甲 | 3 |')
    expect(all).toMatch(/!\[(?:图一)?\]\(images\/01\.png\)/)
    expect(all).toContain('> 引文')
    expect(all).toContain('1. 一\n2. 二')
    expect(all).not.toContain('***')
    expect(names).toContain('images/01.png')
  })
})

describe('an EPUB of Calibre', () => {
  it('in small files, with classes of its own and an NCX alone', async () => {
    const { failed, chapters, all, book, report, problems } = await imported(await fixture('calibre.epub'))
    expect([failed, problems.filter(Boolean)]).toEqual([undefined, []])
    expect(chapters.map((text) => text.split('\n')[0])).toEqual(['# 第一章　起头', '# 第二章　收尾'])
    expect(book).toMatchObject({ title: '修渠记', authors: ['甲'], language: 'zh-Hans' })
    for (const part of [
      '正文[^footnote-1]，见**粗**与*斜*，x<sup>2</sup>。\n\n## 一、账目',
      '| 甲 | 3 |',
      '![图一](images/01.png)',
      '> 引文一段。\n\n- 一\n- 二\n  1. 二之一\n\n## 二、长节',
      '[^footnote-1]: 注文甲。',
      '末段[^footnote-2]。{渠|qú}',
      '[^footnote-2]: 注文乙。',
    ])
      expect(all).toContain(part)
    expect(all.match(/修渠那年/g)).toHaveLength(30)
    // The page of the notes is empty now, but for its heading.
    expect(report).toContain('cover, title page, contents or heading of notes  注释')
  })

  it('with a cover, and headings that only its contents know', async () => {
    const { failed, names, all, book, problems } = await imported(await fixture('calibre-looks.epub'))
    expect([failed, problems.filter(Boolean)]).toEqual([undefined, []])
    expect(all).toBe('# 第一章　听\n\n先听。\n\n# 第二章　问\n\n再问。\n')
    expect(book).toMatchObject({ title: '走访记', cover: 'images/01.jpg' })
    expect(names).toContain('images/01.jpg')
  })
})

describe('an EPUB of ours comes back', { timeout: 60_000 }, () => {
  for (const one of [
    'manuscript',
    'test/themes/everything',
    'test/typography/specimen',
    'test/typography/sweeps',
  ])
    it(one, async () => {
      const { failed, problems, chapters } = await imported((await epubOfFolder(one)).bytes)
      expect([failed, problems.filter(Boolean)]).toEqual([undefined, []])
      expect(chapters.length).toBeGreaterThan(0)
    })

  it('with what Markdown can say', async () => {
    const markdown =
      '# 一\n\n## 小节\n\n{版心|bǎn xīn}在纸上[^a]，H<sub>2</sub>O。\n\n- 甲\n- 乙\n\n| 甲 | 乙 |\n| --- | --- |\n| {纸\\|zhǐ} | 2 |\n\n' +
      '![图](p.png "一幅图")\n\n> 引\n\n```js\nlet a = 1\n```\n\n[^a]: 注文\n'
    const { bytes } = await epubOf({ '01.md': markdown, 'p.png': smallPng })
    const { failed, all, problems } = await imported(bytes)
    expect([failed, problems.filter(Boolean)]).toEqual([undefined, []])
    for (const part of [
      '# 一\n\n## 小节',
      '{版心|bǎn xīn}在纸上[^footnote-1]，H<sub>2</sub>O。',
      '- 甲\n- 乙',
      '{纸\\|zhǐ}',
      '](images/',
      '> 引',
      'let a = 1',
      '[^footnote-1]: 注文',
    ])
      expect(all).toContain(part)
  })
})

type Files = Record<string, string | Uint8Array>

/** An EPUB by hand: `spine` are the documents' bodies, in order. */
async function byHand(spine: string[], more: { opf?: string; files?: Files } = {}): Promise<Buffer> {
  const zip = new JSZip()
  zip.file('mimetype', 'application/epub+zip')
  zip.file(
    'META-INF/container.xml',
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="O/c.opf"/></rootfiles></container>',
  )
  const items = spine.map(
    (_, index) => `<item id="s${index}" href="t/s${index}.xhtml" media-type="application/xhtml+xml"/>`,
  )
  zip.file(
    'O/c.opf',
    `<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>手工书</dc:title></metadata><manifest>${items.join('')}${more.opf ?? ''}</manifest>
    <spine>${spine.map((_, index) => `<itemref idref="s${index}"/>`).join('')}</spine></package>`,
  )
  for (const [index, body] of spine.entries())
    zip.file(
      `O/t/s${index}.xhtml`,
      `<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>题</title><script>evil()</script></head><body>${body}</body></html>`,
    )
  for (const [name, content] of Object.entries(more.files ?? {})) zip.file(name, content)
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' })
}

describe('an EPUB by hand', () => {
  it('has notes that are raised numbers, and notes in a file of their own', async () => {
    const { failed, all, problems } = await imported(
      await byHand([
        '<h1>一</h1><p>甲<sup><a id="r1" href="s1.xhtml#n1">[1]</a></sup>乙<a id="r2" href="s1.xhtml#n2"><sup>②</sup></a>。</p><p>见<a href="s1.xhtml#n3">别处</a>。</p>',
        '<h1>注</h1><p><a id="n1" href="s0.xhtml#r1">[1]</a>甲的注。</p><p id="n2"><a href="s0.xhtml#r2">②</a>乙的注。</p><p id="n3">不是注。</p>',
      ]),
    )
    expect([failed, problems.filter(Boolean)]).toEqual([undefined, []])
    expect(all).toContain('甲[^footnote-1]乙[^footnote-2]。\n\n见别处。')
    expect(all).toContain('[^footnote-1]: 甲的注。\n\n[^footnote-2]: 乙的注。')
    expect(all).toContain('# 注\n\n不是注。')
  })

  it('gets the headings that its contents name', async () => {
    const ncx =
      '<ncx><navMap><navPoint><navLabel><text>第一章 走</text></navLabel><content src="t/s0.xhtml"/><navPoint><navLabel><text>小节</text></navLabel><content src="t/s0.xhtml#b"/></navPoint></navPoint></navMap></ncx>'
    const { all, report } = await imported(
      await byHand(['<p class="t">第一章　走</p><p>文。</p><p id="b">小节</p><p>文二。</p>'], {
        opf: '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>',
        files: { 'O/toc.ncx': ncx },
      }),
    )
    expect(all).toBe('# 第一章　走\n\n文。\n\n## 小节\n\n文二。\n')
    expect(report).toContain('heading by the table of contents  小节  (level 2)')
  })

  it('keeps tables, readings, drawings and entities, whatever is around them', async () => {
    const { failed, all, names, problems } = await imported(
      await byHand([
        '<h1>一</h1><table><caption>表题</caption><tr><td colspan="2"><p>甲</p><p>乙</p></td></tr><tr><td>丙</td><td><ruby>纸<rp>(</rp><rt>zhǐ</rt><rp>)</rp></ruby></td></tr></table>' +
          '<p><ruby>漢<rt>hàn</rt>字<rt>zì</rt></ruby>、<ruby>かな<rt>kana</rt></ruby>&nbsp;&mdash;<q>引</q><br/>尾</p>' +
          '<div><svg viewBox="0 0 1 1"><path d="M0 0h1"/><text>图中字</text></svg></div>',
      ]),
    )
    expect([failed, problems.filter(Boolean)]).toEqual([undefined, []])
    expect(all).toContain('表题')
    expect(all).toMatch(/甲<br\s*\/?>乙|甲.*乙/)
    expect(all).toContain('{纸\\|zhǐ}')
    expect(all).toContain('{漢字|hàn zì}、かな（kana）')
    expect(all).toMatch(/—“引”/)
    expect(names).toContain('images/01.svg')
  })

  it('runs nothing, asks nobody, and leaves its folder as it is', async () => {
    const { failed, all, report, names, around } = await imported(
      await byHand(
        [
          '<h1 onclick="evil()">一</h1><p>字<script>evil()</script><iframe src="http://evil.example/">框</iframe></p><p><img src="http://evil.example/a.png" alt="远"/><img src="../../../../etc/passwd" alt="近"/><img src="../x.png" alt="图"/></p><p><a href="javascript:evil()">点</a></p>',
        ],
        { files: { '../../evil.md': 'evil', 'O/x.png': smallPng } },
      ),
    )
    expect(failed).toBeUndefined()
    expect(all).not.toMatch(/evil|onclick|javascript|passwd/)
    expect(all).toContain('点')
    expect(names.filter((name) => name.startsWith('images/'))).toEqual(['images/01.png'])
    expect(report).toContain('picture  http://evil.example/a.png')
    expect(report).toContain('sound, film or frame  <iframe> http://evil.example/')
    expect(around).toEqual(['made'])
  })
})

describe('what cannot be read is told, and nothing is written', () => {
  const refused = async (bytes: Uint8Array, problem: RegExp) => {
    const { failed, ids, problems, around } = await imported(bytes)
    expect(failed).toBeInstanceOf(BookError)
    expect(ids).toEqual(['import-broken'])
    expect(problems.join()).toMatch(problem)
    expect(around).toEqual([])
  }

  it('a file cut short', async () => {
    const whole = await byHand(['<p>文</p>'])
    await refused(whole.subarray(0, whole.length - 40), /central directory|zip/i)
  })

  /** What the directory says that the document unpacks to: at offset 24 of its entry. */
  function saying(zip: Buffer, size: number): Buffer {
    const lying = Buffer.from(zip)
    for (
      let at = zip.indexOf('PK\x01\x02', 0, 'latin1');
      at >= 0;
      at = zip.indexOf('PK\x01\x02', at + 4, 'latin1')
    )
      if (zip.subarray(at, at + 80).includes('s0.xhtml')) lying.writeUInt32LE(size, at + 24)
    return lying
  }

  it('a file that would fill the memory', async () => {
    await refused(saying(await byHand(['<p>文</p>']), 257 * 2 ** 20), /unpacks to more than 256 MiB/)
  })

  it('the same, where its directory lies', async () => {
    const zip = saying(await byHand([`<p>文</p>${' '.repeat(2 ** 21)}`]), 1000)
    await expect(openEbook(zip, { file: 2 ** 20, all: 2 ** 30 })).rejects.toThrow(
      /unpacks to more than 1 MiB|size mismatch/,
    )
  })

  it('an encrypted one', async () => {
    const encryption =
      '<encryption><EncryptedData><CipherData><CipherReference URI="O/t/s0.xhtml"/></CipherData></EncryptedData></encryption>'
    await refused(
      await byHand(['<p>文</p>'], { files: { 'META-INF/encryption.xml': encryption } }),
      /encrypted/,
    )
  })

  it('one whose document is missing', async () => {
    const zip = await JSZip.loadAsync(await byHand(['<p>文</p>', '<p>文</p>']))
    zip.remove('O/t/s1.xhtml')
    await refused(await zip.generateAsync({ type: 'nodebuffer' }), /O\/t\/s1\.xhtml is missing/)
  })
})
