import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BookError, UsageError } from '../../src/errors.ts'
import { readManuscript } from '../../src/manuscript/read-manuscript.ts'
import type { Message } from '../../src/message.ts'
import type { Run } from '../../src/run.ts'
import { describeMessage } from '../../src/terminal/describe-message.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'banxin-manuscript-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function lay(files: Record<string, string | Uint8Array>) {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), content)
  }
}

async function read(inner = '') {
  const messages: Message[] = []
  const run: Run = {
    signal: new AbortController().signal,
    report: (message) => messages.push(message),
    progress: () => undefined,
    cacheFolder: '',
  }
  const outcome = await readManuscript(run, join(folder, inner)).catch((error: unknown) => error)
  return {
    outcome,
    names: outcome instanceof Error ? undefined : Reflect.get(Object(outcome), 'chapters'),
    messages: messages.map((message) => {
      const { file, line, column, ruleId, reason, fix } = describeMessage(message, 'en')
      expect(reason + fix).not.toMatch(/\{\w+\}/)
      const place = line === undefined ? '' : `:${line}:${column}`
      return `${file?.replace(`${folder}/`, '') ?? ''}${place} ${ruleId}: ${reason}`
    }),
  }
}

async function chapters(inner = ''): Promise<string[]> {
  const { outcome, names, messages } = await read(inner)
  if (!names) throw outcome
  expect(messages).toEqual([])
  return names.map((chapter: { name: string; role: string }) => `${chapter.role} ${chapter.name}`)
}

describe('the chapters of a manuscript', () => {
  it('are all Markdown files in natural order by default', async () => {
    await lay({
      'book.yaml': 'title: 书\n',
      '10.md': 'j',
      '2.md': 'b',
      '1.md': 'a',
      'notes.txt': 'x',
      'sub/3.md': 'x',
    })
    expect(await chapters()).toEqual(['chapter 1.md', 'chapter 2.md', 'chapter 10.md'])
  })

  it('count Chinese numbers', async () => {
    const names = ['第一讲', '第二讲', '第十讲', '第十二讲', '第二十讲', '第一百零三讲']
    await lay({
      'book.yaml': 'title: 书\n',
      ...Object.fromEntries(names.map((name) => [`${name}.md`, name])),
    })
    expect(await chapters()).toEqual(names.map((name) => `chapter ${name}.md`))
  })

  it('come in the order of book.yaml; globs take what no other entry names', async () => {
    await lay({
      'book.yaml':
        "title: 书\nchapters:\n  - {file: z.md, role: 前言}\n  - '*.md'\n  - {file: a.md, role: appendix}\n  - {file: 'more/*.md', role: afterword}\n",
      'a.md': 'a',
      'b.md': 'b',
      'z.md': 'z',
      'more/x.md': 'x',
    })
    expect(await chapters()).toEqual(['preface z.md', 'chapter b.md', 'appendix a.md', 'afterword more/x.md'])
  })

  it('may have the signs of a glob in their names', async () => {
    await lay({ 'book.yaml': 'title: 书\nchapters: ["一 [上].md"]\n', '一 [上].md': 'a' })
    expect(await chapters()).toEqual(['chapter 一 [上].md'])
  })

  it('lose their byte order mark and keep all else', async () => {
    await lay({
      'book.yaml': 'title: 书\nchapters: [{file: a.md, title: 题}]\n',
      'a.md': '\ufeff一\r\n\ufeff二 ',
    })
    const { names } = await read()
    expect(names[0].file.value).toBe('一\r\n\ufeff二 ')
    expect(names[0].file.data.title).toBe('题')
  })
})

