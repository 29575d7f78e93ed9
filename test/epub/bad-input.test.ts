import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EpubCheck } from '@likecoin/epubcheck-ts'
import { afterAll, describe, expect, test } from 'vitest'
import { openShelf } from '../../src/bind-epub.ts'
import { BookError } from '../../src/errors.ts'
import { readManuscript } from '../../src/manuscript/read-manuscript.ts'
import type { Message } from '../../src/message.ts'
import { epubOf, epubOfFolder, smallPng, testRun } from './made-epub.ts'

const folders: string[] = []
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))))

async function folderOf(files: Record<string, string | Uint8Array>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'banxin-bad-'))
  folders.push(folder)
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
  return folder
}

/** `rule line:column`. */
function told({ ruleId, place }: Message): string {
  const start = place && ('start' in place ? place.start : place)
  return `${ruleId} ${start?.line}:${start?.column}`
}

/** A PNG that says it is larger than any picture may be. */
const hugePng = Buffer.from(smallPng)
hugePng.writeUInt32BE(20_000, 16)
hugePng.writeUInt32BE(20_000, 20)

const svg = (inner: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inner}</svg>`

describe('what is wrong with a chapter is told at its place', () => {
  const cases: Record<
    string,
    { markdown: string; files?: Record<string, string | Uint8Array>; told: string }
  > = {
    'a picture that is not there': { markdown: '# 章\n\n![图](a.png)\n', told: 'picture-missing 3:1' },
    'a picture that is too large': {
      markdown: '# 章\n\n文\n\n![图](a.png)\n',
      files: { 'a.png': hugePng },
      told: 'picture-too-large 5:1',
    },
    'a picture that is cut short': {
      markdown: '# 章\n\n文 ![图](a.png)\n',
      files: { 'a.png': smallPng.subarray(0, 40) },
      told: 'picture-broken 3:3',
    },
    'a page of HTML under the name of a picture': {
      markdown: '# 章\n\n![图](a.png)\n',
      files: { 'a.png': '<!doctype html><p>404</p>' },
      told: 'picture-format 3:1',
    },
    'a picture outside of the folder': {
      markdown: '# 章\n\n![图](../../../etc/passwd)\n',
      told: 'picture-outside 3:1',
    },
    'a picture on the web': {
      markdown: '# 章\n\n![图](http://127.0.0.1:9/a.png)\n',
      told: 'remote-image 3:1',
    },
    'a drawing with a script': {
      markdown: '# 章\n\n![图](a.svg)\n',
      files: { 'a.svg': svg('<script>alert(1)</script>') },
      told: 'svg-refused 3:1',
    },
    'a drawing with a handler': {
      markdown: '# 章\n\n![图](a.svg)\n',
      files: { 'a.svg': svg('<rect onclick="x()"/>') },
      told: 'svg-refused 3:1',
    },
    'a picture of more than 64 MB': {
      markdown: '# 章\n\n文\n\n![图](a.png)\n',
      files: { 'a.png': Buffer.concat([smallPng, Buffer.alloc(64 * 1024 * 1024)]) },
      told: 'picture-too-large 5:1',
    },
    'a picture with nothing in it': {
      markdown: '# 章\n\n![图](a.png)\n',
      files: { 'a.png': '' },
      told: 'picture-broken 3:1',
    },
    'a drawing that loads something': {
      markdown: '# 章\n\n![图](a.svg)\n',
      files: { 'a.svg': svg('<image href="http://127.0.0.1:9/a.png" width="9" height="9"/>') },
      told: 'svg-refused 3:1',
    },
    'a drawing with a page of HTML in it': {
      markdown: '# 章\n\n![图](a.svg)\n',
      files: { 'a.svg': svg('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>') },
      told: 'svg-refused 3:1',
    },
    'a drawing that reads a file': {
      markdown: '# 章\n\n![图](a.svg)\n',
      files: {
        'a.svg': `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg('<text>&x;</text>')}`,
      },
      told: 'svg-refused 3:1',
    },
    'a drawing that is no XML': {
      markdown: '# 章\n\n![图](a.svg)\n',
      files: { 'a.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect></svg' },
      told: 'picture-broken 3:1',
    },
    'half of a pair in a drawing': {
      markdown: '# 章\n\n![图](a.svg)\n',
      files: { 'a.svg': svg('<text>&#xD800;</text>') },
      told: 'svg-refused 3:1',
    },
    'a control character in a drawing': {
      markdown: '# 章\n\n![图](a.svg)\n',
      files: { 'a.svg': svg('<text>\u0007</text>') },
      told: 'svg-refused 3:1',
    },
    'a drawing of another encoding': {
      markdown: '# 章\n\n![图](a.svg)\n',
      files: { 'a.svg': Buffer.from(svg('<text>\xb9\xab</text>'), 'latin1') },
      told: 'svg-refused 3:1',
    },
    'a control character in a heading': { markdown: '# 章\u0001节\n\n文\n', told: 'control-character 1:4' },
    'a control character in words for a picture': {
      markdown: '# 章\n\n![图\u001f](a.png)\n',
      files: { 'a.png': smallPng },
      told: 'control-character 3:4',
    },
    'a link to no place': { markdown: '# 章\n\n见[那里](02.md#x)\n', told: 'link-file-missing 3:2' },
    'a call of no note': { markdown: '# 章\n\n文[^1]\n', told: 'note-undefined 3:1' },
    'a control character': { markdown: '# 章\n\n甲\u0007乙\n', told: 'control-character 3:2' },
    'half of a pair, as a reference': { markdown: '# 章\n\n甲&#xD800;\n', told: 'character-reference 3:1' },
    'two headings of one id': {
      markdown: '# 章\n\n## 甲 {#a}\n\n## 乙 {#a}\n\n文\n',
      told: 'id-duplicate 5:1',
    },
    'two elements of HTML of one id': {
      markdown: '# 章\n\n<p id="a">甲</p>\n\n<p id="a">乙</p>\n',
      told: 'id-duplicate 5:1',
    },
    'a drawing of another kind than its name says': {
      markdown: '# 章\n\n![图](a.svg)\n',
      files: { 'a.svg': smallPng },
      told: 'picture-misnamed 3:1',
    },
    'a script in the text': { markdown: '# 章\n\n<script>x</script>\n', told: 'html-refused 3:1' },
    'a link that runs': { markdown: '# 章\n\n[点](javascript:x())\n', told: 'link-refused 3:1' },
  }
  for (const [name, { markdown, files, told: expected }] of Object.entries(cases))
    test(name, async () => {
      const messages: Message[] = []
      // What has no message may differ nowhere; what differs has one, and stops the build.
      const made = await epubOf({ '01.md': markdown, ...files }, messages).catch((error: unknown) => {
        if (error instanceof BookError) return undefined
        throw error
      })
      expect(messages.map(told)).toContain(expected)
      expect(messages.every(({ file }) => file?.endsWith('01.md') ?? false) || made === undefined).toBe(true)
    })
})

test('a picture of another kind than its name says is what it is', async () => {
  const { epub, messages, bytes } = await epubOf({ '01.md': '# 章\n\n![图](a.jpg)\n', 'a.jpg': smallPng })
  expect(messages.map(told)).toEqual(['picture-misnamed 3:1'])
  const picture = epub.paths.find((path) => path.startsWith('OEBPS/images/'))
  expect(picture).toMatch(/\.png$/)
  expect(await epub.text('content.opf')).toMatch(/href="images\/[0-9a-f]+\.png" media-type="image\/png"/)
  const report = await EpubCheck.validate(bytes)
  expect(report.messages.filter(({ severity }) => severity === 'error')).toEqual([])
})

test('a picture that leads out of the folder by a link is told', async () => {
  const outside = await folderOf({ 'a.png': smallPng })
  const folder = await folderOf({ 'book.yaml': 'title: 书\n', '01.md': '# 章\n\n![图](a.png)\n' })
  await symlink(join(outside, 'a.png'), join(folder, 'a.png'))
  const messages: Message[] = []
  await epubOfFolder(folder, messages).catch(() => undefined)
  expect(messages.map(told)).toContain('picture-outside 3:1')
})

test('a table without head cells is told', async () => {
  const { messages } = await epubOf({ '01.md': '# 章\n\n<table><tr><td>1</td></tr></table>\n' })
  expect(messages.map(told)).toEqual(['table-no-head 3:1'])
})

test('a control character in book.yaml is told', async () => {
  const folder = await folderOf({ 'book.yaml': 'title: "书\\a"\n', '01.md': '# 章\n\n文\n' })
  const run = testRun()
  await expect(readManuscript(run, folder)).rejects.toThrow(BookError)
  expect(run.messages.map(told)).toEqual(['config-character 1:8'])
})

describe('a manuscript that cannot be read is told at its place', () => {
  test.each<[string, Record<string, string | Uint8Array>, string]>([
    ['half of a pair in book.yaml', { 'book.yaml': 'title: "书\\ud800"\n' }, 'config-character 1:8'],
    [
      'half of a pair, encoded',
      { '01.md': Buffer.concat([Buffer.from('# 章\n\n文'), Buffer.from([0xed, 0xa0, 0x80, 0x0a])]) },
      'chapter-not-utf8 3:2',
    ],
    [
      'a chapter that is listed twice',
      { 'book.yaml': 'title: 书\nchapters: [01.md, 01.md]\n' },
      'chapter-twice 2:19',
    ],
  ])('%s', async (_, files, expected) => {
    const folder = await folderOf({ 'book.yaml': 'title: 书\n', '01.md': '# 章\n\n文\n', ...files })
    const run = testRun()
    await expect(readManuscript(run, folder)).rejects.toThrow(BookError)
    expect(run.messages.map(told)).toEqual([expected])
  })
})

test('two chapters of one name in two folders are two chapters', async () => {
  const folder = await folderOf({ 'book.yaml': 'title: 书\nchapters: [a/01.md, b/01.md]\n' })
  for (const [name, text] of Object.entries({ a: '甲', b: '乙' })) {
    await mkdir(join(folder, name))
    await writeFile(join(folder, name, '01.md'), `# 章\n\n${text}\n`)
  }
  const { epub, messages } = await epubOfFolder(folder)
  expect(messages).toEqual([])
  expect(await epub.text('s01.xhtml')).toContain('甲')
  expect(await epub.text('s02.xhtml')).toContain('乙')
})

