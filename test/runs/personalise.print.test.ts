import { spawnSync } from 'node:child_process'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import JSZip from 'jszip'
import { beforeAll, describe, expect, test } from 'vitest'
import { banxin, startBanxin, type Told, temporaryFolders, writeFiles } from '../build/banxin.ts'
import { eventually } from '../build/processes.ts'
import { askEpubCheck } from '../epub/judges/epub-check.ts'
import { ask, judged } from '../print/judge.ts'
import { askPdfBox, noPdfBox } from '../print/pdfbox.ts'
import { stringsIn } from '../print/strings-in.ts'

const temporaryFolder = temporaryFolders()

/** Each value stands nowhere else, neither in whole nor in part. */
const units = [
  { name: '甲鼠镇', number: 'QK71', url: 'https://a.example/7101', copies: 2 },
  { name: '乙牛乡政府大院', number: 'QL72', url: 'https://b.example/7202', copies: 1 },
  { name: '丙虎', number: 'QM73', url: 'https://c.example/7303', copies: 3 },
] as const

const table = [
  '单位,编号,签到,份数',
  ...units.map(({ name, number, url, copies }) => `${name},${number},${url},${copies}`),
].join('\r\n')

const prose = '调查研究从群众中来，到群众中去。'.repeat(40)

const book = {
  'book.yaml': `title: 读本
subtitle: "{{单位}}用"
unit: 学习组
imprint: { printer: 印刷厂, copies: "{{份数}} 册" }
runs: { file: units.csv, name: "{{编号}}-{{单位}}" }
`,
  '01.md': `# 第一讲\n\n${prose}\n\n${prose}\n\n:::思考题\n1. 问？ :答案[未羊申猴]\n:::\n`,
  '02.md': `# 第二讲\n\n${prose}\n\n见[第三讲](03.md)。本册发给{{单位}}，编号 {{编号}}；代码 \`{{单位}}\` 照印。\n\n::二维码[扫码]{字段=签到}\n`,
  '03.md': `# 第三讲\n\n${prose}\n`,
  'units.csv': table,
}

let folder = ''
let told: Told
let files: Uint8Array[] = []

beforeAll(async () => {
  folder = await temporaryFolder()
  await writeFiles(join(folder, 'book'), book)
  const { out } = await banxin(folder, ['personalise', 'book', '--cache', 'cache', '--json'])
  told = JSON.parse(out)
  files = await Promise.all(
    told.files.filter(({ path }) => path.endsWith('.pdf')).map(({ path }) => readFile(path)),
  )
})

