import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { banxin, type Ended, type Told, temporaryFolders, writeFiles } from '../build/banxin.ts'
import { sampleBook } from '../build/sample-book.ts'
import { ask, judged } from '../print/judge.ts'
import { PER_MM, pictureOf } from './picture.ts'
import { platesOf } from './plates.ts'

const makeFolder = temporaryFolders()

const books = {
  plain: 'press:\n  marks: false\n',
  marked: '',
  black: 'press:\n  standard: X-1a\n  colours: black\n  marks: false\n',
  spot: `press:
  colours: black+spot
  spot: { name: "PANTONE 186 C", cmyk: [0, 100, 80, 5], colours: { "#C00000": 100, "#ffd0d0": 20, "#123456": 50 } }
`,
} as const

type Name = keyof typeof books

const files = new Map<Name | 'screen', Uint8Array>()
const messages = new Map<string, Told['messages']>()
let folder = ''

/** A book with a heading in red, so that there is something to separate. */
function bookWith(more: string): Record<string, string | Uint8Array> {
  const book = sampleBook()
  return {
    ...book,
    'book.yaml': `${String(book['book.yaml'])}theme: ./red\n${more}`,
    'red/theme.css': 'h2 { color: #c00000 } .figure { background: linear-gradient(#ffffff, #ffd0d0) }',
  }
}

async function make(command: 'pdf' | 'press', name: string, more: string): Promise<Uint8Array> {
  await writeFiles(join(folder, name), bookWith(more))
  const { code, out, err } = await banxin(folder, [
    command,
    name,
    '--output',
    `out-${name}`,
    '--cache',
    'cache',
    '--json',
  ])
  expect(code, `${err}${out}`).toBe(0)
  const told: Told = JSON.parse(out)
  messages.set(name, told.messages)
  return readFile(told.files[0]?.path ?? '')
}

beforeAll(async () => {
  folder = await makeFolder()
  files.set('screen', await make('pdf', 'screen', ''))
  for (const name of Object.keys(books) as Name[]) files.set(name, await make('press', name, books[name]))
})

const file = (name: Name | 'screen') => files.get(name) ?? new Uint8Array()

/** By page: how much of it each ink covers, as Ghostscript separates it. */
function coverage(pdf: Uint8Array): number[][] {
  return ask('gs', pdf, '-q', '-dNOPAUSE', '-dBATCH', '-sDEVICE=inkcov', '-o', '-', '#')
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).slice(0, 4).map(Number))
}

