import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { VFile } from 'vfile'
import { afterEach, describe, expect, test } from 'vitest'
import type { TocEntry } from '../../src/book.ts'
import { compose } from '../../src/compose/compose.ts'
import { bookSchema } from '../../src/config/schema.ts'
import { checkEpub } from '../../src/epub/check-epub.ts'
import { embeddedText } from '../../src/epub/embedded-text.ts'
import { type ExpectedPackage, provePackage } from '../../src/epub/prove-package.ts'
import { elementsNamed, hasWord, type ReadElement, readText } from '../../src/epub/read-xml.ts'
import { BookError } from '../../src/errors.ts'
import { readManuscript } from '../../src/manuscript/read-manuscript.ts'
import { epubOf, epubOfFolder, epubOfManuscript, smallPng, testRun } from './made-epub.ts'
import { hasElement } from './read-epub.ts'

/** What `check-epub` finds, EPUBCheck's rules among it; not what is the author's: tables without head, levels left out. */
async function checked(bytes: Uint8Array): Promise<string[]> {
  const run = testRun()
  await checkEpub(run, bytes, 'book.epub')
  return run.messages
    .filter(({ ruleId }) => !/^epub-(?:table-no-head|heading-skip)$/.test(ruleId))
    .map(({ ruleId, file, place, values }) => `${ruleId} ${file} ${JSON.stringify([place, values])}`)
}

describe('books of all sorts pass all gates', { timeout: 60_000 }, () => {
  for (const folder of [
    'manuscript',
    'test/themes/everything',
    'test/typography/specimen',
    'test/typography/sweeps',
  ])
    test(folder, async () => {
      const { bytes, errors } = await epubOfFolder(folder)
      expect(errors).toEqual([])
      expect(await checked(bytes)).toEqual([])
    })

  // All that Markdown can say, and much that it should not.
  const fixtures = join(import.meta.dirname, '../compose/fixtures')
  for (const name of readdirSync(fixtures).sort())
    for (const place of ['foot', 'chapter', 'book'] as const)
      test(`${name}, notes at ${place}`, async () => {
        const folder = join(fixtures, name)
        const config = join(folder, 'book.json')
        const written = existsSync(config) ? JSON.parse(readFileSync(config, 'utf8')) : {}
        const chapters = readdirSync(folder)
          .filter((file) => file.endsWith('.md'))
          .sort()
          .map((file) => ({
            file: new VFile({ path: file, value: readFileSync(join(folder, file), 'utf8') }),
            name: file,
            role: 'chapter' as const,
          }))
        const manuscript = {
          folder,
          config: bookSchema.parse({ title: '书', ...written, notes: { place } }),
          chapters,
        }
        const run = testRun()
        const making = epubOfManuscript(run, manuscript)
        // Control characters, which XML has not: the writer leaves them out, and the proof notices.
        if (name === 'characters') {
          await expect(making).rejects.toThrow(BookError)
          expect(run.messages.map(({ ruleId }) => ruleId)).toContain('epub-text-differs')
          return
        }
        // Books with errors are never made; their trees hold all that was sound, and that makes an EPUB, too.
        expect(await checked((await making).bytes)).toEqual([])
      })
})

const one = async (markdown: string, files: Record<string, string | Uint8Array> = {}) => {
  const made = await epubOf({ '01.md': markdown, ...files })
  return { ...made, root: await made.epub.xml('s01.xhtml'), source: await made.epub.text('s01.xhtml') }
}

/** A picture that says it has frames (APNG: a chunk `acTL` before the first `IDAT`). */
function movingPng(): Buffer {
  const chunk = Buffer.alloc(20)
  chunk.writeUInt32BE(8, 0)
  chunk.write('acTL', 4)
  chunk.writeUInt32BE(1, 8)
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 16)), 16)
  const at = smallPng.indexOf('IDAT') - 4
  return Buffer.concat([smallPng.subarray(0, at), chunk, smallPng.subarray(at)])
}