describe('one PDF a row', () => {
  test('is called by its columns, all in a folder with their list', async () => {
    expect(told.exitCode).toBe(0)
    expect(told.messages.filter(({ severity }) => severity !== 'info')).toEqual([])
    expect(await readdir(join(folder, 'output'))).toEqual(['读本-runs'])
    expect((await readdir(join(folder, 'output/读本-runs'))).sort()).toEqual([
      'QK71-甲鼠镇.pdf',
      'QL72-乙牛乡政府大院.pdf',
      'QM73-丙虎.pdf',
      '读本-runs.csv',
    ])
  })

  test('has the values of its row, and those of no other row anywhere', async () => {
    for (const [index, file] of files.entries()) {
      const text = await everythingIn(file)
      for (const [other, { name, number }] of units.entries()) {
        const times = (value: string) => text.split(value).length - 1
        if (other === index) {
          // Title page, imprint page, text; and the subject of the metadata, twice.
          expect(times(name), name).toBeGreaterThanOrEqual(3)
          expect(times(number)).toBeGreaterThanOrEqual(1)
        } else {
          expect(times(name), `${name} in ${index}`).toBe(0)
          expect(times(number)).toBe(0)
          // Not even the glyphs: none of a name's own characters is in a font.
          for (const character of name.slice(0, 2)) expect(times(character), character).toBe(0)
        }
      }
    }
  })

  judged(['pdftotext', 'qpdf'], 'reads whole, once, and is sound', () => {
    for (const [index, file] of files.entries()) {
      expect(ask('qpdf', file, '--check', '#')).toContain('No syntax or stream encoding errors')
      const text = ask('pdftotext', file, '#', '-').replace(/\s+/g, '')
      const unit = units[index]
      expect(text).toContain(`本册发给${unit?.name}，编号${unit?.number}；代码{{单位}}照印`)
      expect(text.split(`${unit?.name}用`)).toHaveLength(3)
      expect(text).toContain(`印数：${unit?.copies}册`)
      // Some are cut by the ends of pages.
      expect(text.split('群众').length - 1).toBeGreaterThanOrEqual(310)
    }
  })

  judged(['pdftoppm', 'zbarimg'], 'has its own QR code', () => {
    for (const [index, file] of files.entries()) {
      const pages = Number(/Pages: +(\d+)/.exec(ask('pdfinfo', file, '#'))?.[1])
      const codes = Array.from({ length: pages }, (_, page) => codeOn(file, page + 1, folder)).filter(Boolean)
      expect(codes).toEqual([units[index]?.url])
    }
  })

  test('looks as a build of the manuscript with the values typed in', async () => {
    const typed = await temporaryFolder()
    const fill = (text: string) =>
      text
        .replaceAll('`{{单位}}`', '\0')
        .replaceAll('{{单位}}', '甲鼠镇')
        .replaceAll('{{编号}}', 'QK71')
        .replaceAll('{{份数}}', '2')
        .replaceAll('\0', '`{{单位}}`')
        .replace('字段=签到', '内容="https://a.example/7101"')
    await writeFiles(
      join(typed, 'book'),
      Object.fromEntries(
        Object.entries(book).map(([name, text]) => [name, name === 'units.csv' ? text : fill(text)]),
      ),
    )
    await banxin(typed, ['pdf', 'book', '--cache', join(folder, 'cache')])
    const plain = await readFile(join(typed, 'output/读本.pdf'))
    const lines = (pdf: Uint8Array) => ask('pdftotext', pdf, '-layout', '#', '-')
    expect(lines(files[0] ?? plain)).toBe(lines(plain))
    const picture = (pdf: Uint8Array, page: number) =>
      ask('pdftoppm', pdf, '-r', '60', '-gray', '-f', `${page}`, '-l', `${page}`, '#')
    for (const page of [1, 2, 5, 6, 7, 8])
      expect(picture(files[0] ?? plain, page) === picture(plain, page)).toBe(true)
  })

  test('the same row alone, and the same run again, make the same bytes', async () => {
    const args = ['personalise', 'book', '--cache', 'cache', '--output']
    await banxin(folder, [...args, 'again'])
    for (const { path } of told.files) {
      const name = path.split('/').at(-1) ?? ''
      const again = await readFile(join(folder, 'again/读本-runs', name))
      expect(again.equals(await readFile(path)), name).toBe(true)
    }
    const { code } = await banxin(folder, [...args, 'one', '--rows', '2'])
    expect(code).toBe(0)
    expect((await readdir(join(folder, 'one/读本-runs'))).sort()).toEqual([
      'QL72-乙牛乡政府大院.pdf',
      '读本-runs.csv',
    ])
  })

  test('a booklet of a row', async () => {
    const { code, err } = await banxin(folder, [
      'booklet',
      'output/读本-runs/QM73-丙虎.pdf',
      '--output',
      'sheets',
    ])
    expect(code, err).toBe(0)
    const sheets = await readFile(join(folder, 'sheets/QM73-丙虎.booklet.pdf'))
    expect(ask('pdftotext', sheets, '#', '-').replace(/\s+/g, '')).toContain('本册发给丙虎')
  })

  test('of the student edition: no answer, and its own name', async () => {
    const args = ['personalise', 'book', '--edition', '学员版', '--output', 'student', '--cache', 'cache']
    expect((await banxin(folder, args)).code).toBe(0)
    const made = join(folder, 'student/读本-学员版-runs')
    for (const name of (await readdir(made)).filter((one) => one.endsWith('.pdf')))
      expect(await everythingIn(await readFile(join(made, name)))).not.toMatch(/未羊|申猴/)
    for (const file of files) expect(await everythingIn(file)).toContain('未羊申猴')
  })
})

