import JSZip from 'jszip'
import { beforeAll, describe, expect, test } from 'vitest'
import { checkEpub } from '../../src/epub/check-epub.ts'
import type { Message } from '../../src/message.ts'
import { epubOf, smallPng, testRun } from './made-epub.ts'

const chapter = `# 第一章

甲[^1]，{汉|hàn}，见[下章](02.md)。${'天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏'.repeat(4)}

| 年 | 数 |
| --- | --- |
| 1949 | 1 |

![图](a.png)

[^1]: 注
`

let clean: Uint8Array = new Uint8Array()
beforeAll(async () => {
  const files = { '01.md': chapter, '02.md': '# 第二章\n\n文\n', 'a.png': smallPng }
  clean = (await epubOf(files, [], true)).bytes
})

async function checked(bytes: Uint8Array): Promise<Message[]> {
  const run = testRun()
  await checkEpub(run, bytes, 'book.epub')
  return run.messages
}

/** The clean EPUB, changed: by path, a new content, made of the old one where it is text; nothing takes a file away. */
type Change = Record<string, ((old: string) => string) | Uint8Array | undefined>

async function changed(change: Change): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(clean)
  for (const [path, make] of Object.entries(change)) {
    const name = path.startsWith('META-INF/') ? path : `OEBPS/${path}`
    if (make === undefined) zip.remove(name)
    else if (make instanceof Uint8Array) zip.file(name, make)
    else {
      const old = (await zip.file(name)?.async('string')) ?? ''
      const text = make(old)
      if (text === old) throw new Error(`nothing changed in ${path}`)
      zip.file(name, text)
    }
  }
  return zip.generateAsync({ type: 'uint8array' })
}

test('a clean EPUB has no messages', async () => {
  expect(await checked(clean)).toEqual([])
})

const replace = (pattern: RegExp | string, by: string) => (old: string) => old.replace(pattern, by)