const byId = (root: ReadElement, id: string) => {
  let found: ReadElement | undefined
  hasElement(root, (element) => {
    if (element.attributes.get('id') !== id) return false
    found = element
    return true
  })
  return found
}

describe('what stays as it was written', () => {
  test('numbers of lists, head cells, dates, empty alternatives', async () => {
    const { root } = await one(
      '# 章\n\n3. 三\n4. 四\n\n<ol><li value="7">七</li></ol>\n\n| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n\n' +
        '<table><tr><th>年</th><td>1949</td></tr></table>\n\n<time datetime="1949-10-01">那一天</time>\n\n![](a.png)\n',
      { 'a.png': smallPng },
    )
    expect(elementsNamed(root, 'ol')[0]?.attributes.get('start')).toBe('3')
    expect(elementsNamed(root, 'li')[2]?.attributes.get('value')).toBe('7')
    expect(elementsNamed(root, 'th').map((cell) => cell.attributes.get('scope'))).toEqual([
      'col',
      'col',
      'row',
    ])
    expect(elementsNamed(root, 'time')[0]?.attributes.get('datetime')).toBe('1949-10-01')
    expect(elementsNamed(root, 'img')[0]?.attributes.get('alt')).toBe('')
  })

  test('drawings are drawings, formulas MathML with their TeX', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0L9 9"/><text>中</text></svg>'
    const { root, epub } = await one('# 章\n\n![圆](a.svg)\n\n能量 $E=mc^2$。\n', { 'a.svg': svg })
    const drawing = elementsNamed(root, 'svg')[0]
    expect(drawing?.attributes.get('viewBox')).toBe('0 0 9 9')
    expect(drawing?.attributes.get('aria-label')).toBe('圆')
    const math = elementsNamed(root, 'math')[0]
    expect(math?.attributes.get('alttext')).toBe('E=mc^2')
    expect(math?.attributes.get('xmlns')).toBe('http://www.w3.org/1998/Math/MathML')
    expect(elementsNamed(root, 'annotation')).toEqual([])
    const opf = await epub.text('content.opf')
    expect(opf).toMatch(/href="s01.xhtml"[^>]*properties="mathml svg"/)
    expect(opf).toContain('>MathML<')
  })

  test('ruby, emphasis, names, code and task lists', async () => {
    const { root, source } = await one(
      '# 章\n\n{汉字|hàn zì}，*着重*，:专名[屈原]，:书名[离骚]。\n\n- [x] 做了\n- [ ] 没做\n\n```js\nlet a = 1\n```\n\n<q>甲<q>乙</q></q>\n',
    )
    expect(readText(elementsNamed(root, 'ruby')[0] ?? root)).toBe('汉hàn字zì')
    expect(elementsNamed(root, 'rp')).toEqual([])
    expect(hasElement(root, (element) => hasWord(element, 'class', 'dots'))).toBe(true)
    expect(source).toContain('role="img" aria-label="已完成">☑<')
    expect(source).toContain('role="img" aria-label="未完成">☐<')
    expect(readText(root)).toContain('“甲‘乙’”')
    expect(source).not.toMatch(/ data-[a-z]/)
    expect(source).not.toContain('<input')
  })

  test('text that looks like a template or an option is text', async () => {
    const { root, bytes } = await one(
      '---\ntitle: 章\ndelimiter: "?"\ndebug: true\nfilename: /etc/passwd\n---\n\n<%= 1 + 1 %> 和 <%- include("x") %>\n',
    )
    expect(readText(root)).toContain('<%= 1 + 1 %> 和 <%- include')
    expect(await checked(bytes)).toEqual([])
  })
})

test('words beside a picture are not spread over the line', async () => {
  const { root } = await one('# 章\n\n行内图 ![图](a.png) 也在。\n\n![图](a.png)\n\n文\n', {
    'a.png': smallPng,
  })
  const lines = elementsNamed(root, 'p').map((line) => [readText(line).trim(), line.attributes.get('class')])
  expect(lines).toContainEqual(['行内图  也在。', 'with-picture'])
  expect(lines.filter(([, name]) => name === 'with-picture').length).toBe(1)
})