describe('a value that makes the text longer', () => {
  test('moves what follows: folios, contents and references stay true, and it is told', async () => {
    const own = await temporaryFolder()
    const line = '文字一行。'.repeat(5)
    const filler = Array.from({ length: 17 }, () => line).join('\n\n')
    await writeFiles(join(own, 'book'), {
      'book.yaml': 'title: 长短\nruns: { file: t.csv }\n',
      '01.md': `# 一\n\n${filler}\n\n{{名}}\n`,
      '02.md': '# 二\n\n见[第一章](01.md)。\n',
      't.csv': `名\n短\n${'长'.repeat(300)}\n末\n`,
    })
    const { out } = await banxin(own, ['personalise', 'book', '--cache', join(folder, 'cache'), '--json'])
    const made: Told = JSON.parse(out)
    expect(made.exitCode).toBe(0)
    expect(made.messages.map(({ ruleId, line }) => [ruleId, line])).toContainEqual(['runs-pages-differ', 3])
    const [short, long, last] = await Promise.all(made.files.slice(0, 3).map(({ path }) => readFile(path)))
    if (!short || !long || !last) throw new Error('three files')
    const contents = (pdf: Uint8Array) =>
      /二[ .…]*(\d+)/.exec(ask('pdftotext', pdf, '-layout', '#', '-'))?.[1]
    expect(contents(short)).toBe('2')
    expect(contents(long)).toBe('3')
    expect(contents(last)).toBe('2')
  })
})

describe('faults', () => {
  test.each([
    [
      'a value that no font has',
      '单位,编号,签到,份数\n甲,1,https://a.example,1\n\u{10fffd}乙,2,https://a.example,1\n',
      'runs-no-glyph',
      3,
    ],
    [
      'an empty value',
      '单位,编号,签到,份数\n甲,1,https://a.example,1\n,2,https://a.example,1\n',
      'runs-empty',
      3,
    ],
    ['a column that is missing', '单位,号,签到,份数\n甲,1,https://a.example,1\n', 'field-unknown', 5],
  ])('%s: told, and nothing is written', async (_, csv, ruleId, line) => {
    const own = await temporaryFolder()
    await writeFiles(join(own, 'book'), { ...book, 'units.csv': csv })
    const { out } = await banxin(own, ['personalise', 'book', '--cache', join(folder, 'cache'), '--json'])
    const made: Told = JSON.parse(out)
    expect(made.exitCode).toBe(1)
    expect(made.messages.map((message) => [message.ruleId, message.line])).toContainEqual([ruleId, line])
    expect(await readdir(own)).toEqual(['book'])
  })

  test('Ctrl-C in the middle leaves nothing', async () => {
    const own = await temporaryFolder()
    const rows = Array.from(
      { length: 400 },
      (_, index) => `单位${index},${index},https://a.example/${index},1`,
    )
    await writeFiles(join(own, 'book'), { ...book, 'units.csv': `单位,编号,签到,份数\n${rows.join('\n')}\n` })
    const started = startBanxin(own, ['personalise', 'book', '--cache', join(folder, 'cache')])
    await eventually('rows', () => /Making the rows [1-9]/.test(started.errSoFar()) || undefined)
    expect((await readdir(join(own, 'output'))).filter((name) => !name.endsWith('.tmp'))).toEqual([])
    started.child.kill('SIGINT')
    const { code } = await started.ended
    expect(code).toBe(130)
    expect(await readdir(own)).toEqual(['book'])
  })
})

