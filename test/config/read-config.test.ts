import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config/read-config.ts'
import { BookError } from '../../src/errors.ts'
import type { Message } from '../../src/message.ts'
import { describeMessage } from '../../src/terminal/describe-message.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'banxin-config-'))
  await writeFile(join(folder, 'own.ttf'), '')
  await mkdir(join(folder, 'book'))
  await symlink(join(folder, 'own.ttf'), join(folder, 'book', 'link.ttf'))
  await writeFile(join(folder, 'book', 'in.ttf'), '')
})
afterAll(() => rm(folder, { recursive: true }))

async function read(content: string | Uint8Array) {
  const path = join(folder, 'book', 'book.yaml')
  await writeFile(path, content)
  const messages: Message[] = []
  const report = (message: Message) => messages.push(message)
  const config = await readConfig({ report }, path).catch((error: unknown) => {
    if (error instanceof BookError) return undefined
    throw error
  })
  return { config, messages }
}

/** `line:column ruleId sentence` of every message. */
async function faults(content: string | Uint8Array): Promise<string[]> {
  const { config, messages } = await read(content)
  expect(config).toBeUndefined()
  return messages.map((message) => {
    const { line, column, ruleId, reason, fix } = describeMessage(message, 'en')
    // A place left open means that the rule and its caller don't agree.
    for (const language of ['en', 'zh'] as const) {
      const described = describeMessage(message, language)
      expect(described.reason + described.fix).not.toMatch(/\{\w+\}/)
    }
    expect(fix).not.toBe('')
    return `${line}:${column} ${ruleId}: ${reason}`
  })
}

describe('editions', () => {
  it('lay their own keys over the rest, and decide where answers stand', async () => {
    const yaml =
      'title: 书\nsubtitle: 甲\npage: { trim: A5 }\neditions:\n  教师版:\n    subtitle: 2026\n    page: { margins: { top: 30mm } }\n  村干部版: {}\n'
    const plain = await read(yaml)
    expect(plain.config).toMatchObject({ subtitle: '甲', answers: 'end' })
    const { config } = await read(`${yaml}edition: leader\n`)
    expect(config).toMatchObject({ subtitle: '2026', answers: 'place', edition: 'leader' })
    expect(config?.page.margins.top).toBeCloseTo((30 * 72) / 25.4, 1)
    expect(config?.page.trim.width).toBeCloseTo((148 * 72) / 25.4, 1)
    expect((await read(`${yaml}edition: 村干部版\n`)).config?.answers).toBe('end')
    expect((await read(`${yaml}edition: 大字版\n`)).config?.theme).toBe('dazi')
    expect((await read(`${yaml}edition: 答案\n`)).config).toMatchObject({ answers: 'only', titlePage: false })
  })

  it('must be known, and the student’s has no answers', async () => {
    expect(await faults('title: 书\nedition: 领导版\n')).toEqual([
      '2:10 config-edition: There is no edition 领导版, expected one of student, leader, key, large-print',
    ])
    expect(await faults('title: 书\nedition: 学员版\nanswers: end\n')).toEqual([
      '3:10 config-answers: `answers: end` cannot be: the edition student has its answers in one way only',
    ])
    expect(await faults('title: 书\nedition: leader\neditions:\n  leader:\n    theme: songg\n')).toEqual([
      expect.stringMatching(/^5:12 config-theme-near/),
    ])
  })
})