test('a drawing without words is decoration', async () => {
  const svg = (inner: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inner}</svg>`
  const files = {
    'a.svg': svg('<rect width="9" height="9"/>'),
    'b.svg': svg('<title>圆</title><path d="M0 0"/>'),
  }
  const { root } = await one('# 章\n\n![](a.svg)\n\n![](b.svg)\n', files)
  const [plain, named] = elementsNamed(root, 'svg')
  expect([plain?.attributes.get('aria-hidden'), plain?.attributes.has('role')]).toEqual(['true', false])
  expect([named?.attributes.has('aria-hidden'), named?.attributes.get('role')]).toEqual([false, 'img'])
})

test('columns of few characters have their width, others share the rest', async () => {
  const classes = (root: ReadElement) =>
    elementsNamed(root, 'tr').map((row) =>
      row.children.flatMap((cell) => (typeof cell === 'string' ? [] : (cell.attributes.get('class') ?? ''))),
    )
  const table = '| 号 | 点 | 说明 |\n| --- | --: | --- |\n| 三号 | 15.75 | 长到一行放不下的说明 |\n'
  expect(classes((await one(`# 章\n\n${table}`)).root)).toEqual([
    ['chars-2', 'align-right chars-3', ''],
    ['', 'align-right', ''],
  ])
  // Where cells span, columns are not to be told apart; pictures have no width in characters.
  const spanned = '<table><tr><th colspan="2">甲</th></tr><tr><td>乙</td><td>丙</td></tr></table>\n'
  expect(
    classes((await one(`# 章\n\n${spanned}`)).root)
      .flat()
      .join(''),
  ).not.toContain('chars')
  const pictures = await one('# 章\n\n| 图 |\n| --- |\n| ![](a.png) |\n', { 'a.png': smallPng })
  expect(classes(pictures.root).flat().join('')).not.toContain('chars')
  // Of a form, what is asked for: its cells span as they like.
  const form = ':::登记表[走访]{columns=2}\n- 姓名\n- 日期\n- 事由 {lines=2}\n- 问到的人和他说的话\n:::\n'
  expect(classes((await one(`# 章\n\n${form}`)).root)).toEqual([
    ['chars-2', '', 'chars-2', ''],
    ['chars-2', ''],
    ['', ''],
  ])
})

describe('fonts are asked for what they show', () => {
  const asked = async (markdown: string) => {
    const folder = await mkdtemp(join(tmpdir(), 'banxin-asked-'))
    try {
      await writeFile(join(folder, 'book.yaml'), 'title: 书\n')
      await writeFile(join(folder, '01.md'), markdown)
      const run = testRun()
      const { sections, config } = await compose(run, await readManuscript(run, folder))
      return embeddedText(sections, config)
    } finally {
      await rm(folder, { recursive: true })
    }
  }

  test('code and formulas', async () => {
    const { code, formulas, hasDots } = await asked('# 章\n\n*重* `let a` 与 $x + h = \\alpha$ 。\n')
    expect(code).toBe('let a')
    // A letter alone is shown as its italic form.
    for (const character of ['𝑥', 'ℎ', '𝛼', '+', '=']) expect(formulas).toContain(character)
    expect(hasDots).toBe(true)
  })
})

