import { deflateSync } from 'node:zlib'
import { type PDFDict, PDFDocument, PDFName, PDFRawStream, type PDFRef } from '@cantoo/pdf-lib'
import sharp from 'sharp'

/**
 * A page with one of everything that Chromium writes: text, lines, pictures, a gradient, one that a program calculates, a
 * half transparent form, a soft mask. `packed` as Chromium does, else so that damage hits the operators.
 */
export async function screenPdf(packed: boolean): Promise<Buffer> {
  const document = await PDFDocument.create({ updateMetadata: false })
  const { context } = document
  const page = document.addPage([120, 160])
  const dictOf = (entries: Record<string, unknown>): PDFDict => context.obj(entries as Record<string, string>)
  const stream = (bytes: Uint8Array | string, entries: Record<string, unknown> = {}): PDFRef => {
    const plain = Buffer.from(bytes as string)
    const contents = packed ? deflateSync(plain) : plain
    const filter = packed ? { Filter: 'FlateDecode' } : {}
    return context.register(
      PDFRawStream.of(dictOf({ ...entries, ...filter, Length: contents.length }), contents),
    )
  }
  const pixels = (count: number, channels: number) =>
    Uint8Array.from({ length: count * channels }, (_, index) => ((index * 97) % 5 < 2 ? 20 : 240))
  const image = stream(pixels(16, 3), {
    ...{
      Type: 'XObject',
      Subtype: 'Image',
      Width: 4,
      Height: 4,
      ColorSpace: 'DeviceRGB',
      BitsPerComponent: 8,
    },
  })
  const jpeg = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#402010' } })
    .jpeg()
    .toBuffer()
  const photo = context.register(
    PDFRawStream.of(
      context.obj({
        ...{ Type: 'XObject', Subtype: 'Image', Width: 8, Height: 8, ColorSpace: 'DeviceRGB' },
        ...{ BitsPerComponent: 8, Filter: 'DCTDecode', Length: jpeg.length },
      }),
      jpeg,
    ),
  )
  const group = { Type: 'Group', S: 'Transparency', I: true }
  const form = stream('q 0 0 0 rg 0 0 20 20 re f 1 1 1 rg 5 5 5 5 re f Q', {
    ...{ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 20, 20], Group: group, Resources: {} },
  })
  const mask = stream('1 1 1 rg 0 0 60 160 re f', {
    ...{ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 120, 160], Resources: {} },
    Group: { ...group, CS: 'DeviceRGB' },
  })
  const stitched = { FunctionType: 2, Domain: [0, 1], C0: [0, 0, 0], C1: [1, 1, 1], N: 1 }
  const calculated = stream('{pop dup 1 gt {pop 1} if dup dup}', {
    ...{ FunctionType: 4, Domain: [0, 1, 0, 1], Range: [0, 1, 0, 1, 0, 1] },
  })
  const axial = { ShadingType: 2, ColorSpace: 'DeviceRGB', Coords: [0, 0, 120, 0], Function: stitched }
  const along = {
    ShadingType: 1,
    ColorSpace: 'DeviceRGB',
    Matrix: [120, 0, 0, 20, 0, 0],
    Function: calculated,
  }
  page.node.set(
    PDFName.of('Resources'),
    dictOf({
      ExtGState: {
        G1: { ca: 0.5 },
        G2: { SMask: { Type: 'Mask', S: 'Luminosity', G: mask } },
        G3: { SMask: 'None', ca: 1 },
      },
      XObject: { X1: image, X2: photo, X3: form },
      Pattern: {
        P1: { PatternType: 2, Shading: axial },
        P2: { PatternType: 2, Shading: along, Matrix: [1, 0, 0, 1, 0, 140] },
      },
      Font: { F1: { Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica-Bold' } },
    }),
  )
  const content = `q 0 0 0 rg 10 10 30 30 re f 0 0 0 RG 2 w 50 10 m 110 40 l S Q
q 30 0 0 30 10 50 cm /X1 Do Q q 30 0 0 30 45 50 cm /X2 Do Q
q 1 0 0 1 85 55 cm /G1 gs /X3 Do Q
BT 0 0 0 rg /F1 20 Tf 1 0 0 1 10 90 Tm (Press) Tj ET
q /Pattern cs /P1 scn 0 115 120 15 re f Q
q /Pattern cs /P2 scn 0 140 120 20 re f Q
q /G2 gs .2 .2 .2 rg 40 100 60 10 re f /G3 gs Q
`
  page.node.set(PDFName.of('Contents'), stream(content))
  return Buffer.from(await document.save({ useObjectStreams: false, addDefaultPage: false }))
}