describe('one press file of all rows', () => {
  let pdf: Uint8Array
  const pages = () => Number(/Pages: +(\d+)/.exec(ask('pdfinfo', pdf, '#'))?.[1])
  beforeAll(async () => {
    const { code, err } = await banxin(folder, [
      'personalise',
      'book',
      '--merged',
      '--output',
      'press',
      '--cache',
      'cache',
    ])
    expect(code, err).toBe(0)
    expect((await readdir(join(folder, 'press'))).sort()).toEqual(['读本-runs.csv', '读本-runs.press.pdf'])
    pdf = await readFile(join(folder, 'press/读本-runs.press.pdf'))
  })

  judged(
    ['qpdf', 'pdftotext', 'pdfinfo'],
    'is sound: each row as often as it is printed, each copy on leaves of its own',
    async () => {
      expect(ask('qpdf', pdf, '--check', '#')).toContain('No syntax or stream encoding errors')
      const list = (await readFile(join(folder, 'press/读本-runs.csv'), 'utf8')).split('\r\n').slice(1, -1)
      const texts = ask('pdftotext', pdf, '#', '-').split('\f')
      let page = 0
      for (const [index, { name, copies }] of units.entries()) {
        const [row, , listed, , first, last] = (list[index] ?? '').split(',')
        expect([row, listed, first]).toEqual([`${index + 1}`, `${copies}`, `${page + 1}`])
        const size = (Number(last) - page) / copies
        expect(size % 2).toBe(0)
        for (let copy = 0; copy < copies; copy++) {
          const booklet = texts
            .slice(page, page + size)
            .join('')
            .replace(/\s+/g, '')
          expect(booklet).toContain(`本册发给${name}，`)
          expect(booklet.split('群众').length - 1).toBeGreaterThanOrEqual(310)
          for (const other of units) if (other.name !== name) expect(booklet).not.toContain(other.name)
          page += size
        }
      }
      expect(page).toBe(pages())
    },
  )

  test('holds what rows share once', async () => {
    const single = await temporaryFolder()
    await writeFiles(join(single, 'book'), book)
    await banxin(single, [
      'personalise',
      'book',
      '--merged',
      '--rows',
      '1',
      '--copies',
      'once',
      '--cache',
      join(folder, 'cache'),
    ])
    const alone = await stat(join(single, 'output/读本-runs.press.pdf'))
    // Six booklets with three kinds of pages of their own, against one.
    expect(pdf.length).toBeLessThan(1.25 * alone.size)
  })

  test.skipIf(noPdfBox() !== undefined && process.env.CI !== 'true')(
    'PDFBox finds nothing in it',
    async () => {
      expect(await askPdfBox(pdf)).toEqual([])
    },
  )

  test('our own preflight lets it pass', async () => {
    const { code, out } = await banxin(folder, ['preflight', 'press/读本-runs.press.pdf'])
    expect(code, out).toBe(0)
  })
})