describe('notes', () => {
  const markdown = '# 章\n\n甲[^a]乙[^b]又甲[^a]\n\n[^a]: 注甲\n[^b]: 注乙\n'

  test('are called, shown and left again', async () => {
    const { root } = await one(markdown)
    const calls = elementsNamed(root, 'a').filter((link) => hasWord(link, 'epub:type', 'noteref'))
    expect(calls.map(readText)).toEqual(['[1]', '[2]', '[1]'])
    // Pop-ups leave out the aside itself, and with it what only it says.
    for (const note of elementsNamed(root, 'aside'))
      expect(elementsNamed(note, 'p').map((line) => line.attributes.get('class'))).toEqual(['note-text'])
    for (const call of calls) {
      expect(call.attributes.get('role')).toBe('doc-noteref')
      const note = byId(root, (call.attributes.get('href') ?? '').slice(1))
      expect(note?.name).toBe('aside')
      expect(note && hasWord(note, 'epub:type', 'footnote')).toBe(true)
      const back =
        note && elementsNamed(note, 'a').find((link) => link.attributes.get('role') === 'doc-backlink')
      const target = byId(root, (back?.attributes.get('href') ?? '').slice(1))
      expect(readText(target ?? root)).toBe(readText(call))
    }
  })

  test('stand in a file of their own at the end of the book, numbered through where asked', async () => {
    const { epub, bytes } = await epubOf({
      'book.yaml': 'title: 书\nnotes: { place: book, number: book }\n',
      '01.md': markdown,
      '02.md': '# 二\n\n丙[^c]\n\n[^c]: 注丙\n',
    })
    const second = await epub.xml('s02.xhtml')
    const call = elementsNamed(second, 'a').find((link) => hasWord(link, 'epub:type', 'noteref'))
    expect(call && readText(call)).toBe('[3]')
    expect(call?.attributes.get('href')).toMatch(/^notes\.xhtml#/)
    const notes = await epub.xml('notes.xhtml')
    expect(elementsNamed(notes, 'aside').map((note) => readText(note))).toEqual([
      '[1] 注甲',
      '[2] 注乙',
      '[3] 注丙',
    ])
    const back = elementsNamed(notes, 'a').map((link) => link.attributes.get('href'))
    expect(back.at(-1)).toMatch(/^s02\.xhtml#/)
    const nav = await epub.xml('toc.xhtml')
    expect(elementsNamed(nav, 'a').map(readText)).toContain('注释')
    expect(await checked(bytes)).toEqual([])
  })
})

describe('names and ways', () => {
  test('two chapters of the same name are two files', async () => {
    const { epub, errors } = await epubOf({ '01.md': '# 第一章\n\n甲\n', '02.md': '# 第一章\n\n乙\n' })
    expect(errors).toEqual([])
    expect(readText(await epub.xml('s01.xhtml'))).toContain('甲')
    expect(readText(await epub.xml('s02.xhtml'))).toContain('乙')
    expect(epub.paths.every((path) => /^[\w./-]+$/.test(path))).toBe(true)
  })

  test('links arrive in other files, at ids of ASCII letters that stay when others change', async () => {
    const { epub } = await epubOf({
      '01.md': '# 一\n\n[见](02.md#怎样去)\n',
      '02.md': '# 二\n\n## 怎样去\n\n文\n',
    })
    const href = elementsNamed(await epub.xml('s01.xhtml'), 'a')[0]?.attributes.get('href') ?? ''
    expect(href).toMatch(/^s02\.xhtml#s02-[0-9a-f]+$/)
    expect(byId(await epub.xml('s02.xhtml'), href.split('#')[1] ?? '')?.name).toBe('h2')
    const other = await epubOf({
      '01.md': '# 一\n\n[见](02.md#怎样去)\n',
      '02.md': '# 二\n\n## 新的一节\n\n## 怎样去\n\n文\n',
    })
    expect(elementsNamed(await other.epub.xml('s01.xhtml'), 'a')[0]?.attributes.get('href')).toBe(href)
    expect(readText(await epub.xml('s01.xhtml'))).not.toContain('页）')
  })

  test('the contents nest as deep as the headings do; NCX and landmarks agree', async () => {
    const { epub } = await epubOf({ '01.md': '# 一\n\n## 二\n\n### 三\n\n#### 四\n\n文\n\n## 五\n' })
    const nav = await epub.xml('toc.xhtml')
    const toc = elementsNamed(nav, 'nav')[0] ?? nav
    const depth = (element: ReadElement): number =>
      (element.name === 'ol' ? 1 : 0) +
      Math.max(0, ...element.children.map((child) => (typeof child === 'string' ? 0 : depth(child))))
    expect(depth(toc)).toBe(4)
    expect(elementsNamed(toc, 'a').map(readText)).toEqual(['一', '二', '三', '四', '五'])
    const ncx = await epub.xml('toc.ncx')
    const ncxTitles = elementsNamed(ncx, 'navPoint').map((point) =>
      readText(elementsNamed(point, 'text')[0] ?? point),
    )
    expect(ncxTitles).toEqual(['一', '二', '三', '四', '五'])
    const landmarks = elementsNamed(nav, 'nav').find((element) => hasWord(element, 'epub:type', 'landmarks'))
    const types = landmarks && elementsNamed(landmarks, 'a').map((link) => link.attributes.get('epub:type'))
    expect(types).toEqual(['cover', 'titlepage', 'toc', 'bodymatter'])
  })

  test('the contents stand in the spine where they stand in print, and nowhere where there are none', async () => {
    const spineOf = async (made: Awaited<ReturnType<typeof epubOf>>) =>
      elementsNamed(await made.epub.xml('content.opf'), 'itemref').map((item) => item.attributes.get('idref'))
    const files = { '00.md': '# 前言\n\n文\n', '01.md': '# 一\n\n文\n' }
    const chapters = 'chapters: [{ file: 00.md, role: preface }, 01.md]\n'
    const names = ['cover', 'titlepage', 's01', 'toc', 's02'].map((name) => `file-${name}.xhtml`)
    expect(await spineOf(await epubOf({ 'book.yaml': `title: 书\n${chapters}`, ...files }))).toEqual(names)
    const without = await epubOf({ 'book.yaml': `title: 书\ncontents: { depth: 0 }\n${chapters}`, ...files })
    expect(await spineOf(without)).toEqual(names.filter((name) => !name.includes('toc')))
    expect(await checked(without.bytes)).toEqual([])
  })
})

describe('the package', () => {
  const full = `title: 到群众中去 & <学习>
subtitle: 问答
authors: [{ name: 张三, role: 编, fileAs: "Zhang, San" }, 李四 译]
identifier: 978-7-01-000031-2
date: "2026-07"
unit: 编印室
rights: 自由翻印
description: 内容 & 提要
series: { title: 小丛书, number: 3 }
language: zh-Hant
epub: { direction: rtl, conformsTo: EPUB Accessibility 1.1 - WCAG 2.2 Level AA, certifiedBy: 我们 }
`

  test('says of the book what book.yaml says', async () => {
    const { epub, bytes } = await epubOf({ 'book.yaml': full, '01.md': '# 一\n\n文\n' })
    const root = await epub.xml('content.opf')
    const texts = (name: string) => elementsNamed(root, name).map(readText)
    const metas = elementsNamed(root, 'meta').map(
      (meta) => `${meta.attributes.get('property')}=${readText(meta)}`,
    )
    expect(texts('dc:identifier')).toEqual(['urn:isbn:9787010000312'])
    expect(texts('dc:title')).toEqual(['到群众中去 & <学习>', '问答'])
    expect(texts('dc:creator')).toEqual(['张三'])
    expect(texts('dc:contributor')).toEqual(['李四'])
    expect(texts('dc:publisher')).toEqual(['编印室'])
    expect(texts('dc:language')).toEqual(['zh-Hant'])
    for (const meta of [
      'role=edt',
      'role=trl',
      'file-as=Zhang, San',
      'belongs-to-collection=小丛书',
      'group-position=3',
    ])
      expect(metas).toContain(meta)
    expect(metas).toContain('dcterms:modified=2026-07-01T00:00:00Z')
    expect(texts('dc:date')).toEqual(['2026-07'])
    expect(texts('dc:description')).toEqual(['内容 & 提要'])
    expect(texts('dc:rights')).toEqual(['自由翻印'])
    expect(metas.filter((meta) => /^(?:title-type|collection-type)=/.test(meta))).toEqual([
      'title-type=main',
      'title-type=subtitle',
      'collection-type=series',
    ])
    // Each says it of the one that it is of.
    const of = (name: string, text: string) =>
      elementsNamed(root, name)
        .find((element) => readText(element) === text)
        ?.attributes.get('id')
    const refined = (property: string, id: string | undefined) =>
      elementsNamed(root, 'meta')
        .filter(
          ({ attributes }) =>
            attributes.get('property') === property && attributes.get('refines') === `#${id}`,
        )
        .map(readText)
    expect(refined('role', of('dc:creator', '张三'))).toEqual(['edt'])
    expect(refined('file-as', of('dc:creator', '张三'))).toEqual(['Zhang, San'])
    expect(refined('role', of('dc:contributor', '李四'))).toEqual(['trl'])
    expect(refined('file-as', of('dc:contributor', '李四'))).toEqual([])
    expect(refined('group-position', of('meta', '小丛书'))).toEqual(['3'])
    // Words of our own are Traditional, too.
    expect(await epub.text('toc.xhtml')).toContain('本書各部分')
    expect(metas).toContain('dcterms:conformsTo=EPUB Accessibility 1.1 - WCAG 2.2 Level AA')
    expect(metas).toContain('a11y:certifiedBy=我们')
    expect(elementsNamed(root, 'spine')[0]?.attributes.get('page-progression-direction')).toBe('rtl')
    expect(await checked(bytes)).toEqual([])
  })

  test('is read back and compared', async () => {
    const { bytes } = await epubOf({
      'book.yaml': 'title: 书\nauthors: 张三\n',
      '01.md': '# 一\n\n## 二\n\n文\n',
    })
    const entryOf = (title: string, level: TocEntry['level']) => ({ id: '', title, level, sectionId: 's01' })
    const entries = [entryOf('一', 1), entryOf('二', 2)]
    const spine = ['cover.xhtml', 'titlepage.xhtml', 'toc.xhtml', 's01.xhtml']
    const config = bookSchema.parse({ title: '书', authors: '张三' })
    const told = async (expected: Partial<ExpectedPackage>) => {
      const run = testRun()
      await provePackage(run, bytes, { config, entries, spine, ...expected }).catch(() => undefined)
      return run.messages.map(({ ruleId, values }) => [ruleId, values?.expected, values?.found])
    }
    const differs = 'epub-package-differs'
    expect(await told({})).toEqual([])
    expect(await told({ config: { ...config, title: '卷' } })).toEqual([[differs, 'title 卷', 'title 书']])
    expect(await told({ spine: spine.toReversed() })).toEqual([
      [differs, 'file s01.xhtml', 'file cover.xhtml'],
    ])
    expect(await told({ entries: entries.slice(0, 1) })).toEqual([
      [differs, 'landmark cover cover.xhtml', '2 二'],
    ])
    expect(await told({ entries: [entryOf('一', 1), entryOf('二', 1)] })).toEqual([[differs, '1 二', '2 二']])
  })

  test('claims no more than what the book has', async () => {
    const features = async (markdown: string, files: Record<string, Uint8Array> = {}) => {
      const { epub } = await epubOf({ '01.md': markdown, ...files })
      return elementsNamed(await epub.xml('content.opf'), 'meta')
        .filter((meta) => meta.attributes.get('property') === 'schema:accessibilityFeature')
        .map(readText)
    }
    const plain = ['tableOfContents', 'readingOrder', 'structuralNavigation']
    expect(await features('# 一\n\n文\n')).toEqual(plain)
    expect(await features('# 一\n\n![图](a.png)\n', { 'a.png': smallPng })).toEqual([
      ...plain,
      'alternativeText',
    ])
    expect(await features('# 一\n\n![](a.png)\n', { 'a.png': smallPng })).toEqual(plain)
    expect(await features('# 一\n\n{汉|hàn}\n')).toEqual([...plain, 'rubyAnnotations'])
  })

  test('says how it is read, what moves, and of which printed book the pages are', async () => {
    const facts = async (markdown: string, files: Record<string, Uint8Array> = {}, paged = false) => {
      const made = await epubOf(
        { 'book.yaml': 'title: 书\ndate: "2026"\n', '01.md': markdown, ...files },
        [],
        paged,
      )
      const opf = await made.epub.xml('content.opf')
      const of = (property: string) =>
        elementsNamed(opf, 'meta')
          .filter(({ attributes }) => attributes.get('property') === property)
          .map(readText)
      return { of, opf }
    }
    const text = await facts('# 一\n\n文\n')
    expect(text.of('schema:accessMode')).toEqual(['textual'])
    expect(text.of('schema:accessModeSufficient')).toEqual(['textual'])
    expect(text.of('schema:accessibilityHazard')).toEqual(['none'])
    expect(text.of('schema:accessibilitySummary').join('')).not.toMatch(/图片|页码|公式/)
    expect(elementsNamed(text.opf, 'dc:source')).toEqual([])

    const shown = await facts('# 一\n\n![图](a.png)\n', { 'a.png': smallPng })
    expect(shown.of('schema:accessMode')).toEqual(['textual', 'visual'])
    expect(shown.of('schema:accessModeSufficient')).toEqual(['textual', 'textual,visual'])

    const moves = await facts('# 一\n\n![图](a.png)\n', { 'a.png': movingPng() })
    expect(moves.of('schema:accessibilityHazard')).toEqual(['unknown'])
    expect(moves.of('schema:accessibilitySummary').join('')).toContain('会动的图片')

    const paged = await facts('# 一\n\n文\n', {}, true)
    expect(paged.of('schema:accessibilityFeature')).toEqual(
      expect.arrayContaining(['pageNavigation', 'pageBreakMarkers']),
    )
    const [source] = elementsNamed(paged.opf, 'dc:source')
    expect(source && readText(source)).toBe('《书》印刷本，2026年')
    const sourceOf = elementsNamed(paged.opf, 'meta').filter(
      ({ attributes }) => attributes.get('property') === 'source-of',
    )
    expect(sourceOf.map((meta) => [meta.attributes.get('refines'), readText(meta)])).toEqual([
      [`#${source?.attributes.get('id')}`, 'pagination'],
    ])
    // EPUBCheck 4.2 calls it an error.
    expect(paged.of('pageBreakSource')).toEqual([])
  })

  test('claims no conformance by itself', async () => {
    const { epub } = await epubOf({ '01.md': '# 一\n\n文\n' })
    expect(await epub.text('content.opf')).not.toMatch(/conformsTo|certifiedBy|page-progression|source-of/)
  })
})

describe('the same bytes', () => {
  const zone = process.env.TZ
  afterEach(() => {
    process.env.TZ = zone ?? ''
    if (zone === undefined) delete process.env.TZ
    delete process.env.SOURCE_DATE_EPOCH
  })

  test('in every time zone', async () => {
    const files = { '01.md': '# 一\n\n文[^1]\n\n![图](a.png)\n\n[^1]: 注\n', 'a.png': smallPng }
    const results: string[] = []
    for (const name of ['UTC', 'Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati']) {
      process.env.TZ = name
      results.push(Buffer.from((await epubOf(files)).bytes).toString('base64'))
    }
    expect(new Set(results).size).toBe(1)
  })

  test('mimetype comes first and plain, nothing bears the time of day, and no folders', async () => {
    const { bytes, epub } = await epubOf({ '01.md': '# 一\n\n文\n' })
    const start = Buffer.from(bytes.slice(0, 58)).toString('latin1')
    expect(start.slice(30)).toBe('mimetypeapplication/epub+zip')
    expect(Buffer.from(bytes).readUInt16LE(8)).toBe(0)
    expect(epub.paths.filter((path) => path.endsWith('/'))).toEqual([])
    expect(await epub.text('content.opf')).toContain('2000-01-01T00:00:00Z')
    process.env.SOURCE_DATE_EPOCH = '1700000000'
    const dated = await epubOf({ '01.md': '# 一\n\n文\n' })
    expect(await dated.epub.text('content.opf')).toContain('2023-11-14T22:13:20Z')
  })
})