describe('the author’s own cover', () => {
  const shelfOf = async (files: Record<string, string | Uint8Array>, cover: string) => {
    const folder = await folderOf({
      'book.yaml': `title: 书\ncover: ${cover}\n`,
      '01.md': '# 章\n\n文\n',
      ...files,
    })
    const run = testRun()
    const shelf = await openShelf(run, await readManuscript(run, folder))
    return { shelf, messages: run.messages.map(told) }
  }

  test('is taken as it is', async () => {
    const { shelf, messages } = await shelfOf({ 'c.png': smallPng }, 'c.png')
    expect(messages).toEqual([])
    expect(Buffer.compare(Buffer.from(shelf.cover?.bytes ?? []), smallPng)).toBe(0)
  })

  test.each([
    ['missing', {}, 'c.png', 'picture-missing 2:8'],
    ['broken', { 'c.png': smallPng.subarray(0, 40) }, 'c.png', 'picture-broken 2:8'],
    ['outside', {}, '../../etc/passwd', 'picture-outside 2:8'],
    ['a drawing', { 'c.svg': svg('<rect/>') }, 'c.svg', 'picture-format 2:8'],
  ])('is told at its place where it is %s', async (_, files, cover, expected) => {
    const { shelf, messages } = await shelfOf(files, cover)
    expect(messages).toEqual([expected])
    expect(shelf.cover).toBeUndefined()
  })
})