describe('front matter', () => {
  it('wants all that internal material must say', async () => {
    const told = await faults('title: 书\ninternal:\n  permit: 1\n  unit: 甲\n  copies: 3\n')
    expect(told.map((line) => /`(\w+)` \(/.exec(line)?.[1])).toEqual(['recipients', 'printer', 'date'])
  })

  it('has no price on internal material', async () => {
    const internal = 'internal: { permit: 1, unit: 甲, recipients: 乙, printer: 丙, date: 丁, copies: 3 }\n'
    expect(await faults(`title: 书\n${internal}imprint:\n  price: 5 元\n`)).toEqual([
      expect.stringMatching(/^4:10 config-internal-price/),
    ])
  })

  it('tells what the imprint page of a published book lacks, at its line', async () => {
    const book = 'title: 书\nidentifier: 978-7-01-000000-8\n'
    const told = async (more: string) => (await read(`${book}${more}`)).messages
    expect(await told('')).toEqual([])
    const [bare, ...more] = await told('imprint:\n  printer: 县印刷厂\n')
    expect(more).toEqual([])
    expect(bare).toMatchObject({ ruleId: 'imprint-incomplete', place: { start: { line: 4 } } })
    const keys = String(bare?.values?.keys)
    for (const name of [
      'authors',
      'publisher',
      'date',
      'rights',
      'imprint.cip',
      'imprint.copies',
      'imprint.price',
    ])
      expect(keys).toContain(`${name} (`)
    expect(keys).not.toContain('imprint.printer ')

    const whole = `authors: 张三
publisher: 社
date: "2026"
rights: © 张三
imprint: { responsible: { 责任编辑: 甲 }, address: 某街, distributor: 乙, printer: 丙, printing: 第 1 版, copies: 1, price: 5 元, cip: CIP }
`
    expect(await told(whole.replace('CIP', '{ place: 北京, number: 第 1 号 }'))).toMatchObject([
      {
        ruleId: 'imprint-cip-incomplete',
        place: { start: { line: 7 } },
        values: { parts: 'imprint.cip.subjects (主题词), imprint.cip.class (分类号)' },
      },
    ])
    const given =
      '图书在版编目（CIP）数据 书／张三著．—北京：社，2026 ISBN 978-7-01-000000-8 Ⅳ．①D252 中国版本图书馆 CIP 数据核字（2026）第 1 号'
    expect(await told(whole.replace('CIP', given))).toEqual([])
    expect(await told(whole.replace('CIP', given.replace('000000-8', '000001-7')))).toMatchObject([
      { values: { parts: 'ISBN 978-7-01-000000-8' } },
    ])
    // No book that is sold.
    expect(await (await read('title: 书\nimprint: { printer: 丙 }\n')).messages).toEqual([])
  })

  it('reads how levels are numbered', async () => {
    const { config } = await read('title: 书\nnumbering: { levels: [第一讲, 一、, （一）, "1.", ""] }\n')
    expect(config?.numbering.levels).toEqual([
      { before: '第', chinese: true, after: '讲' },
      { before: '', chinese: true, after: '、' },
      { before: '（', chinese: true, after: '）' },
      { before: '', chinese: false, after: '.' },
      '',
    ])
    expect(await faults('title: 书\nnumbering: { levels: [第二讲] }\n')).toEqual([
      expect.stringContaining('config-level'),
    ])
  })
})

describe('the spot colour of the press', () => {
  it('takes an ink by its name', async () => {
    const { config, messages } = await read(
      'title: 书\npress:\n  colours: black+spot\n  spot:\n    name: PANTONE 186 C\n    cmyk: [0, 100, 80, 5]\n    colours: { "#c00000": 100 }\n',
    )
    expect(messages).toEqual([])
    expect(config?.press.spot).toEqual({
      name: 'PANTONE 186 C',
      cmyk: [0, 100, 80, 5],
      colours: { '#c00000': 100 },
    })
  })

  it('has to say which, and not one that is there already', async () => {
    expect(await faults('title: 书\npress:\n  colours: black+spot\n')).toEqual([
      expect.stringContaining('3:12 config-spot-missing: `press.colours` is `black+spot`'),
    ])
    expect(
      await faults('title: 书\npress:\n  spot: { name: Cyan, cmyk: [0, 0, 0, 0], colours: {} }\n'),
    ).toEqual([expect.stringContaining('config-spot-name: `press.spot.name` is `Cyan`')])
  })
})

describe('what readConfig makes of a book.yaml', () => {
  it('fills in the defaults of an A5 booklet', async () => {
    const { config, messages } = await read('title: 书\n')
    expect(messages).toEqual([])
    expect(config).toMatchObject({
      title: '书',
      authors: [],
      language: 'zh-Hans',
      chapters: [{ file: '*.md', role: 'chapter' }],
      theme: 'song',
      chapterStart: 'next',
      contents: { depth: 2, title: '目录' },
      titlePage: true,
      numbering: { front: 'roman' },
      runningHeads: true,
      remoteImages: 'refuse',
      fonts: {},
    })
    expect(config?.page.typeArea).toEqual({ characters: 28, lines: 26, fontSize: 10.5, linePitch: 18 })
  })

  it('takes authors as text, as lists and with roles in Chinese', async () => {
    const one = await read('title: 书\nauthors: 张三、李四 译\n')
    expect(one.config?.authors).toEqual([
      { name: '张三', role: 'trl' },
      { name: '李四', role: 'trl' },
    ])
    const many = await read(
      'title: 书\nauthors:\n  - John Smith\n  - 王五 主编\n  - {name: 赵六, role: 绘, fileAs: Zhao}\n',
    )
    expect(many.config?.authors).toEqual([
      { name: 'John Smith', role: 'aut' },
      { name: '王五', role: 'edt' },
      { name: '赵六', role: 'ill', fileAs: 'Zhao' },
    ])
  })

  it('keeps numbers where text is meant as they were typed', async () => {
    const { config } = await read('title: 1984\nidentifier: 0306406150\ndate: 2026\nsubtitle: 1.10\n')
    expect(config).toMatchObject({ title: '1984', identifier: '0306406150', date: '2026', subtitle: '1.10' })
  })

  it('takes an empty key for a missing one', async () => {
    const { config } = await read('title: 书\nsubtitle:\npage:\n  margins:\n')
    expect(config?.subtitle).toBeUndefined()
    expect(config?.page.typeArea.characters).toBe(28)
  })

  it('names the contents in the language of the book', async () => {
    expect((await read('title: 書\nlanguage: zh-TW\n')).config?.contents.title).toBe('目錄')
    expect((await read('title: A\nlanguage: en\n')).config?.contents.title).toBe('Contents')
    expect((await read('title: A\nlanguage: en\ncontents: {title: 目次}\n')).config?.contents.title).toBe(
      '目次',
    )
  })

  it('reads Windows files: byte order mark and CRLF', async () => {
    const { config } = await read('\ufefftitle: 书\r\nunit: 组\r\n')
    expect(config).toMatchObject({ title: '书', unit: '组' })
  })

  it('takes own fonts inside the folder', async () => {
    expect((await read('title: 书\nfonts: {song: in.ttf}\n')).config?.fonts).toEqual({ song: 'in.ttf' })
  })
})

describe('what readConfig refuses, and where', () => {
  const cases: [name: string, yaml: string, expected: (string | RegExp)[]][] = [
    ['a missing title', 'subtitle: x\n', ['1:1 config-missing: `title` is missing']],
    ['an empty file', '', ['1:1 config-missing: `title` is missing']],
    ['a slip in a key', 'title: x\n\nlangauge: en\n', [/^3:1 config-unknown-key: .*expected `language`$/]],
    [
      'a slip deep inside',
      'title: x\nauthors:\n  - name: a\n    rol: b\n',
      [/^4:5 config-unknown-key: .*`role`$/],
    ],
    ['a Chinese key', 'title: x\n作者: 张三\n', [/^2:1 config-unknown-key: .*`authors`$/]],
    ['a key at the wrong level', 'title: x\ntrim: A5\n', [/^2:1 config-misplaced-key: .*`page\.trim`$/]],
    ['a key named like something of JavaScript', 'title: x\nconstructor: 1\n', [/^2:1 config-strange-key/]],
    ['a strange key', 'title: x\nxyzzyplugh: 1\n', [/^2:1 config-strange-key/]],
    ['a key twice', 'title: a\ntitle: b\n', ['2:1 config-duplicate-key: `title` is given a second time']],
    ['full-width colons', 'title：a\nauthors：b\n', [/^1:6 config-wide-colon/, /^2:8 config-wide-colon/]],
    ['a tab', 'title: x\ncontents:\n\tdepth: 1\n', [/^3:1 config-tab/]],
    ['a colon in the text', 'title: x: y\n', [/^1:8 config-colon-in-text/]],
    ['a bracket left open', 'title: [a\n', [/^2:1 config-yaml: .*end with a \]/]],
    ['a list', '- a\n', [/^1:1 config-not-a-mapping/]],
    ['a date that no calendar has', 'title: x\ndate: 2026-02-30\n', [/^2:7 config-date: `2026-02-30`/]],
    ['a date that YAML takes for a number', 'title: x\ndate: 2026.10\n', [/^2:7 config-date: `2026.10`/]],
    ['an unknown language', 'title: x\nlanguage: fr\n', [/^2:11 config-choice: .*zh-Hans/]],
    ['a yes', 'title: x\ntitlePage: yes\n', [/^2:12 config-not-yes-or-no/]],
    ['half a level', 'title: x\ncontents: {depth: 2.5}\n', [/^2:19 config-not-whole/]],
    ['too many levels', 'title: x\ncontents: {depth: 5}\n', [/^2:19 config-too-big: .*expected 4 or less/]],
    ['an unknown trim size', 'title: x\npage: {trim: A7}\n', [/^2:14 config-trim: `A7`/]],
    ['a margin for no guillotine', 'title: x\npage:\n  margins: {inner: 4mm}\n', [/^3:20 config-margin/]],
    [
      'a font size without unit',
      'title: x\npage:\n  typeArea: {fontSize: 10}\n',
      [/^3:24 config-font-size: `10`/],
    ],
    [
      'a type area wider than the paper',
      'title: x\npage:\n  typeArea: {characters: 40}\n',
      [/^3:13 config-type-area-too-wide: 40 characters of 10.5 pt are 148.2 mm wide/],
    ],
    ['lines that touch', 'title: x\npage: {typeArea: {linePitch: 9pt}}\n', [/config-line-pitch-too-small/]],
    ['an unknown theme', 'title: x\ntheme: gothic\n', [/^2:8 config-theme: .*song/]],
    [
      'a role of a chapter',
      'title: x\nchapters:\n  - {file: a.md, role: foo}\n',
      [/^3:24 config-choice: `chapters\[1\]\.role`/],
    ],
    [
      'a chapter without file',
      'title: x\nchapters:\n  - {role: preface}\n',
      [/^3:5 config-missing: `chapters\[1\]\.file`/],
    ],
    ['a font outside the folder', 'title: x\nfonts: {song: ../own.ttf}\n', [/^2:15 config-font-outside/]],
    ['a font that a link leads to', 'title: x\nfonts: {song: link.ttf}\n', [/^2:15 config-font-outside/]],
    ['a font that is not there', 'title: x\nfonts: {kai: no.ttf}\n', [/^2:14 config-font-missing/]],
    ['a font of another format', 'title: x\nfonts: {hei: in.woff2}\n', [/^2:14 config-font-format/]],
  ]
  it.each(cases)('%s', async (_, yaml, expected) => {
    expect(await faults(yaml)).toEqual(
      expected.map((pattern) => (typeof pattern === 'string' ? pattern : expect.stringMatching(pattern))),
    )
  })

  it('finds several faults at once', async () => {
    expect(await faults('titel: x\nlanguage: fr\npage: {trim: A7}\n')).toHaveLength(4)
  })

  it('says where a file stops being UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from('title: 书\nunit: 组'), Buffer.from([0xb0, 0xa1])])
    expect(await faults(bytes)).toEqual([expect.stringMatching(/^2:8 config-not-utf8: .*0xB0/)])
  })
})