const mutants: Record<string, { change: Change; rule: string; file?: string }> = {
  'a table without head cells': {
    change: { 's01.xhtml': (old) => old.replace(/<th scope="col">/g, '<td>').replace(/<\/th>/g, '</td>') },
    rule: 'epub-table-no-head',
    file: 's01.xhtml',
  },
  'a picture without alternative text': {
    change: { 's01.xhtml': replace(/ alt="图"/, '') },
    rule: 'epub-picture-no-alt',
  },
  'a page named twice': {
    change: { 'toc.xhtml': replace(/(#page-4">)4</, '$13<') },
    rule: 'epub-page-twice',
  },
  'a page that is nowhere': {
    change: { 's01.xhtml': replace('id="page-4"', '') },
    rule: 'epub-page-nowhere',
  },
  'pages out of order': {
    change: {
      'toc.xhtml': (old) =>
        old.replace(
          /(<li><a href="[^"]*#page-3">3<\/a><\/li>)(<li><a href="[^"]*#page-4">4<\/a><\/li>)/,
          '$2$1',
        ),
    },
    rule: 'epub-page-order',
  },
  'a page of another name': {
    change: { 's01.xhtml': replace('aria-label="4"', 'aria-label="40"') },
    rule: 'epub-page-label',
  },
  'a page that is not listed': {
    change: { 'toc.xhtml': replace(/<li><a href="[^"]*#page-4">4<\/a><\/li>/, '') },
    rule: 'epub-page-unlisted',
    file: 's01.xhtml',
  },
  'pages of no book': {
    change: {
      'content.opf': replace(/<dc:source.*?<\/dc:source><meta[^>]*source-of[^>]*>pagination<\/meta>/, ''),
    },
    rule: 'epub-page-source',
    file: 'content.opf',
  },
  'no contents': { change: { 'toc.xhtml': replace('epub:type="toc"', '') }, rule: 'epub-nav-none' },
  'an entry without words': { change: { 'toc.xhtml': replace('>第二章<', '><') }, rule: 'epub-nav-empty' },
  'an entry that leads to no chapter': {
    change: { 'toc.xhtml': replace(/href="s02\.xhtml[^"]*"/, 'href="s09.xhtml"') },
    rule: 'epub-nav-nowhere',
  },
  'entries out of order': {
    change: {
      'toc.xhtml': (old) =>
        old.replace(/<ol>(<li id="toc-s01.*?<\/li>)(<li id="toc-s02.*?<\/li>)/, '<ol>$2$1'),
    },
    rule: 'epub-nav-order',
  },
  'a chapter without entry': {
    change: { 'toc.xhtml': replace(/<li id="toc-s02.*?<\/li>/, '') },
    rule: 'epub-nav-missing',
    file: 's02.xhtml',
  },
  'a file that nobody lists': {
    change: { 'left-over.txt': new Uint8Array([1]) },
    rule: 'epub-file-unlisted',
    file: 'left-over.txt',
  },
  'a file that is missing': { change: { 'cover.png': undefined }, rule: 'epub-file-missing' },
  'a font that is missing': {
    change: { 'style.css': (old) => `@font-face{font-family:X;src:url("fonts/x.ttf")}${old}` },
    rule: 'epub-font-missing',
    file: 'style.css',
  },
  'a font that is none': {
    change: {
      'style.css': (old) => `@font-face{font-family:X;src:url("x.ttf")}${old}`,
      'x.ttf': new Uint8Array(20),
      'content.opf': replace('</manifest>', '<item id="x" href="x.ttf" media-type="font/ttf"/></manifest>'),
    },
    rule: 'epub-font-broken',
  },
  'a script': {
    change: { 's02.xhtml': replace('</section>', '<script>x()</script></section>') },
    rule: 'epub-script',
  },
  'a handler': { change: { 's02.xhtml': replace('<p>', '<p onclick="x()">') }, rule: 'epub-script' },
  'a link that runs': {
    change: { 's02.xhtml': replace('文', '<a href="javascript:x()">文</a>') },
    rule: 'epub-script',
  },
  'a picture on the web': {
    change: { 's02.xhtml': replace('文', '<img alt="" src="https://example.org/a.png"/>') },
    rule: 'epub-remote',
  },
  'a style sheet on the web': {
    change: { 'style.css': (old) => `@import "https://example.org/a.css";${old}` },
    rule: 'epub-remote',
    file: 'style.css',
  },
  'a link to nothing': {
    change: { 's01.xhtml': replace(/href="s02\.xhtml[^"]*"/, 'href="s02.xhtml#none"') },
    rule: 'epub-link-nowhere',
  },
  'a note without way back': {
    change: { 's01.xhtml': replace(/<a class="note-number"[^>]*>(\[1\])<\/a>/, '$1') },
    rule: 'epub-note-no-way-back',
  },
  'a claim that is not so': {
    change: {
      'content.opf': replace(
        '</metadata>',
        '<meta property="schema:accessibilityFeature">MathML</meta></metadata>',
      ),
    },
    rule: 'epub-claim',
  },
  'a heading two levels below the one before': {
    change: { 's02.xhtml': replace('</section>', '<h3>三</h3></section>') },
    rule: 'epub-heading-skip',
    file: 's02.xhtml',
  },
  'a document without language': {
    change: { 's02.xhtml': replace(' xml:lang="zh-Hans"', '') },
    rule: 'epub-no-language',
    file: 's02.xhtml',
  },
  'a hazard that is on no list': {
    change: { 'content.opf': replace('accessibilityHazard">none', 'accessibilityHazard">nothing') },
    rule: 'epub-term-unknown',
    file: 'content.opf',
  },
  'XML that is none': {
    change: { 's02.xhtml': replace('</p>', '') },
    rule: 'epub-not-xml',
    file: 's02.xhtml',
  },
  'no package': { change: { 'META-INF/container.xml': undefined }, rule: 'epub-no-package' },
  'what only EPUBCheck knows': {
    change: { 'content.opf': replace('<dc:language>zh-Hans</dc:language>', '') },
    rule: 'epubcheck-error',
    file: 'content.opf',
  },
}

describe('each fault is told by its own rule', () => {
  for (const [name, { change, rule, file }] of Object.entries(mutants))
    test(name, async () => {
      const found = (await checked(await changed(change))).filter(({ ruleId }) => ruleId === rule)
      expect(found.length).toBeGreaterThan(0)
      if (file !== undefined)
        expect(found.map((message) => message.file)).toContain(`book.epub/OEBPS/${file}`)
    })
})

test('what is no zip file is told, and nothing else', async () => {
  expect((await checked(Buffer.from('not a book'))).map(({ ruleId }) => ruleId)).toEqual(['epub-not-zip'])
})

test('a file cut short is told', async () => {
  const messages = await checked(clean.slice(0, clean.length - 500))
  expect(messages.map(({ ruleId }) => ruleId)).toEqual(['epub-not-zip'])
})
