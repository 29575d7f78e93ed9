import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import iconv from 'iconv-lite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { importCommand } from '../../src/commands/import.ts'
import { compose } from '../../src/compose/compose.ts'
import { BookError, UsageError } from '../../src/errors.ts'
import { readManuscript } from '../../src/manuscript/read-manuscript.ts'
import type { Language, Message } from '../../src/message.ts'
import type { Run } from '../../src/run.ts'
import { describeMessage } from '../../src/terminal/describe-message.ts'

let cwd = ''
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'banxin-import-'))
})
afterEach(() => rm(cwd, { recursive: true }))

const body = '这里是一段正文，写得有长有短。'
const roads = `修路记\n第一章 路\n${body}\n第二章 桥\n他说:"好",就走了.\n`

async function perform(
  file: string,
  options: Parameters<typeof importCommand>[2] = {},
  language: Language = 'en',
  signal = new AbortController().signal,
) {
  const messages: Message[] = []
  const lines: string[] = []
  const run: Run = {
    signal,
    report: (message) => messages.push(message),
    progress: () => undefined,
    cacheFolder: '',
  }
  const context = { run, cwd, language, write: (line: string) => lines.push(line), made: () => undefined }
  const error: unknown = await importCommand(context, file, options).catch((thrown: unknown) => thrown)
  for (const message of messages) {
    const { reason, fix } = describeMessage(message, language)
    expect(reason + fix).not.toMatch(/\{\w+\}/)
  }
  return { error, lines, messages, ids: messages.map(({ ruleId }) => ruleId) }
}

/** Read and compose the folder as `check` does; whatever is reported is a fault of the import. */
async function build(folder: string) {
  const messages: Message[] = []
  const run: Run = {
    signal: new AbortController().signal,
    report: (message) => messages.push(message),
    progress: () => undefined,
    cacheFolder: '',
  }
  const manuscript = await readManuscript(run, join(cwd, folder))
  const book = await compose(run, manuscript)
  expect(messages).toEqual([])
  return { manuscript, book }
}