describe('paper and binding', () => {
  it('knows the papers of its table and measured ones', async () => {
    const { config } = await read('title: 书\npaper: offset 70g\nbinding:\n  edge: right\n  signature: 8\n')
    expect(config?.paper).toMatchObject({ name: { zh: '双胶纸 70g' }, gsm: 70, basis: 'table' })
    expect(config?.binding).toEqual({ edge: 'right', signature: 8 })
    const own = 'title: 书\npaper: 云彩纸\npapers:\n  - {name: 云彩纸, gsm: 120, caliper: 0.2mm}\n'
    expect((await read(own)).config?.paper).toMatchObject({ basis: 'measured', gsm: 120 })
  })

  it('refuses what it does not know at its place', async () => {
    const [paper] = await faults('title: 书\npaper: 宣纸\n')
    expect(paper).toMatch(/^2:8 config-paper: There is no paper `宣纸` in the table; it has 双胶纸 60–160g、/)
    expect(await faults('title: 书\npapers:\n  - {name: 云彩纸, gsm: 120, caliper: 20mm}\n')).toEqual([
      '3:36 config-caliper: `papers[1].caliper` is `20mm`, expected the thickness of one leaf from 0.02 to 1.5 mm, such as `0.098mm`',
    ])
    expect(await faults('title: 书\nbinding:\n  signature: 12\n')).toEqual([
      '3:14 config-choice: `binding.signature` is `12`, expected one of 4, 8, 16, 32',
    ])
  })
})
