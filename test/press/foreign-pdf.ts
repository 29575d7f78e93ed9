import { readFileSync } from 'node:fs'
import { deflateSync } from 'node:zlib'
import {
  type PDFContext,
  type PDFDict,
  PDFDocument,
  PDFName,
  PDFRawStream,
  type PDFRef,
} from '@cantoo/pdf-lib'
import sharp from 'sharp'

/** Values of pdf-lib's `context.obj`, with strings as names. */
export type Plain = Parameters<PDFContext['obj']>[0]

/** A page of a PDF as no browser writes it. Strings of resources are names. */
export type ForeignPage = {
  /** Streams of its content. */
  content: string | readonly string[]
  resources?: (context: PDFContext) => Record<string, unknown>
  /** More entries of its dictionary, or other ones. */
  entries?: (context: PDFContext) => Record<string, unknown>
}

/** Trim and bleed as a designer exports them: 100 × 140 mm, 3 mm. */
export const boxes = {
  MediaBox: [0, 0, 340, 454],
  TrimBox: [28.35, 28.35, 28.35 + 283.46, 28.35 + 396.85],
  BleedBox: [19.84, 19.84, 19.84 + 300.47, 19.84 + 413.86],
}

/** A PDF of such pages. */
export async function foreignPdf(
  pages: readonly ForeignPage[],
  catalog: Record<string, unknown> = {},
): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false })
  const { context } = document
  for (const { content, resources, entries } of pages) {
    const { node } = document.addPage()
    const parts = typeof content === 'string' ? [content] : content
    const all: Record<string, unknown> = { ...boxes, ...entries?.(context) }
    for (const [key, value] of Object.entries(all))
      node.set(PDFName.of(key), context.obj(value as Plain as never))
    node.set(PDFName.of('Resources'), context.obj((resources?.(context) ?? {}) as Plain as never))
    const streams = parts.map((part) => context.register(context.flateStream(part)))
    node.set(PDFName.of('Contents'), streams.length === 1 ? (streams[0] as PDFRef) : context.obj(streams))
  }
  for (const [key, value] of Object.entries(catalog))
    document.catalog.set(PDFName.of(key), context.obj(value as Plain as never))
  document.setTitle('别人的书')
  document.setModificationDate(new Date(Date.UTC(2025, 4, 6)))
  return document.save({ useObjectStreams: true, addDefaultPage: false })
}

/** A stream with the entries of `dict`. */
export function stream(
  context: PDFContext,
  dict: Record<string, unknown>,
  bytes: Uint8Array | string,
  isPacked = true,
): PDFRef {
  const plain = Buffer.from(bytes as string, 'latin1')
  const contents = isPacked ? deflateSync(plain) : plain
  const made = context.obj({
    ...dict,
    ...(isPacked && { Filter: 'FlateDecode' }),
    Length: contents.length,
  } as Plain as never) as unknown as PDFDict
  return context.register(PDFRawStream.of(made, contents))
}

/** A space of red, green and blue with the wide primaries of Adobe RGB, and the gamma of 2.2: as cameras have it. */
export function calibrated(): unknown {
  return [
    'CalRGB',
    {
      WhitePoint: [0.9505, 1, 1.089],
      Gamma: [2.2, 2.2, 2.2],
      Matrix: [0.5767, 0.2973, 0.027, 0.1856, 0.6274, 0.0707, 0.1882, 0.0753, 0.9911],
    },
  ]
}

export function lab(): unknown {
  return ['Lab', { WhitePoint: [0.9642, 1, 0.8249], Range: [-128, 127, -128, 127] }]
}

/** A plate of its own that screens see as that colour of sRGB. */
export function plate(context: PDFContext, name: string, [red, green, blue]: readonly number[]): unknown {
  const tint = { FunctionType: 2, Domain: [0, 1], C0: [1, 1, 1], C1: [red, green, blue], N: 1 }
  return ['Separation', name, 'DeviceRGB', context.register(context.obj(tint as Plain as never))]
}

/** From red to green to blue by a function that stitches. */
export function fade(context: PDFContext): PDFRef {
  const step = (from: number[], to: number[]) => ({ FunctionType: 2, Domain: [0, 1], C0: from, C1: to, N: 1 })
  const stitched = {
    FunctionType: 3,
    Domain: [0, 1],
    Bounds: [0.5],
    Encode: [0, 1, 0, 1],
    Functions: [step([0.9, 0.1, 0.1], [0.1, 0.7, 0.1]), step([0.1, 0.7, 0.1], [0.1, 0.1, 0.8])],
  }
  return context.register(context.obj(stitched as Plain as never))
}

/** Corners of a mesh of type 5 in `components` numbers a colour, 16 bits a place and 8 a part. */
export function lattice(
  points: readonly (readonly [x: number, y: number, colour: readonly number[]])[],
): Uint8Array {
  return Uint8Array.from(
    points.flatMap(([x, y, colour]) => [
      ...[x, y].flatMap((place) => [Math.round(place * 65535) >> 8, Math.round(place * 65535) & 255]),
      ...colour.map((part) => Math.round(part * 255)),
    ]),
  )
}

/** A coloured JPEG that says of itself that it is in Display P3; in a PDF only the PDF's word counts. */
export function photo(width: number, height: number): Promise<Buffer> {
  const data = Buffer.from(
    Array.from({ length: width * height }, (_, at) => [
      40 + ((at % width) * 200) / width,
      90 + (Math.floor(at / width) * 120) / height,
      60,
    ]).flat(),
  )
  return sharp(data, { raw: { width, height, channels: 3 } })
    .withIccProfile('p3')
    .jpeg({ quality: 95 })
    .toBuffer()
}

/** The profile of our press as that of a file of another one. */
export const fogra = readFileSync(new URL('../../assets/icc/FOGRA39L_coated.icc', import.meta.url))