describe('what is refused', () => {
  it('a folder that is not there, or has no book.yaml', async () => {
    const none = await read('none')
    expect(none.outcome).toBeInstanceOf(UsageError)
    expect(none.messages[0]).toMatch(/manuscript-no-folder/)
    const empty = await read()
    expect(empty.outcome).toBeInstanceOf(UsageError)
    expect(empty.messages[0]).toMatch(/manuscript-no-book/)
  })

  it('entries that lead nowhere, each at its line', async () => {
    await lay({
      'book.yaml':
        'title: 书\nchapters:\n  - 01-gone.md\n  - file: 02-slip.md\n  - ../out.md\n  - raw.txt\n  - a.md\n  - ./a.md\n  - "x/*.md"\n  - /etc/hostname\n',
      '02-slips.md': 'a',
      'raw.txt': 'a',
      'a.md': 'a',
    })
    const { outcome, messages } = await read()
    expect(outcome).toBeInstanceOf(BookError)
    expect(messages).toEqual([
      expect.stringMatching(/^book.yaml:3:5 chapter-missing: /),
      expect.stringMatching(/^book.yaml:4:11 chapter-missing-near: .*`02-slips.md`/),
      expect.stringMatching(/^book.yaml:5:5 chapter-outside: /),
      expect.stringMatching(/^book.yaml:6:5 chapter-not-markdown: /),
      expect.stringMatching(/^book.yaml:8:5 chapter-twice: .* entry 5$/),
      expect.stringMatching(/^book.yaml:9:5 chapter-glob-empty: /),
      expect.stringMatching(/^book.yaml:10:5 chapter-outside: /),
    ])
  })

  it('links out of the folder, named or met by a glob', async () => {
    await lay({ 'book/book.yaml': 'title: 书\n', 'book/a.md': 'a', 'secret.md': 's', 'secrets/b.md': 's' })
    await symlink(join(folder, 'secret.md'), join(folder, 'book', 'b.md'))
    await symlink(join(folder, 'secrets'), join(folder, 'book', 'linked'))
    const met = await read('book')
    expect(met.outcome).toBeInstanceOf(BookError)
    expect(met.messages).toEqual([expect.stringMatching(/chapter-outside: `b.md`/)])
    await lay({ 'book/book.yaml': 'title: 书\nchapters: [linked/b.md]\n' })
    expect((await read('book')).messages).toEqual([
      expect.stringMatching(/^book\/book.yaml:2:12 chapter-outside/),
    ])
  })

  it('one file under two names', async () => {
    await lay({ 'book.yaml': 'title: 书\nchapters: [a.md, b.md]\n', 'a.md': 'a' })
    await symlink(join(folder, 'a.md'), join(folder, 'b.md'))
    expect((await read()).messages).toEqual([
      expect.stringMatching(/^book.yaml:2:18 chapter-twice: .* entry 1$/),
    ])
  })

  it('a folder without Markdown', async () => {
    await lay({ 'book.yaml': 'title: 书\n' })
    expect((await read()).messages).toEqual([expect.stringMatching(/^book.yaml book-no-chapters/)])
  })

  it('a chapter in another encoding, at the first wrong byte', async () => {
    await lay({
      'book.yaml': 'title: 书\n',
      'a.md': Buffer.concat([Buffer.from('一二\n三'), Buffer.from([0xc4, 0xe3])]),
      'b.md': Buffer.from('好'.repeat(3)).subarray(0, 8),
    })
    const { outcome, messages } = await read()
    expect(outcome).toBeInstanceOf(BookError)
    expect(messages).toEqual([
      'a.md:2:2 chapter-not-utf8: The file is not UTF-8: byte 10, 0xC4, stands for no character',
      'b.md:1:3 chapter-not-utf8: The file is not UTF-8: byte 6, 0xE5, stands for no character',
    ])
  })

  it('a bibliography that is not there, lies outside, is of another kind or in another encoding', async () => {
    await lay({
      '1.md': '甲',
      'sources.docx': 'x',
      'gbk.bib': Buffer.from('@book{a, title={\xbc\xd7}}', 'latin1'),
    })
    const told = async (bibliography: string) => {
      await lay({ 'book.yaml': `title: 书\nbibliography: ${bibliography}\n` })
      return (await read()).messages
    }
    expect(await told('none.bib')).toEqual([
      'book.yaml:2:15 bibliography-missing: There is no file none.bib in the manuscript folder, expected the sources that the book cites',
    ])
    expect(await told('{style: author-year, file: ../../etc/passwd.bib}')).toEqual([
      expect.stringContaining('book.yaml:2:42 bibliography-missing'),
    ])
    expect(await told('sources.docx')).toEqual([
      expect.stringContaining('book.yaml:2:15 bibliography-format'),
    ])
    expect(await told('gbk.bib')).toEqual([expect.stringContaining('gbk.bib:1:17 chapter-not-utf8')])
  })

  it('one title for many files', async () => {
    await lay({ 'book.yaml': "title: 书\nchapters: [{file: '*.md', title: 题}]\n", 'a.md': 'a', 'b.md': 'b' })
    expect((await read()).messages).toEqual([expect.stringMatching(/^book.yaml:2:19 chapter-title-for-many/)])
  })

  it('a book without a word, but not one empty chapter', async () => {
    await lay({ 'book.yaml': 'title: 书\n', 'a.md': ' \n', 'b.md': '' })
    const empty = await read()
    expect(empty.outcome).toBeInstanceOf(BookError)
    expect(empty.messages).toEqual([expect.stringMatching(/^book.yaml book-empty/)])
    await lay({ 'b.md': '字' })
    expect(await chapters()).toEqual(['chapter a.md', 'chapter b.md'])
  })
})
