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
    change: { 's01.xhtml': (old) => old.replace(/<th [^>]*>/g, '<td>').replace(/<\/th>/g, '</td>') },
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
  'a call of another note': {
    change: { 's01.xhtml': replace(/(>)\[1\](<\/a><\/sup>)/, '$1[2]$2') },
    rule: 'epub-note-number',
    file: 's01.xhtml',
  },
  'a cover said to be decoration': {
    change: { 'cover.xhtml': replace(/alt="[^"]*"/, 'alt=""') },
    rule: 'epub-picture-no-alt',
    file: 'cover.xhtml',
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
    rule: 'epub-xml-crossed',
    file: 's02.xhtml',
  },
  'no package': { change: { 'META-INF/container.xml': undefined }, rule: 'epub-no-package' },
  // What only EPUBCheck knows, by its number or by the fault.
  'no language of the book': {
    change: { 'content.opf': replace('<dc:language>zh-Hans</dc:language>', '') },
    rule: 'epubcheck-language-missing',
    file: 'content.opf',
  },
  'no title of the book': {
    change: { 'content.opf': replace(/<dc:title.*?<\/dc:title>/, '') },
    rule: 'epubcheck-title-missing',
  },
  'no date of the file': {
    change: { 'content.opf': replace(/<meta property="dcterms:modified">.*?<\/meta>/, '') },
    rule: 'epubcheck-modified-missing',
  },
  'an id that stands twice': {
    change: { 's02.xhtml': replace('<p>', '<p id="x"></p><p id="x">') },
    rule: 'epubcheck-id-twice',
    file: 's02.xhtml',
  },
  'an element where none may be': {
    change: { 's02.xhtml': replace('<p>', '<p><td>1</td>') },
    rule: 'epub-html-misplaced',
  },
  'a table in a paragraph': {
    change: { 's02.xhtml': replace('<p>', '<p><em><table><tr><th>1</th></tr></table></em>') },
    rule: 'epub-html-misplaced',
  },
  'an element of old': {
    change: { 's02.xhtml': replace('文', '<font color="red">文</font>') },
    rule: 'epub-html-obsolete',
  },
  'an attribute of old': {
    change: { 's02.xhtml': replace('<p>', '<p align="left">') },
    rule: 'epub-html-obsolete',
  },
  'a document without title': {
    change: { 's02.xhtml': replace(/<title>.*?<\/title>/, '<title></title>') },
    rule: 'epubcheck-document-title',
  },
  'a picture that nobody lists': {
    change: { 'content.opf': replace(/<item [^>]*href="images[^>]*>/, '') },
    rule: 'epubcheck-rsc-008',
  },
  'a drawing that the list of files does not know of': {
    change: { 's02.xhtml': replace('文', '<svg xmlns="http://www.w3.org/2000/svg" aria-hidden="true"/>') },
    rule: 'epubcheck-opf-014',
  },
  'another identifier for old reading systems': {
    change: { 'toc.ncx': replace('urn:uuid:', 'urn:uuid:0') },
    rule: 'epubcheck-ncx-001',
  },
  'a style sheet that ends too soon': {
    change: { 'style.css': (old) => `${old}p { color` },
    rule: 'epubcheck-css-008',
  },
  'a property that nobody knows': {
    change: { 'content.opf': replace('</metadata>', '<meta property="nonsense">1</meta></metadata>') },
    rule: 'epub-term-unknown',
  },
  'a document that stands twice in the reading order': {
    change: { 'content.opf': replace(/(<itemref idref="file-s02.xhtml"[^>]*>)/, '$1$1') },
    rule: 'epubcheck-opf-034',
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

test('what stands in a folder of the zip is told, and looked at all the same', async () => {
  const folded = new JSZip()
  const zip = await JSZip.loadAsync(clean)
  for (const file of Object.values(zip.files)) folded.file(`书/${file.name}`, await file.async('uint8array'))
  const whole = await checked(await folded.generateAsync({ type: 'uint8array' }))
  expect(whole.map(({ ruleId, values }) => [ruleId, values])).toEqual([['epub-in-folder', { folder: '书/' }]])
  folded.remove('书/OEBPS/s02.xhtml')
  const messages = await checked(await folded.generateAsync({ type: 'uint8array' }))
  expect(messages.map(({ ruleId }) => ruleId)).toContain('epub-file-missing')
  expect(messages.map(({ file }) => file)).toContain('book.epub/书/OEBPS/content.opf')
})

describe('each fault is told once', () => {
  const rulesOf = async (change: Change) => (await checked(await changed(change))).map(({ ruleId }) => ruleId)

  test('a link to nothing', async () => {
    const change = { 's01.xhtml': replace(/href="s02\.xhtml[^"]*"/, 'href="s02.xhtml#none"') }
    expect(await rulesOf(change)).toEqual(['epub-link-nowhere'])
  })
  test('XML that is none', async () => {
    const rules = await rulesOf({ 's02.xhtml': replace('</p>', '') })
    expect(rules.filter((rule) => /epub-xml|rsc-016|htm-004/.test(rule))).toEqual(['epub-xml-crossed'])
  })
  test('a page that is nowhere', async () => {
    const rules = await rulesOf({ 's01.xhtml': replace('id="page-4"', '') })
    // And once for the contents of old reading systems.
    expect(rules.filter((rule) => /nowhere|rsc-012/.test(rule))).toEqual([
      'epub-page-nowhere',
      'epubcheck-rsc-012',
    ])
  })
})

test('an EPUB 2 is told to be one, and not asked for what only EPUB 3 has', async () => {
  const zip = new JSZip()
  zip.file('mimetype', 'application/epub+zip', { compression: 'STORE' })
  zip.file(
    'META-INF/container.xml',
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>' +
      '<rootfile full-path="a.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
  )
  zip.file(
    'a.opf',
    '<package xmlns="http://www.idpf.org/2007/opf" version="2.0" unique-identifier="i">' +
      '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">1</dc:identifier>' +
      '<dc:title>书</dc:title><dc:language>zh</dc:language></metadata><manifest>' +
      '<item id="n" href="toc.ncx" media-type="application/x-dtbncx+xml"/>' +
      '<item id="p" href="./p.png" media-type="image/png"/>' +
      '<item id="s" href="s.html" media-type="application/xhtml+xml"/></manifest>' +
      '<spine toc="n"><itemref idref="s"/></spine></package>',
  )
  zip.file(
    'toc.ncx',
    '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><head><meta name="dtb:uid" content="1"/></head>' +
      '<docTitle><text>书</text></docTitle><navMap><navPoint id="a" playOrder="1"><navLabel><text>章</text></navLabel>' +
      '<content src="s.html"/></navPoint></navMap></ncx>',
  )
  zip.file('p.png', smallPng)
  zip.file(
    's.html',
    '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">\n' +
      '<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="zh"><head><title>章</title></head>' +
      '<body><h1>章</h1><p><img src="p.png" alt="图"/></p></body></html>',
  )
  const messages = await checked(await zip.generateAsync({ type: 'uint8array', platform: 'UNIX' }))
  expect(messages.map(({ ruleId }) => ruleId)).toEqual(['epub-version-2'])
})

test('what unpacks to more than a memory holds is told, and not unpacked', async () => {
  const zip = await JSZip.loadAsync(clean)
  zip.file('OEBPS/s02.xhtml', new Uint8Array(300 * 2 ** 20))
  const bomb = await zip.generateAsync({
    type: 'uint8array',
    compression: 'DEFLATE',
    compressionOptions: { level: 1 },
  })
  const [message, ...others] = await checked(bomb)
  expect([message?.ruleId, message?.file, message?.values]).toEqual([
    'epub-too-large',
    'book.epub/OEBPS/s02.xhtml',
    { size: 300, most: 256 },
  ])
  expect(others).toEqual([])
}, 60_000)