describe('notes in the margin, covers and EPUBs', () => {
  const crowded = Array.from(
    { length: 9 },
    (_, index) => `一句:旁注[第${index}条旁注写得很长，边白里排不下这许多字，只好另找地方]`,
  ).join('。')
  const rows = [
    { name: '甲鼠镇', number: 'QK71' },
    { name: '乙牛乡', number: 'QL72' },
  ]
  let own = ''
  let made: Told

  beforeAll(async () => {
    own = await temporaryFolder()
    await writeFiles(join(own, 'book'), {
      'book.yaml': `title: 读本
subtitle: "{{单位}}用"
unit: 学习组
edition: 学员版
page: { margins: { inner: 18mm } }
about: { corrections: "请告{{单位}}" }
cover: { text: "送给{{单位}}" }
runs: { file: units.csv, name: "{{编号}}", cover: true, epub: true }
`,
      '01.md': `# 第一讲\n\n${crowded}。\n\n:::思考题\n1. 问？ :答案[未羊申猴]\n:::\n`,
      '02.md': `# 第二讲\n\n## {{单位}}的事\n\n本册发给{{单位}}。${crowded}。\n\n:::填空题\n1. 填:空[酉鸡戌狗]。\n:::\n`,
      'units.csv': `单位,编号\n${rows.map(({ name, number }) => `${name},${number}`).join('\n')}\n`,
    })
    const { out } = await banxin(own, ['personalise', 'book', '--cache', 'cache', '--json'])
    made = JSON.parse(out)
  })

  test('notes that the margin has no room for are notes at the foot, in every row', async () => {
    expect(made.messages.filter(({ severity }) => severity === 'error')).toEqual([])
    const told = made.messages.filter(({ ruleId }) => ruleId === 'margin-note-crowded')
    expect(new Set(told.map(({ file }) => file?.replace(/.*\//, '')))).toEqual(new Set(['01.md', '02.md']))
    for (const { number } of rows) {
      const pdf = await readFile(join(own, `output/读本-学员版-runs/${number}.pdf`))
      const text = ask('pdftotext', pdf, '#', '-').replace(/\s+/g, '')
      for (let index = 0; index < 9; index++)
        expect(text.split(`第${index}条`), `${number} ${index}`).toHaveLength(3)
    }
  })

  test('each row has its cover and its EPUB, with its values, no other’s, and no answer', async () => {
    const folder = join(own, 'output/读本-学员版-runs')
    expect((await readdir(folder)).sort()).toEqual(
      [
        '读本-学员版-runs.csv',
        ...rows.flatMap(({ number }) => ['cover.pdf', 'epub', 'pdf'].map((one) => `${number}.${one}`)),
      ].sort(),
    )
    for (const [index, { name, number }] of rows.entries())
      for (const ending of ['pdf', 'cover.pdf', 'epub']) {
        const bytes = await readFile(join(folder, `${number}.${ending}`))
        const text = ending === 'epub' ? await textOfEpub(bytes) : await everythingIn(bytes)
        expect(text, ending).toContain(name)
        expect(text, ending).not.toContain(rows[1 - index]?.name)
        for (const answer of ['未羊申猴', '酉鸡戌狗']) expect(text, ending).not.toContain(answer)
        if (ending === 'epub') {
          expect(text).toContain(`本册发给${name}`)
          expect(text).toContain(`请告${name}`)
          expect(await askEpubCheck('EPUBCheck 5.3', bytes)).toEqual([])
        }
        if (ending === 'cover.pdf') expect(text).toContain(`送给${name}`)
      }
  })
})

async function textOfEpub(bytes: Uint8Array): Promise<string> {
  const zip = await JSZip.loadAsync(bytes)
  const files = Object.values(zip.files).filter(({ name }) => /\.(?:xhtml|opf|ncx|css)$/.test(name))
  const texts = await Promise.all(files.map((file) => file.async('string')))
  // Words stand across marks of pages and fields.
  return texts.flatMap((text) => [text, text.replace(/<[^<>]*>/g, '')]).join('\n')
}

/** What a reader of codes finds on a page; '' for nothing. */
function codeOn(pdf: Uint8Array, page: number, folder: string): string {
  const path = join(folder, 'page')
  const png = ask(
    'pdftoppm',
    pdf,
    '-r',
    '200',
    '-png',
    '-singlefile',
    '-f',
    `${page}`,
    '-l',
    `${page}`,
    '#',
    path,
  )
  expect(png).toBe('')
  const { stdout } = spawnSync('zbarimg', ['-q', '--raw', `${path}.png`], { encoding: 'utf8' })
  return stdout.trim()
}

/** Everything in a PDF that may be text: on its pages, in its strings, in its streams as they stand. */
async function everythingIn(bytes: Uint8Array): Promise<string> {
  const parts = [ask('pdftotext', bytes, '#', '-'), ...(await stringsIn(bytes))]
  return parts.join('\n').replace(/\s+/g, '')
}