describe('a text file becomes a manuscript folder', () => {
  it('beside the working folder, named after the file', async () => {
    await writeFile(join(cwd, 'roads.txt'), roads)
    const { error, lines, ids } = await perform('roads.txt')
    expect(error).toBeUndefined()
    expect(ids).toEqual(['import-encoding', 'import-guesses'])
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatch(/manuscript-roads: 2 chapters, \d+ guesses in import-report\.txt$/)
    expect(lines[1]).toMatch(/^Next: npm run pdf -- .*manuscript-roads$/)
    expect((await readdir(join(cwd, 'manuscript-roads'))).sort()).toEqual([
      '01-路.md',
      '02-桥.md',
      'book.yaml',
      'import-report.txt',
    ])
    expect(await readFile(join(cwd, 'manuscript-roads/02-桥.md'), 'utf8')).toBe(
      '# 第二章 桥\n\n他说：“好”，就走了。\n',
    )
  })

  it.each(['utf8', 'gb18030', 'utf16le', 'utf16be'])('the same from %s', async (encoding) => {
    await writeFile(
      join(cwd, 'a.txt'),
      iconv.encode(roads, encoding, { addBOM: encoding.startsWith('utf16') }),
    )
    expect((await perform('a.txt', { to: 'book' })).error).toBeUndefined()
    const { book } = await build('book')
    expect(book.config.title).toBe('修路记')
    expect(book.sections.map(({ title }) => title)).toEqual(['第一章 路', '第二章 桥'])
  })

  it('from Big5 in traditional Chinese', async () => {
    const text = '修路記\n一、說路\n大家來學習，後來都說好。\n二、說橋\n橋還沒有開工。\n'
    await writeFile(join(cwd, 'a.txt'), iconv.encode(text, 'big5'))
    expect((await perform('a.txt', { to: 'book' })).error).toBeUndefined()
    expect((await build('book')).book.config.language).toBe('zh-Hant')
  })

  it.each([
    ['no title, no headings', '今天开会，说修路的事。\n明天再说。'],
    ['one line', '修路'],
    ['separators only in between', '甲说，好。\n----\n乙说，不好。'],
    [
      'signs of Markdown',
      '修路记\n# 井号\n* 星号 *\n> 大于号\n[^1] <b>粗</b> $x$ {路|lù}\n:::note\n| a | b |\n| - | - |\n标题 {#id}',
    ],
    ['front matter', '---\ntitle: 别的\n---\n正文，一行。'],
    ['a title that YAML reads as something else', 'null\n正文，一行。\n- [ ] 事'],
    ['addresses', '修路记\n见https://example.com/a_b?c=*d，或www.example.cn/x*y，或a_b@c.cn。'],
    ['a preface', `修路记\n某某村\n${body}\n1.路\n${body}\n2.桥\n${body}\n附录\n${body}`],
  ])('that builds without a message: %s', async (_, text) => {
    await writeFile(join(cwd, 'a.txt'), text)
    expect((await perform('a.txt', { to: 'book' })).error).toBeUndefined()
    const { book } = await build('book')
    const shown = book.sections.map(({ tree }) => textOf(tree)).join('')
    const solid = (from: string) => from.match(/[\p{L}\p{N}*#>$^|{}[\]_<]/gu)?.join('') ?? ''
    const title = book.config.title === '修路记' && book.sections.length > 1 ? '修路记' : ''
    expect(solid(title + shown)).toContain(solid(text).replace('------', ''))
  })

  it('with a report of every guess, in the language of the reader', async () => {
    await writeFile(join(cwd, 'a.txt'), roads)
    await perform('a.txt', { to: 'zh' }, 'zh')
    await perform('a.txt', { to: 'en' }, 'en')
    const report = await readFile(join(cwd, 'zh/import-report.txt'), 'utf8')
    const lines = report.split('\n').map((line) => line.replace(/\s+/g, ' '))
    expect(lines).toContain('1:1 书名 修路记')
    expect(lines).toContain('4:1 标题 第二章␣桥 (第 1 级)')
    expect(lines).toContain('5:3 全角标点 : → ：')
    expect(lines).toContain('5:4 引号 " → “')
    expect(lines).toContain('5:11 全角标点 . → 。')
    expect(await readFile(join(cwd, 'en/import-report.txt'), 'utf8')).toContain(
      '5:3       full-width mark  : → ：',
    )
  })

  it('says where a quote has no partner, a character was lost and the text has contents', async () => {
    const text = `修路记\n目录\n第一章 路 1\n第二章 桥 5\n第一章 路\n他说:"走\n第二章 桥\n丢\uFFFD字，一个。`
    await writeFile(join(cwd, 'a.txt'), text)
    const { messages } = await perform('a.txt')
    expect(messages.filter(({ ruleId }) => !/encoding|guesses/.test(ruleId))).toMatchObject([
      { ruleId: 'import-contents', place: { line: 2, column: 1 } },
      { ruleId: 'import-unpaired-quote', place: { line: 6, column: 4 } },
      { ruleId: 'import-lost-character', place: { line: 8, column: 2 } },
    ])
  })
})

describe('what is wrong is told and nothing is written', () => {
  it.each([
    ['import-no-file', UsageError, 'none.txt'],
    ['import-no-markdown', BookError, 'folder'],
    ['import-empty', BookError, 'empty.txt'],
    ['import-binary', BookError, 'binary.txt'],
    ['import-other-format', BookError, 'paper.txt'],
    ['import-undecodable', BookError, 'broken.txt'],
    ['import-empty', BookError, 'invisible.txt'],
  ])('%s', async (ruleId, kind, file) => {
    await mkdir(join(cwd, 'folder'))
    await writeFile(join(cwd, 'empty.txt'), '')
    await writeFile(join(cwd, 'binary.txt'), new Uint8Array(100))
    await writeFile(join(cwd, 'paper.txt'), '%PDF-1.4')
    await writeFile(join(cwd, 'broken.txt'), Buffer.concat([Buffer.from(roads), Buffer.of(0xff)]))
    await writeFile(join(cwd, 'invisible.txt'), '\u200B\n')
    const before = (await readdir(cwd)).sort()
    const { error, ids } = await perform(file)
    expect(error).toBeInstanceOf(kind)
    expect(ids.at(-1)).toBe(ruleId)
    expect((await readdir(cwd)).sort()).toEqual(before)
  })

  it('an encoding that nobody knows', async () => {
    await writeFile(join(cwd, 'a.txt'), roads)
    const { error, ids } = await perform('a.txt', { encoding: 'klingon' })
    expect(error).toBeInstanceOf(UsageError)
    expect(ids).toEqual(['import-unknown-encoding'])
  })

  it('a folder that is there stays', async () => {
    await writeFile(join(cwd, 'a.txt'), roads)
    await mkdir(join(cwd, 'book'))
    await writeFile(join(cwd, 'book/mine.md'), 'mine')
    const { error, ids } = await perform('a.txt', { to: 'book' })
    expect(error).toBeInstanceOf(UsageError)
    expect(ids).toEqual(['import-target-exists'])
    expect(await readdir(join(cwd, 'book'))).toEqual(['mine.md'])
    expect((await perform('a.txt', { to: 'a.txt' })).ids).toEqual(['import-target-file'])
  })

  it('with force it is kept under another name', async () => {
    await writeFile(join(cwd, 'a.txt'), roads)
    await mkdir(join(cwd, 'book'))
    await writeFile(join(cwd, 'book/mine.md'), 'mine')
    const { error, lines } = await perform('a.txt', { to: 'book', force: true })
    expect(error).toBeUndefined()
    expect(lines.some((line) => line.endsWith('book.old-1'))).toBe(true)
    expect(await readFile(join(cwd, 'book.old-1/mine.md'), 'utf8')).toBe('mine')
    expect(existsSync(join(cwd, 'book/book.yaml'))).toBe(true)
    expect((await stat(join(cwd, 'book'))).mode & 0o700).toBe(0o700)
  })

  it('an empty folder is used, also below others that are not there yet', async () => {
    await writeFile(join(cwd, 'a.txt'), roads)
    await mkdir(join(cwd, 'book'))
    expect((await perform('a.txt', { to: 'book' })).error).toBeUndefined()
    expect((await perform('a.txt', { to: 'new/er/book' })).error).toBeUndefined()
    await build('new/er/book')
  })

  it('stopped, it leaves nothing behind', async () => {
    await writeFile(join(cwd, 'a.txt'), roads)
    const { error } = await perform('a.txt', {}, 'en', AbortSignal.abort())
    expect(error).toBeInstanceOf(Error)
    expect(await readdir(cwd)).toEqual(['a.txt'])
  })
})

describe('a text of five megabytes', () => {
  it('is no matter', async () => {
    const chapter = (number: number) =>
      `第${number}章 路\n${`${body.repeat(8)}他说:"好",就走了.\n`.repeat(20)}`
    const text = Array.from({ length: 500 }, (_, index) => chapter(index + 1)).join('')
    const bytes = Buffer.from(`修路记\n${text}`)
    expect(bytes.length).toBeGreaterThan(3_500_000)
    await writeFile(join(cwd, 'a.txt'), bytes)
    const start = performance.now()
    expect((await perform('a.txt')).error).toBeUndefined()
    // Far more than it takes, for slow machines: what is quadratic takes minutes.
    expect(performance.now() - start).toBeLessThan(30_000)
    expect(await readdir(join(cwd, 'manuscript-a'))).toHaveLength(502)
  }, 60_000)
})

const masses = fileURLToPath(new URL('../../../shared/data/manuscripts/to-the-masses.txt', import.meta.url))

describe.skipIf(!existsSync(masses) && !process.env.CI)('to-the-masses.txt', () => {
  it('becomes four chapters that build', async () => {
    const { error } = await perform(masses, { to: 'book' }, 'zh')
    expect(error).toBeUndefined()
    const { book } = await build('book')
    expect(book.config.title).toBe('到群众中去简报')
    expect(book.sections.map(({ title }) => title)).toEqual([
      '1.怎样到群众中去',
      '2.如何做好从群众中来到群众去',
      '3.从群众中来到群众中去是什么意思，最好举几个例子',
      '4.秦川：干部到群众中去该干些什么',
    ])
    const text = book.sections.map(({ tree }) => textOf(tree)).join('')
    expect(text).toContain('以强烈的责任感和历史使命感，在教育实践活动中真抓实干。')
    expect(text).toContain('PS：这个貌似政治书上都有吧？')
    expect(text).toContain('我国经济社会发展新阶段的客观要求')
    expect(text).not.toMatch(/[,;:?]/)
    const solid = (from: string) => from.match(/[\p{L}\p{N}“”、。]/gu)?.join('')
    expect(solid(`到群众中去简报${text}`)).toBe(solid(await readFile(masses, 'utf8')))
    const report = await readFile(join(cwd, 'book/import-report.txt'), 'utf8')
    expect(report).toMatch(/22:176\s+断行相接 {2}责任感和历史⏎使命感,在教 → 责任感和历史使命感,在教/)
  })
})

function textOf(node: object): string {
  if ('value' in node && 'type' in node && node.type === 'text') return String(node.value)
  return 'children' in node && Array.isArray(node.children) ? node.children.map(textOf).join('') : ''
}
