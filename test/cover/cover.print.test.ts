import { execFileSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { banxin, type Told, temporaryFolders, writeFiles } from '../build/banxin.ts'
import { platesOf } from '../press/plates.ts'
import { ask, type Judge, judged } from '../print/judge.ts'
import { askPdfBox, noPdfBox } from '../print/pdfbox.ts'

const makeFolder = temporaryFolders()

const ghostscript: Judge = 'gs'

let folder = ''

const yaml = (more: string) => `title: 到群众中去20讲
authors: [张三, 李四 编]
identifier: 978-7-108-00982-1
publisher: 人民印书馆
date: 2026-07-01
theme: gongwen
page: { trim: A5 }
binding: { method: perfect }
${more}`

const full = `cover:
  text: 每讲之后附有思考题。
  price: 定价：20.00 元
  qr: { text: 'https://example.org/群众?a=1&b=2', caption: 扫码听书 }
`

type Run = { code: number | null; err: string; told: Told & { lines: string[] }; pdf: Uint8Array }

async function cover(
  name: string,
  book: Record<string, string | Uint8Array>,
  ...args: string[]
): Promise<Run> {
  await writeFiles(join(folder, name), { '01.md': '# 一\n\n正文。\n', ...book })
  const command = ['cover', name, '--output', `out-${name}`, '--cache', 'cache', '--json', ...args]
  const { code, out, err } = await banxin(folder, command)
  const told = JSON.parse(out)
  const pdf = code === 0 ? await readFile(told.files[0]?.path ?? '') : new Uint8Array()
  return { code, err, told, pdf }
}

const rulesOf = ({ told }: Run) => told.messages.map(({ ruleId }) => ruleId)

let made: Run

beforeAll(async () => {
  folder = await makeFolder()
  made = await cover('full', { 'book.yaml': yaml(full) }, '--pages', '240')
})

test('says what it assumed', () => {
  expect([made.code, rulesOf(made)]).toEqual([0, []])
  expect(made.told.files.map(({ path }) => path.split('/').pop())).toEqual(['到群众中去20讲.cover.pdf'])
  expect(made.told.lines).toEqual([
    'Cover of 240 pages, glued, spine on the left: 308.4 × 210 mm and 3 mm of bleed',
    'spine: 12.4 mm (240 ÷ 2 × 0.1 + 2 × 0.215 mm; a dummy of the shop is surer), with text',
    'paper: offset 80g, 0.1 mm (from the table: measure yours); cover: gloss 250g, 0.215 mm (from the table: measure yours)',
  ])
})

judged(['pdfinfo'], 'boxes: trim of two pages and the spine, bleed around it', () => {
  const told = ask('pdfinfo', made.pdf, '-box', '#')
  const box = (name: string) => {
    const match = new RegExp(`${name}: +([\\d.]+) +([\\d.]+) +([\\d.]+) +([\\d.]+)`).exec(told)
    const [left = 0, bottom = 0, right = 0, top = 0] = (match ?? []).slice(1).map(Number)
    return { left, width: ((right - left) * 25.4) / 72, height: ((top - bottom) * 25.4) / 72 }
  }
  expect(told).toMatch(/Pages: +1\n/)
  expect(box('TrimBox').width).toBeCloseTo(308.43, 1)
  expect(box('TrimBox').height).toBeCloseTo(210, 1)
  expect(box('BleedBox').width).toBeCloseTo(314.43, 1)
  expect(box('BleedBox').height).toBeCloseTo(216, 1)
})

/** The page as a picture, without what is outside of its bleed. */
async function picture(pdf: Uint8Array, dpi: number): Promise<string> {
  const path = join(await makeFolder(), 'cover')
  await writeFile(`${path}.pdf`, pdf)
  execFileSync('pdftoppm', ['-r', String(dpi), '-png', '-singlefile', `${path}.pdf`, path])
  return `${path}.png`
}

const internal =
  'internal: { permit: 准印第 7 号, unit: 组, recipients: 村, printer: 厂, date: 十一月, copies: 3 册 }\n'

judged(['pdftotext'], 'internal materials say so on the front, with their permit', async () => {
  const { pdf } = await cover('internal', { 'book.yaml': yaml(internal) }, '--pages', '64')
  const text = ask('pdftotext', pdf, '#', '-').replace(/\s+/g, '')
  expect(text).toContain('内部资料，免费交流')
  expect(text).toContain('准印证号：准印第7号')
})

judged(['pdftoppm', 'zbarimg'], 'bar code and QR code are read back', async () => {
  const read = execFileSync('zbarimg', ['-q', await picture(made.pdf, 300)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  expect(read.trim().split('\n').sort()).toEqual([
    'EAN-13:9787108009821',
    'QR-Code:https://example.org/%E7%BE%A4%E4%BC%97?a=1&b=2',
  ])
})

judged(['pdftoppm', 'zbarimg'], 'a text that is no address is read back as it was written', async () => {
  const book = yaml('cover: { qr: { text: "读书会：每周五^晚 A&B" } }\n')
  const { pdf } = await cover('words', { 'book.yaml': book }, '--pages', '240')
  const read = execFileSync(
    'zbarimg',
    ['-q', '--raw', '-Sdisable', '-Sqrcode.enable', await picture(pdf, 300)],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  )
  expect(read.trim()).toBe('读书会：每周五^晚 A&B')
})

judged(['gs'], 'text and codes on back and spine are in black alone', async () => {
  // From within the marks to the end of the spine: 12 mm of slug and bleed, 148 mm of back, 12 mm of spine.
  const area = { left: 35, top: 40, width: 455, height: 590 }
  const inkOf = (plate: string) => plateInk(made.pdf, plate, area)
  const [cyan, magenta, yellow, black] = await Promise.all(['Cyan', 'Magenta', 'Yellow', 'Black'].map(inkOf))
  expect([cyan, magenta, yellow]).toEqual([0, 0, 0])
  expect(black).toBeGreaterThan(100_000)
  expect([...(await platesOf(made.pdf, 1)).keys()].sort()).toEqual(['Black', 'Cyan', 'Magenta', 'Yellow'])
})

judged(
  ['gs'],
  'fold marks stand at both sides of the spine, on all plates, unless they are not wanted',
  async () => {
    const none = yaml(`${full}press: { marks: { fold: false } }\n`)
    const without = await cover('unfolded', { 'book.yaml': none }, '--pages', '240')
    // Above the bleed: 148 mm of back from 12 mm on, then 12.43 mm of spine; 72 dots an inch.
    const mm = 72 / 25.4
    for (const fold of [160 * mm, 172.43 * mm])
      for (const plate of ['Cyan', 'Magenta', 'Yellow', 'Black']) {
        const area = {
          left: Math.round(fold) - 3,
          top: Math.round(3.5 * mm),
          width: 6,
          height: Math.round(5 * mm),
        }
        expect(await plateInk(made.pdf, plate, area), `${plate} ${fold}`).toBeGreaterThan(100)
        expect(await plateInk(without.pdf, plate, area), `${plate} ${fold}`).toBe(0)
      }
  },
)

/** Sum of what is not white in a part of a plate, as Ghostscript separates it at 72 dpi. */
async function plateInk(
  pdf: Uint8Array,
  plate: string,
  area: { left: number; top: number; width: number; height: number },
): Promise<number> {
  const folder = await makeFolder()
  await writeFile(join(folder, 'cover.pdf'), pdf)
  const args = ['-q', '-dNOPAUSE', '-dBATCH', '-sDEVICE=tiffsep', '-r72', '-o', join(folder, 'plate')]
  execFileSync(ghostscript, [...args, join(folder, 'cover.pdf')])
  const { data } = await sharp(join(folder, `plate(${plate}).tif`))
    .extract(area)
    .raw()
    .toBuffer({ resolveWithObject: true })
  return data.reduce((sum, value) => sum + 255 - value, 0)
}

judged(
  ['pdfimages', 'pdffonts', 'pdftotext'],
  'all of it is drawn, in embedded fonts, and no text is lost',
  () => {
    expect(ask('pdfimages', made.pdf, '-list', '#').trim().split('\n')).toHaveLength(2)
    const fonts = ask('pdffonts', made.pdf, '#').trim().split('\n').slice(2)
    for (const font of fonts) expect(font).toMatch(/ yes yes (?:yes|no) /)
    const text = ask('pdftotext', made.pdf, '-raw', '#', '-').replace(/\s/g, '')
    for (const part of [
      '到群众中去20讲',
      '张三著',
      '李四编',
      '人民印书馆',
      '每讲之后附有思考题。',
      '定价：20.00元',
      'ISBN978-7-108-00982-1',
      '扫码听书',
    ])
      expect(text).toContain(part)
  },
)

test.skipIf(noPdfBox() !== undefined && process.env.CI !== 'true')(
  'PDFBox has nothing against it',
  async () => {
    expect(await askPdfBox(made.pdf)).toEqual([])
  },
)

test('passes preflight for the press, with a word on its one page', async () => {
  const { code, out } = await banxin(folder, ['preflight', made.told.files[0]?.path ?? '', '--json'])
  expect(code).toBe(0)
  expect(JSON.parse(out).messages.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual(['page-count'])
})

test('the same book gives the same bytes', async () => {
  const again = await cover('again', { 'book.yaml': yaml(full) }, '--pages', '240')
  expect(Buffer.compare(made.pdf, again.pdf)).toBe(0)
})

test('without --pages the book is paginated', async () => {
  const { code, told } = await cover('counted', { 'book.yaml': yaml('') })
  expect(code).toBe(0)
  expect(told.lines[0]).toMatch(/^Cover of [1-9] pages/)
})

describe('own pictures', () => {
  const paint = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#2a6f4e' } })
      .jpeg()
      .toBuffer()

  test('of internal materials are to say so themselves: it is told', async () => {
    const book = {
      'book.yaml': yaml(`${internal}cover: front.jpg\n`),
      'front.jpg': await paint(1784, 2552),
    }
    expect(rulesOf(await cover('internal-picture', book, '--pages', '240'))).toContain(
      'cover-internal-picture',
    )
  })

  test('cover the panels through the bleed, and the front is that of the EPUB', async () => {
    const [front, back] = [await paint(1784, 2552), await paint(1784, 2552)]
    const book = {
      'book.yaml': yaml('cover: { picture: front.jpg, back: back.jpg }\n'),
      'front.jpg': front,
      'back.jpg': back,
    }
    const run = await cover('pictures', book, '--pages', '240')
    expect([run.code, rulesOf(run)]).toEqual([0, []])
    const file = await picture(run.pdf, 72)
    const { data, info } = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true })
    const at = (x: number, y: number) => [
      ...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3),
    ]
    // 9 mm of slug, 3 mm of bleed: a pixel inside of the bleed at all corners.
    for (const x of [28, info.width - 29])
      for (const y of [28, info.height - 29]) expect(at(x, y)[1]).toBeLessThan(140)
    // Beyond it nothing.
    expect(at(20, Math.floor(info.height / 3))).toEqual([255, 255, 255])
    const epub = await banxin(folder, [
      'epub',
      'pictures',
      '--no-pages',
      '--output',
      'out-pictures',
      '--cache',
      'cache',
      '--json',
    ])
    const { default: JSZip } = await import('jszip')
    const zip = await JSZip.loadAsync(await readFile(JSON.parse(epub.out).files[0].path))
    const inside = await zip.file(/cover\.jpg$/)[0]?.async('nodebuffer')
    expect(inside && Buffer.compare(inside, front)).toBe(0)
  })

  test('coarse ones and ones of another shape are told at their place', async () => {
    const book = { 'book.yaml': yaml('cover: { picture: front.jpg }\n'), 'front.jpg': await paint(800, 800) }
    const run = await cover('coarse', book, '--pages', '240')
    expect(run.code).toBe(0)
    expect(rulesOf(run).sort()).toEqual(['cover-picture-coarse', 'cover-picture-cropped'])
    expect(run.told.messages.map(({ line }) => line)).toEqual([9, 9])
  })

  judged(['gs'], 'given in inks are printed as given', async () => {
    const inks = await sharp({ create: { width: 1784, height: 2552, channels: 3, background: '#30a0d0' } })
      .toColourspace('cmyk')
      .jpeg()
      .toBuffer()
    const shown = await sharp(inks).pipelineColourspace('cmyk').toColourspace('cmyk').raw().toBuffer()
    const book = { 'book.yaml': yaml('cover: { picture: front.jpg }\n'), 'front.jpg': inks }
    const run = await cover('inked', book, '--pages', '240')
    expect([run.code, rulesOf(run)]).toEqual([0, []])
    // In the middle of the front; the plates are read as three parts a pixel.
    const area = { left: 650, top: 300, width: 10, height: 10 }
    for (const [index, plate] of ['Cyan', 'Magenta', 'Yellow', 'Black'].entries())
      expect((await plateInk(run.pdf, plate, area)) / 300, plate).toBeCloseTo(shown[index] ?? 0, -0.6)
  })

  test('outside the folder, missing and SVG are refused', async () => {
    for (const [src, ruleId] of [
      ['../secret.png', 'picture-outside'],
      ['none.png', 'picture-missing'],
      ['drawn.svg', 'picture-format'],
    ] as const) {
      const book = {
        'book.yaml': yaml(`cover: { picture: ${src} }\n`),
        'drawn.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
      }
      const run = await cover('refused', book, '--pages', '240')
      expect([src, run.code, rulesOf(run)]).toEqual([src, 1, [ruleId]])
    }
  })
})

test('what would be transparent is told at its place before anything is made, where the standard has none', async () => {
  const alpha = await sharp({ create: { width: 9, height: 9, channels: 4, background: '#ff000080' } })
    .png()
    .toBuffer()
  const run = await cover(
    'sheer',
    {
      'book.yaml': yaml('cover: { picture: front.png }\npress: { standard: X-1a }\n').replace(
        'gongwen',
        './own',
      ),
      'front.png': alpha,
      // Of the pages, which are not printed here.
      'own/theme.css': 'h1 { opacity: .5 }',
      'own/cover.css': '.front {\n  background: url(ground.svg) #fff;\n  box-shadow: 0 0 9px red }',
      'own/ground.svg':
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9" fill-opacity=".5"/></svg>',
    },
    '--pages',
    '240',
  )
  expect(run.code).toBe(1)
  expect(run.told.messages.map(({ ruleId, file, line }) => [ruleId, file?.split('/').pop(), line])).toEqual([
    ['press-sheer', 'cover.css', 3],
    ['press-sheer', 'ground.svg', 1],
    ['press-sheer-picture', 'book.yaml', 9],
  ])
})

describe('refused in words', () => {
  test.each([
    ['spine text on 2 mm', 'cover: { spineText: always }\n', ['--pages', '32'], 1, 'cover-spine-text-thin'],
    [
      '64 sheets of 157 g stitched',
      'paper: 铜版纸 157g\n',
      ['--pages', '256'],
      1,
      'cover-too-thick-to-stitch',
    ],
    ['a wrong ISBN', 'identifier: 978-7-108-00982-2\n', ['--pages', '240'], 1, 'cover-isbn'],
    [
      'too much text',
      `cover: { text: ${'很长的内容提要。'.repeat(300)} }\n`,
      ['--pages', '240'],
      1,
      'cover-text-long',
    ],
    [
      'a long spine',
      `cover: { spineTitle: ${'很长的书名'.repeat(20)} }\n`,
      ['--pages', '240'],
      1,
      'cover-spine-text-long',
    ],
    ['no such paper', 'cover: { paper: 砂纸 }\n', ['--pages', '240'], 1, 'config-paper'],
    ['no page count', '', ['--pages', 'many'], 2, 'cover-option'],
  ])('%s', async (_, more, args, code, ruleId) => {
    const changed = more.startsWith('identifier')
      ? yaml('').replace(/identifier.*\n/, more)
      : yaml(more).replace('method: perfect', more.startsWith('paper') ? 'method: saddle' : 'method: perfect')
    const run = await cover('faulty', { 'book.yaml': changed }, ...args)
    expect([run.code, rulesOf(run)]).toEqual([code, [ruleId]])
  })
})
