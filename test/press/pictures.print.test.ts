import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import sharp, { type Sharp } from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { banxin, type Told, temporaryFolders, writeFiles } from '../build/banxin.ts'
import { ask, judged } from '../print/judge.ts'

/* Pictures on their way to the press: what kind they are, how finely they are printed, what becomes of their inks. */

const makeFolder = temporaryFolders()

const [width, height] = [900, 600]

/** Waves of colour, or of grey, with the grain of a film. */
function waves(channels: 1 | 3): Sharp {
  const data = Uint8Array.from({ length: width * height * channels }, (_, index) => {
    const pixel = Math.floor(index / channels)
    const [x, y] = [pixel % width, Math.floor(pixel / width)]
    const grain = (Math.imul(index + 1, 0x9e3779b1) >>> 27) - 16
    return 118 + 90 * Math.sin((x + 40 * (index % channels)) / 50 + y / 60) + grain / 2
  })
  return sharp(data, { raw: { width, height, channels } })
}

/** Dark blue everywhere, 100 % cyan, 90 % magenta, 80 % yellow and 60 % black: more than paper takes. */
const heavy = () => inkTiff([255, 230, 204, 153])
/** 20 % cyan and 40 % black. */
const light = () => inkTiff([51, 0, 0, 102])

/** A CMYK TIFF of one colour, as sharp can't make one. */
async function inkTiff(colour: number[]): Promise<Buffer> {
  const { data } = await sharp({ create: { width, height, channels: 3, background: '#888' } })
    .toColourspace('cmyk')
    .tiff({ compression: 'none' })
    .toBuffer({ resolveWithObject: true })
  // Without compression its pixels stand there as they are; sharp writes them after the header.
  const start = data.indexOf(data.subarray(8, 12)) < 0 ? 8 : firstStrip(data)
  for (let at = start; at < start + width * height * 4; at++) data[at] = colour[(at - start) % 4] ?? 0
  return data
}

/** Where the pixels begin: TIFF 6.0, StripOffsets. */
function firstStrip(tiff: Buffer): number {
  const directory = tiff.readUInt32LE(4)
  for (let entry = directory + 2; entry < directory + 2 + 12 * tiff.readUInt16LE(directory); entry += 12)
    if (tiff.readUInt16LE(entry) === 273)
      return tiff.readUInt32LE(entry + 4) === 1
        ? tiff.readUInt32LE(entry + 8)
        : tiff.readUInt32LE(tiff.readUInt32LE(entry + 8))
  throw new Error('no strips')
}

const inkJpeg = async () => waves(3).toColourspace('cmyk').jpeg({ quality: 90 }).toBuffer()

const names = ['photo.jpg', 'photo.png', 'grey.jpg', 'inks.jpg', 'inks.tif', 'heavy.tif', 'scan.tif'] as const

let folder = ''
const files = new Map<string, Uint8Array>()
const told = new Map<string, Told>()
let given = new Map<string, Uint8Array>()

beforeAll(async () => {
  folder = await makeFolder()
  const made: [string, Uint8Array][] = [
    ['photo.jpg', await waves(3).jpeg({ quality: 90 }).toBuffer()],
    ['photo.png', await waves(3).png().toBuffer()],
    ['grey.jpg', await waves(1).toColourspace('b-w').jpeg({ quality: 90 }).toBuffer()],
    ['inks.jpg', await inkJpeg()],
    ['inks.tif', await light()],
    ['heavy.tif', await heavy()],
    [
      'scan.tif',
      await waves(1)
        .threshold(128)
        .toColourspace('b-w')
        .tiff({ bitdepth: 1, compression: 'ccittfax4' })
        .toBuffer(),
    ],
  ]
  given = new Map(made)
  for (const [name, more] of [
    ['cmyk', ''],
    ['black', 'press: { colours: black, jpegQuality: 60 }\n'],
    ['coarse', 'press: { jpegQuality: 60 }\n'],
  ] as const) {
    await writeFiles(join(folder, name), {
      'book.yaml': `title: 图册\nauthors: [甲]\ntitlePage: false\n${more}`,
      '01.md': `# 图\n\n${names.map((name) => `![图](${name} "${name}")`).join('\n\n')}\n`,
      ...Object.fromEntries(made),
    })
    const { code, out, err } = await banxin(folder, [
      'press',
      name,
      '--output',
      `out-${name}`,
      '--cache',
      'cache',
      '--json',
    ])
    expect(code, `${err}${out}`).toBe(0)
    told.set(name, JSON.parse(out))
    files.set(name, await readFile(told.get(name)?.files[0]?.path ?? ''))
  }
})

type Image = { space: string; bits: string; filter: string; bytes: Uint8Array }

/** By their names, in the order of the book. */
async function imagesOf(book: string): Promise<Map<string, Image>> {
  const document = await PDFDocument.load(files.get(book) ?? '', { updateMetadata: false })
  const found = document.getPages().flatMap((page) => {
    const objects = page.node.Resources()?.lookup(PDFName.of('XObject'))
    return objects && 'values' in objects
      ? (objects.values as () => never[])().map((ref) => document.context.lookup(ref))
      : []
  })
  const streams = found.filter((object): object is PDFRawStream => object instanceof PDFRawStream)
  const images = [...new Set(streams)].filter(
    ({ dict }) => dict.get(PDFName.of('Subtype')) === PDFName.of('Image'),
  )
  const text = (image: PDFRawStream, key: string) => String(image.dict.lookup(PDFName.of(key)))
  expect(images).toHaveLength(names.length)
  return new Map(
    images.map((image, index) => [
      names[index] ?? '',
      {
        space: text(image, 'ColorSpace'),
        bits: text(image, 'BitsPerComponent'),
        filter: text(image, 'Filter'),
        bytes: image.contents,
      },
    ]),
  )
}

