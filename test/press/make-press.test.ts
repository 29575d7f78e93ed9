import { inflateSync } from 'node:zlib'
import { PDFDict, PDFDocument, PDFName, PDFRawStream, type PDFRef } from '@cantoo/pdf-lib'
import { expect, test } from 'vitest'
import { check, rulesOf } from '../preflight/check.ts'
import { judged } from '../print/judge.ts'
import { pictureOf, unlike } from './picture.ts'
import { platesOf } from './plates.ts'
import { pressPlainly } from './press-plainly.ts'

/**
 * A page that draws a square through a soft mask of that kind, and names a font whose text is a radical. `mask` and
 * `content` are what both draw.
 */
async function maskedPage(
  kind: 'Alpha' | 'Luminosity',
  mask = '1 1 1 rg 0 0 50 100 re f',
  content = 'q /G1 gs 1 0 0 rg 10 10 80 80 re f Q',
): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false })
  const { context } = document
  const page = document.addPage([100, 100])
  const group = context.obj({ Type: 'Group', S: 'Transparency', CS: 'DeviceRGB' })
  const form = context.register(
    context.flateStream(mask, {
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [0, 0, 100, 100],
      Resources: {},
      Group: group,
    }),
  )
  const state = context.register(context.obj({ SMask: { Type: 'Mask', S: kind, G: form } }))
  const cmap = context.register(context.flateStream('1 beginbfchar\n<0001> <2F00>\nendbfchar'))
  const font = context.register(
    context.obj({ Type: 'Font', Subtype: 'Type0', BaseFont: 'A', ToUnicode: cmap }),
  )
  page.node.set(PDFName.of('Resources'), context.obj({ ExtGState: { G1: state }, Font: { F1: font } }))
  page.node.set(PDFName.of('Contents'), context.register(context.flateStream(content)) as PDFRef)
  return document.save({ useObjectStreams: false })
}

async function pressed(kind: 'Alpha' | 'Luminosity'): Promise<PDFDocument> {
  const made = await pressPlainly(await maskedPage(kind))
  return PDFDocument.load(made, { updateMetadata: false })
}

test('only masks by luminosity are grey groups', async () => {
  for (const [kind, space] of [
    ['Luminosity', 'DeviceGray'],
    ['Alpha', 'DeviceCMYK'],
  ] as const) {
    const { context } = await pressed(kind)
    const groups = context
      .enumerateIndirectObjects()
      .flatMap(([, object]) =>
        object instanceof PDFRawStream ? [object.dict.lookup(PDFName.of('Group'))] : [],
      )
      .filter((found) => found instanceof PDFDict)
    expect(groups.map((found) => found.lookup(PDFName.of('CS')))).toEqual([PDFName.of(space)])
  }
})

test('text of fonts has characters, not radicals', async () => {
  const { context } = await pressed('Alpha')
  const fonts = context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFDict ? [object.lookup(PDFName.of('ToUnicode'))] : []))
  const [table] = fonts.filter((found) => found instanceof PDFRawStream)
  expect(inflateSync(table?.contents ?? '').toString()).toContain('<0001> <4E00>')
})

judged(
  ['gs', 'pdftoppm'],
  'what is half transparent is half as dark, in Ghostscript as in poppler',
  async () => {
    const half = await maskedPage(
      'Luminosity',
      '0.5 0.5 0.5 rg 0 0 100 100 re f',
      'q /G1 gs 0 0 0 rg 0 0 100 100 re f Q',
    )
    const made = await pressPlainly(half)
    expect((await platesOf(made, 1)).get('Black')).toBeCloseTo(0.5, 1)
    const { grey } = await pictureOf(made, 1)
    const { grey: whole } = await pictureOf(
      await pressPlainly(
        await maskedPage('Luminosity', '1 1 1 rg 0 0 100 100 re f', 'q 0 0 0 rg 0 0 100 100 re f Q'),
      ),
      1,
    )
    const darkness = (picture: Uint8Array) =>
      picture.reduce((sum, level) => sum + 255 - level, 0) / picture.length
    expect(darkness(grey) / darkness(whole)).toBeCloseTo(0.5, 1)
  },
)

judged(['pdftoppm'], 'bars of roots, which Chromium draws 400 em long, end near the page', async () => {
  const root =
    'q 20 20 60 30 re W* n q .043 0 0 .043 20 20 cm 0 0 0 rg 0 300 m 401001 300 l 401001 340 l 0 340 l h f Q Q'
  const document = await PDFDocument.create({ updateMetadata: false })
  const page = document.addPage([100, 100])
  page.node.set(PDFName.of('Resources'), document.context.obj({}))
  page.node.set(PDFName.of('Contents'), document.context.register(document.context.flateStream(root)))
  const before = await document.save({ useObjectStreams: false })
  const made = await pressPlainly(before)
  expect(rulesOf(await check(before))).toContain('large-coordinates')
  expect(rulesOf(await check(made))).not.toContain('large-coordinates')
  expect(unlike(await pictureOf(made, 1), await pictureOf(before, 1))).toBe(0)
})

judged(
  ['pdftoppm', 'gs'],
  'meshes that a mask thins out are as thin to poppler and Ghostscript',
  async () => {
    const document = await PDFDocument.create({ updateMetadata: false })
    const { context } = document
    const page = document.addPage([100, 100])
    const BBox = [0, 0, 100, 100]
    const group = { Type: 'Group', S: 'Transparency', CS: 'DeviceRGB' }
    const form = { Type: 'XObject', Subtype: 'Form', BBox, Resources: {}, Group: group }
    const mask = context.register(context.flateStream('.5 .5 .5 rg 0 0 100 100 re f', form))
    // Dark, and neither along a line nor in circles: angles from 26 to 64 degrees.
    const angles = context.flateStream('{atan 720 div dup dup}', {
      FunctionType: 4,
      Domain: [1, 2, 1, 2],
      Range: [0, 1, 0, 1, 0, 1],
    })
    const shading = {
      ShadingType: 1,
      ColorSpace: 'DeviceRGB',
      Domain: [1, 2, 1, 2],
      Function: context.register(angles),
    }
    const pattern = context.obj({ PatternType: 2, Matrix: [100, 0, 0, 100, -100, -100], Shading: shading })
    const state = context.obj({ SMask: { Type: 'Mask', S: 'Luminosity', G: mask } })
    const tile = context.flateStream(
      '/G21 gs\n/Pattern CS/Pattern cs/P17 SCN/P17 scn\n0 0 100 100 re\nf*\n',
      {
        Type: 'Pattern',
        ...{ PatternType: 1, PaintType: 1, TilingType: 1, BBox, XStep: 102, YStep: 102 },
        Resources: {
          ExtGState: { G21: context.register(state) },
          Pattern: { P17: context.register(pattern) },
        },
      },
    )
    page.node.set(PDFName.of('Resources'), context.obj({ Pattern: { P22: context.register(tile) } }))
    const content = '/Pattern cs/P22 scn 0 0 100 100 re f'
    page.node.set(PDFName.of('Contents'), context.register(context.flateStream(content)))
    const made = await pressPlainly(await document.save({ useObjectStreams: false }))
    const { grey } = await pictureOf(made, 1)
    // Through half of it white shows; by itself it is as dark as 20 to 50 of 255.
    const mean = grey.reduce((sum, level) => sum + level, 0) / grey.length
    expect(mean).toBeGreaterThan(125)
    expect(mean).toBeLessThan(170)
    const black = (await platesOf(made, 1)).get('Black') ?? 0
    expect(black).toBeGreaterThan(0.4)
    expect(black).toBeLessThan(0.5)
  },
)