describe('inks, as Ghostscript separates them', () => {
  judged(['gs'], 'text is black alone, and red headings have no black', () => {
    const pages = coverage(file('plain'))
    const onlyBlack = pages.filter(([c, m, y]) => c === 0 && m === 0 && y === 0)
    const coloured = pages.filter(([, m = 0]) => m > 0)
    expect(onlyBlack.length).toBeGreaterThan(2)
    expect(coloured.length).toBeGreaterThan(0)
    expect(onlyBlack.length + coloured.length).toBe(pages.length)
    for (const [c = 1, m = 0] of coloured) expect(c).toBeLessThan(m / 3)
  })

  judged(['gs'], 'an edition in black has no other ink', () => {
    for (const [c, m, y] of coverage(file('black'))) expect([c, m, y]).toEqual([0, 0, 0])
  })

  judged(['gs'], 'marks are on all plates', () => {
    for (const [c = 0, m = 0, y = 0, k = 0] of coverage(file('marked')))
      for (const plate of [c, m, y, k]) expect(plate).toBeGreaterThan(0.001)
  })

  judged(
    ['gs'],
    'a spot colour has a plate of its own, and cyan, magenta and yellow only the marks',
    async () => {
      const red: number[] = []
      const white = (await platesOf(file('spot'), 2)).get('PANTONE 186 C') ?? 0
      expect(white, 'marks are on the plate of the spot colour').toBeGreaterThan(0.001)
      for (let page = 3; page <= coverage(file('spot')).length; page++) {
        const plates = await platesOf(file('spot'), page)
        expect([...plates.keys()].sort()).toEqual(['Black', 'Cyan', 'Magenta', 'PANTONE 186 C', 'Yellow'])
        expect(plates.get('Magenta')).toBe(plates.get('Cyan'))
        expect(plates.get('Yellow')).toBe(plates.get('Cyan'))
        expect(plates.get('Cyan')).toBeLessThan(white)
        const more = (plates.get('PANTONE 186 C') ?? 0) - white
        if (more > 0.0005) red.push(page)
      }
      expect(red.length).toBe(coverage(file('plain')).filter(([, m = 0]) => m > 0).length)
    },
  )

  judged(['gs'], 'half transparent gradients of the spot colour are on its plate alone', async () => {
    const plain = bookWith(books.spot)
    const made = async (name: string, background: string) => {
      const theme = `h2 { color: #c00000; background: ${background} }`
      await writeFiles(join(folder, name), { ...plain, 'red/theme.css': theme })
      const args = ['press', name, '--output', `out-${name}`, '--cache', 'cache', '--json']
      const { code, out, err } = await banxin(folder, args)
      expect(code, `${err}${out}`).toBe(0)
      const pdf = await readFile((JSON.parse(out) as Told).files[0]?.path ?? '')
      const pages = ask('pdfinfo', pdf, '#').match(/Pages:\s+(\d+)/)?.[1]
      const plates = []
      for (let page = 1; page <= Number(pages); page++) plates.push(await platesOf(pdf, page))
      return plates
    }
    const bare = await made('bare', 'none')
    const sheer = await made(
      'sheer-spot',
      'linear-gradient(90deg, rgba(192, 0, 0, .6), rgba(192, 0, 0, 0)), repeating-linear-gradient(#ffd0d080 0 3px, #c0000020 3px 6px)',
    )
    const more = (ink: string) =>
      sheer.map((plates, page) => (plates.get(ink) ?? 0) - (bare[page]?.get(ink) ?? 0))
    for (const ink of ['Cyan', 'Magenta', 'Yellow'])
      for (const by of more(ink)) expect(Math.abs(by), ink).toBeLessThan(1e-6)
    // Small text falls on other dots where a page has a group; the gradients would be 0.007.
    for (const by of more('Black')) expect(by).toBeLessThan(1e-3)
    expect(Math.max(...more('PANTONE 186 C'))).toBeGreaterThan(0.005)
  })

  test('a colour that nothing has is told', () => {
    expect(messages.get('spot')).toContainEqual(
      expect.objectContaining({
        ruleId: 'press-spot-idle',
        reason: expect.stringMatching(/#123456\b[^#]*PANTONE 186 C/),
      }),
    )
  })

  judged(['gs'], 'the file of the screen would be printed in four inks: the measure measures', () => {
    const [, , page = []] = coverage(file('screen'))
    expect(page[0]).toBeGreaterThan(0)
  })
})

describe('the file, as others read it', () => {
  judged(['pdfinfo'], 'boxes are exact: trim as ordered, 3 mm of bleed, room for the marks', () => {
    const mm = 72 / 25.4
    for (const [name, margin] of [
      ['plain', 3],
      ['marked', 12],
    ] as const) {
      const boxes = ask('pdfinfo', file(name), '-box', '-f', '3', '-l', '3', '#')
      const box = (kind: string) =>
        (new RegExp(`${kind}Box:(.*)`).exec(boxes)?.[1] ?? '').trim().split(/\s+/).map(Number)
      const [left = 0, bottom = 0, right = 0, top = 0] = box('Trim')
      expect(right - left).toBeCloseTo(148 * mm, 1)
      expect(top - bottom).toBeCloseTo(210 * mm, 1)
      expect(box('Bleed')[0]).toBeCloseTo(left - 3 * mm, 1)
      expect(box('Media')[3]).toBeCloseTo(top + margin * mm, 1)
      expect(box('Media')[1]).toBeCloseTo(bottom - margin * mm, 1)
    }
  })

  judged(
    ['pdftoppm'],
    'a slug line stands above the bleed, and none where marks are not wanted',
    async () => {
      const more = 11
      const inked = async (name: Name) => {
        const { grey, width } = await pictureOf(file(name), 3, name === 'marked' ? more : 3)
        if (name !== 'marked') return grey.subarray(0, width * PER_MM).some((level) => level < 128)
        // From the crop mark to the centre mark, between the bleed and the end of the paper.
        const [from, to] = [(more + 1) * PER_MM, (more + 70) * PER_MM]
        const rows = Array.from({ length: 7 * PER_MM }, (_, row) =>
          grey.subarray(row * width + from, row * width + to),
        )
        return rows.some((row) => row.some((level) => level < 128))
      }
      expect(await inked('marked')).toBe(true)
      expect(await inked('plain')).toBe(false)
    },
  )

  judged(['pdftotext'], 'it has the text of the screen file', () => {
    const text = (pdf: Uint8Array) => ask('pdftotext', pdf, '-raw', '#', '-').replace(/\s+/g, '')
    const expected = text(file('screen'))
    for (const name of Object.keys(books) as Name[]) expect(text(file(name))).toBe(expected)
  })

  judged(['pdffonts'], 'fonts are embedded, subset, with a map to text, and none is Type 3', () => {
    const lines = ask('pdffonts', file('plain'), '#').trim().split('\n').slice(2)
    expect(lines.length).toBeGreaterThan(3)
    for (const line of lines) expect(line).toMatch(/CID TrueType +Identity-H +yes yes yes /)
  })

  judged(['qpdf'], 'it is whole, PDF/X-4 with one output intent, without annotations', () => {
    expect(ask('qpdf', file('plain'), '--check', '#')).toContain('No syntax or stream encoding errors found')
    const whole = ask('qpdf', file('plain'), '--qdf', '--object-streams=disable', '#', '-')
    expect(whole.startsWith('%PDF-1.6')).toBe(true)
    expect(whole.match(/\/GTS_PDFX\b/g)).toHaveLength(1)
    expect(whole).toContain('<pdfxid:GTS_PDFXVersion>PDF/X-4<')
    expect(whole).toMatch(/\/Trapped \/False/)
    expect(whole).not.toMatch(/\/Annots|\/StructTreeRoot|\/DeviceRGB|\/Outlines/)
    expect(whole).not.toMatch(/^[\d. ]+ (?:rg|RG)$/m)
  })

  judged(['pdfinfo'], 'PDF/X-1a is said by its own standard', () => {
    const info = ask('pdfinfo', file('black'), '#')
    expect(info).toMatch(/PDF version:\s+1\.4/)
    expect(info).toMatch(/PDF subtype:\s+PDF\/X-1a:2003/)
  })
})

test('our preflight finds nothing but the small pictures of the sample', async () => {
  await writeFiles(folder, { 'marked.pdf': file('marked') })
  const { out } = await banxin(folder, ['preflight', 'marked.pdf', '--json'])
  const told: Told = JSON.parse(out)
  const errors = told.messages.filter(({ severity }) => severity === 'error')
  expect(errors.map(({ ruleId }) => ruleId).filter((id) => id !== 'image-resolution')).toEqual([])
})

test('the same bytes twice', async () => {
  const again = await make('press', 'again', books.marked)
  expect(Buffer.from(again).equals(Buffer.from(file('marked')))).toBe(true)
})

describe('what cannot be', () => {
  async function failing(more: string, css = ''): Promise<{ ended: Ended; told: Told }> {
    const name = `bad-${Math.abs(hash(more + css))}`
    const book = bookWith(more)
    await writeFiles(join(folder, name), {
      ...book,
      'red/theme.css': `${String(book['red/theme.css'])}${css}`,
    })
    const ended = await banxin(folder, [
      'press',
      name,
      '--output',
      `out-${name}`,
      '--cache',
      'cache',
      '--json',
    ])
    return { ended, told: JSON.parse(ended.out) }
  }

  test('transparency in PDF/X-1a is told with the line of the theme, before any page is made', async () => {
    const { ended, told } = await failing('press:\n  standard: X-1a\n', '\nh1 { opacity: 0.5 }')
    expect(ended.code).toBe(1)
    expect(told.messages).toContainEqual(
      expect.objectContaining({
        ruleId: 'press-sheer',
        file: expect.stringContaining('red/theme.css'),
        line: 2,
        column: 6,
        reason: expect.stringContaining('“opacity: 0.5”'),
      }),
    )
    expect(ended.err).not.toContain('Printing')
    expect(told.files).toEqual([])
  })

  test('and with that of a drawing, or of a picture', async () => {
    const book = bookWith('press:\n  standard: X-3\n')
    const sheer = sharp({ create: { width: 9, height: 9, channels: 4, background: '#ff000080' } })
      .png()
      .toBuffer()
    await writeFiles(join(folder, 'sheer'), {
      ...book,
      '03-end.md': '# 终\n\n![画](a.svg)\n\n![图](a.png)\n',
      'a.svg':
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9" fill-opacity=".5"/></svg>',
      'a.png': await sheer,
    })
    const { out } = await banxin(folder, [
      'press',
      'sheer',
      '--output',
      'out-sheer',
      '--cache',
      'cache',
      '--json',
    ])
    const { messages }: Told = JSON.parse(out)
    const found = messages.filter(({ ruleId }) => ruleId.startsWith('press-sheer'))
    expect(found.map(({ file, line, ruleId }) => [file?.split('/').at(-1), line, ruleId])).toEqual([
      ['03-end.md', 3, 'press-sheer'],
      ['03-end.md', 5, 'press-sheer-picture'],
    ])
  })

  test('a profile that is none, at its place in book.yaml', async () => {
    const { ended, told } = await failing('press:\n  profile: images/grey.png\n')
    expect(ended.code).toBe(1)
    expect(told.messages).toContainEqual(
      expect.objectContaining({ ruleId: 'press-profile-short', file: expect.stringContaining('book.yaml') }),
    )
  })
})

function hash(text: string): number {
  return [...text].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) | 0, 7)
}