describe('the press file', () => {
  test('keeps JPEG as JPEG, black and white as bits, and what has no loss without', async () => {
    const images = await imagesOf('cmyk')
    const kinds = [...images].map(([name, { space, bits, filter }]) => `${name} ${space} ${bits} ${filter}`)
    expect(kinds).toEqual([
      'photo.jpg /DeviceCMYK 8 /DCTDecode',
      'photo.png /DeviceCMYK 8 /FlateDecode',
      'grey.jpg /DeviceGray 8 /DCTDecode',
      'inks.jpg /DeviceCMYK 8 /DCTDecode',
      'inks.tif /DeviceCMYK 8 /FlateDecode',
      'heavy.tif /DeviceCMYK 8 /FlateDecode',
      'scan.tif /DeviceGray 1 /FlateDecode',
    ])
    const size = (name: string) => images.get(name)?.bytes.length ?? 0
    expect(size('photo.jpg')).toBeLessThan(size('photo.png') / 2)
  })

  test('has pictures that were given in inks, and grey ones, byte by byte', async () => {
    const images = await imagesOf('cmyk')
    for (const name of ['inks.jpg', 'grey.jpg'])
      expect(
        Buffer.from(images.get(name)?.bytes ?? '').equals(given.get(name) ?? Buffer.alloc(0)),
        name,
      ).toBe(true)
  })

  test('prints 20 % cyan and 40 % black as such, and too much ink with less colour', async () => {
    const images = await imagesOf('cmyk')
    const inks = (name: string) => [...inflateSync(images.get(name)?.bytes ?? '').subarray(-4)]
    expect(inks('inks.tif')).toEqual([51, 0, 0, 102])
    const [c = 0, m = 0, y = 0, k = 0] = inks('heavy.tif')
    expect(k).toBe(153)
    expect(c + m + y + k).toBeLessThanOrEqual(3 * 255)
    expect(c + m + y + k).toBeGreaterThan(3 * 255 - 4)
  })

  test('takes colour from what has too much ink, and says so', () => {
    const said = told.get('cmyk')?.messages.filter(({ ruleId }) => ruleId === 'press-picture-limited') ?? []
    expect(said.map(({ reason }) => reason)).toEqual([expect.stringMatching(/900 × 600 .*300 %.* 100 %/)])
  })

  test('is smaller with a lower quality', async () => {
    const size = async (book: string) => (await imagesOf(book)).get('photo.jpg')?.bytes.length ?? 0
    expect(await size('coarse')).toBeLessThan(0.6 * (await size('cmyk')))
  })

  test('of an edition in black has nothing but grey', async () => {
    const spaces = [...(await imagesOf('black')).values()].map(
      ({ space, filter, bits }) => `${space} ${bits} ${filter}`,
    )
    expect(new Set(spaces)).toEqual(
      new Set(['/DeviceGray 8 /DCTDecode', '/DeviceGray 8 /FlateDecode', '/DeviceGray 1 /FlateDecode']),
    )
  })
})

test('what is printed too coarsely is told at its line', () => {
  const said = told.get('cmyk')?.messages.filter(({ ruleId }) => ruleId.startsWith('press-resolution')) ?? []
  expect(said.map(({ file, line }) => `${file?.split('/').at(-1)} ${line}`)).toEqual(
    names.map((_, index) => `01.md ${3 + 2 * index}`),
  )
  const kinds = said.map(({ ruleId, severity, reason }) => [
    ruleId,
    severity,
    Number(/ (\d+) pixels/.exec(reason)?.[1]),
  ])
  for (const [index, [ruleId, severity, ppi]] of kinds.entries()) {
    const isScan = names[index] === 'scan.tif'
    expect(ruleId).toBe(isScan ? 'press-resolution-lines' : 'press-resolution-tones')
    expect(severity).toBe('warning')
    // 900 pixels over 28 characters of 10.5 pt.
    expect(ppi).toBe(Math.floor(900 / ((28 * 10.5) / 72)))
  }
})

judged(['pdfimages'], 'and is as others measure it', () => {
  const lines = ask('pdfimages', files.get('cmyk') ?? new Uint8Array(), '-list', '#')
    .trim()
    .split('\n')
    .slice(2)
  for (const line of lines) expect(Math.abs(Number(line.trim().split(/\s+/)[12]) - 220)).toBeLessThan(2)
})

test('our preflight finds the pictures and nothing else', async () => {
  await writeFiles(folder, { 'a.pdf': files.get('cmyk') ?? new Uint8Array() })
  const { out } = await banxin(folder, ['preflight', 'a.pdf', '--json'])
  const { messages }: Told = JSON.parse(out)
  expect([...new Set(messages.map(({ ruleId }) => ruleId))].sort()).toEqual(
    expect.arrayContaining(['image-resolution', 'line-art-resolution']),
  )
  expect(
    messages.filter(({ ruleId }) => !/resolution|page-count|preflight-more|page-empty/.test(ruleId)),
  ).toEqual([])
})
