import { deflateSync } from 'node:zlib'
import {
  PDFArray,
  type PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  type PDFRef,
  type PDFStream,
} from '@cantoo/pdf-lib'
import sharp from 'sharp'
import { type ColourSpace, tableColours } from '../../pdf/colour-space.ts'
import { decodeStream, filtersOf, shortFilterNames } from '../../pdf/decode-stream.ts'
import { type Entries, entriesOf } from '../../pdf/objects.ts'
import type { Operation } from '../../pdf/read-content.ts'
import type { Operand } from '../../pdf/read-operands.ts'
import { unpackSamples } from '../../pdf/unpack-samples.ts'
import { PressError } from '../press-error.ts'
import { printPixels } from '../rewrite-image.ts'
import { keptSpace, spacesAmong } from './convert-space.ts'
import { type ForeignSpace, fromUnits } from './read-press-space.ts'
import { type ForeignShop, only } from './shop.ts'

const keys = [
  ...['Type', 'Subtype', 'Width', 'Height', 'BitsPerComponent', 'ImageMask', 'Decode', 'Interpolate'],
  ...['Filter', 'DecodeParms', 'Length', 'OC'],
]

/** As one step of 255 shows: more is not seen. */
const STEPS = 255

/**
 * A picture of others (ISO 32000-1, 8.9.5) in the inks of the press, of a mask in grey. What has inks already, grey, and
 * stencils keep their data; of palettes the table is converted; the rest is converted pixel by pixel.
 */
export function convertPicture(
  shop: ForeignShop,
  image: PDFStream,
  resources: Entries,
  isMask: boolean,
): PDFRef {
  return shop.once(image, isMask ? 'mask' : 'inks', (ref) => {
    const { context } = shop
    const entries = entriesOf(context, image.dict)
    const made = only(image.dict, keys)
    const size = { width: entries.number('Width') ?? 0, height: entries.number('Height') ?? 0 }
    const refuse = (detail: string): never => {
      throw new PressError('press-file-picture', { ...size, detail })
    }
    if (entries.boolean('ImageMask')) return stored(shop, image, made)
    const mask = entries.stream('SMask')
    if (mask) made.set(PDFName.of('SMask'), convertSoftMask(shop, mask, refuse))
    const stencil = entries.stream('Mask')
    if (stencil) made.set(PDFName.of('Mask'), convertPicture(shop, stencil, resources, isMask))
    const key = entries.numbers('Mask')
    const { colourSpace, spaceAt } = spacesAmong(shop, resources)
    const written = entries.get('ColorSpace')
    if (!written || (entries.number('SMaskInData') ?? 0) > 0)
      return refuse(filtersOf(entries).at(-1) ?? 'no ColorSpace')
    const space = colourSpace(written)
    const known = spaceAt(written)
    if ((entries.number('BitsPerComponent') ?? 8) > 8 && shop.wishes.isOld) return refuse('16 bit')
    const keep = (by: PDFObject) => {
      made.set(PDFName.of('ColorSpace'), by)
      if (key) made.set(PDFName.of('Mask'), context.obj(key))
      return stored(shop, image, made)
    }
    if (!isMask && known.how === 'numbers') return keep(PDFName.of('DeviceCMYK'))
    if (known.how === 'convert' && known.components === 1 && space.type !== 'Indexed')
      return keep(PDFName.of('DeviceGray'))
    if (!isMask && known.how === 'keep') return keep(keptSpace(shop, written, resources) ?? written)
    if (!isMask && space.type === 'Indexed') return keep(paletteOf(shop, written, space, known, resources))
    shop.later(ref, () => converted(shop, image, made, { space, known, key, isMask, ...size }))
    return context.obj({})
  })
}

/** The data as they are, but for a filter that PDF/X has not: ISO 15930-7, 6.14. */
function stored({ context }: ForeignShop, image: PDFStream, made: PDFDict): PDFRawStream {
  const filters = filtersOf(entriesOf(context, made))
  const contents = image instanceof PDFRawStream ? image.contents : image.getContents()
  if (!filters.includes('LZWDecode')) return PDFRawStream.of(made, contents)
  const { bytes, left, problem } = decodeStream(context, image)
  if (left !== undefined || problem !== undefined)
    throw new PressError('press-file-content', { detail: 'LZWDecode' })
  const packed = deflateSync(bytes)
  made.set(PDFName.of('Filter'), PDFName.of('FlateDecode'))
  made.delete(PDFName.of('DecodeParms'))
  made.set(PDFName.of('Length'), PDFNumber.of(packed.length))
  return PDFRawStream.of(made, packed)
}

function convertSoftMask(shop: ForeignShop, mask: PDFStream, refuse: (detail: string) => never): PDFRef {
  return shop.once(mask, 'soft', () => {
    // Colours that were multiplied with what shows would have to be divided by it before.
    if (mask.dict.has(PDFName.of('Matte'))) refuse('/Matte')
    const made = only(mask.dict, keys)
    made.set(PDFName.of('ColorSpace'), PDFName.of('DeviceGray'))
    return stored(shop, mask, made)
  })
}

/** `[/Indexed /DeviceCMYK 255 <…>]` */
function paletteOf(
  shop: ForeignShop,
  written: PDFObject,
  space: Extract<ColourSpace, { type: 'Indexed' }>,
  known: ForeignSpace,
  resources: Entries,
): PDFObject {
  const { context } = shop
  if (written instanceof PDFArray && (space.base.type === 'Separation' || space.base.type === 'DeviceN')) {
    const [family, base, last, table] = written.asArray()
    const kept = base && keptSpace(shop, base, resources)
    return kept && family && last && table ? context.obj([family, kept, last, table]) : written
  }
  const inks = tableColours(space).map((_, index) => known.inkOf([index]))
  const table = deflateSync(
    Uint8Array.from(inks.flatMap((ink) => ink.map((part) => Math.round(part * STEPS)))),
  )
  const stream = PDFRawStream.of(context.obj({ Filter: 'FlateDecode', Length: table.length }), table)
  return context.obj(['Indexed', 'DeviceCMYK', Math.max(0, inks.length - 1), context.register(stream)])
}

type Pixels = {
  space: ColourSpace
  known: ForeignSpace
  /** A range for each number of a colour: such pixels do not show. */
  key: readonly number[] | undefined
  isMask: boolean
  width: number
  height: number
}

async function converted(
  shop: ForeignShop,
  image: PDFStream,
  made: PDFDict,
  { space, known, key, isMask, width, height }: Pixels,
): Promise<PDFRawStream> {
  const { context, wishes } = shop
  const entries = entriesOf(context, image.dict)
  const bits = entries.number('BitsPerComponent') ?? 8
  const { bytes, left, problem } = decodeStream(context, image)
  const isJpeg = left === 'DCTDecode'
  const refuse = (detail: string): never => {
    throw new PressError('press-file-picture', { width, height, detail })
  }
  if (problem !== undefined || (left !== undefined && !isJpeg)) return refuse(problem ?? `/${left}`)
  const all = isJpeg
    ? await decodeJpeg(bytes, space.components).catch((error: unknown) =>
        refuse(error instanceof Error ? error.message : String(error)),
      )
    : unpackSamples(bytes, width, height, space, bits)
  const { components } = space
  const wanted = width * height * components
  if (!all || wanted === 0 || all.length < wanted) return refuse(left ?? 'data')
  const raw = all.subarray(0, wanted)
  if (key) {
    if (bits !== 8) return refuse('/Mask')
    made.set(PDFName.of('Mask'), stencilOf(shop, raw, { key, components, width, height }))
  }
  const samples = decoded(raw, entries.numbers('Decode'), space)
  for (const gone of ['Decode', 'DecodeParms']) made.delete(PDFName.of(gone))
  const parts = (at: number) =>
    space.type === 'Indexed'
      ? [samples[at] ?? 0]
      : fromUnits(
          space,
          Array.from(samples.subarray(at, at + components), (value) => value / STEPS),
        )
  if (isMask) {
    const light = Uint8Array.from(cached(samples, components, (at) => [known.lightOf(parts(at)) * STEPS]))
    made.set(PDFName.of('ColorSpace'), PDFName.of('DeviceGray'))
    made.set(PDFName.of('BitsPerComponent'), PDFNumber.of(8))
    const packed = deflateSync(light)
    made.set(PDFName.of('Filter'), PDFName.of('FlateDecode'))
    made.set(PDFName.of('Length'), PDFNumber.of(packed.length))
    return PDFRawStream.of(made, packed)
  }
  const one = (at: number) => known.inkOf(parts(at)).map((part) => part * STEPS)
  const { source } = known
  const isScreen = space.type === 'DeviceRGB'
  if (!isScreen && !source) {
    made.set(PDFName.of('ColorSpace'), PDFName.of('DeviceCMYK'))
    made.set(PDFName.of('BitsPerComponent'), PDFNumber.of(8))
    const packed = deflateSync(Uint8Array.from(cached(samples, components, one)))
    made.set(PDFName.of('Filter'), PDFName.of('FlateDecode'))
    made.set(PDFName.of('Length'), PDFNumber.of(packed.length))
    return PDFRawStream.of(made, packed)
  }
  const pixels = source ? source.screenOfPixels(samples) : samples
  const inksWith = (limit: number) =>
    source ? source.inksOfPixels(samples, limit) : shop.inks.ofPixels(samples, limit)
  return printPixels(context, made, { width, height, pixels, isJpeg }, inksWith, wishes)
}

/** Numbers of a JPEG by itself: what it says of its profile does not count in a PDF. */
async function decodeJpeg(bytes: Uint8Array, components: number): Promise<Uint8Array> {
  const { data, info } = await sharp(bytes, { ignoreIcc: true, limitInputPixels: false, failOn: 'error' })
    .raw()
    .toBuffer({ resolveWithObject: true })
  if (info.channels !== components) throw new Error(`JPEG, ${info.channels} channels`)
  return data
}

/** ISO 32000-1, table 90: from least to most, or the other way round, or part of the way. */
function decoded(samples: Uint8Array, decode: readonly number[] | undefined, space: ColourSpace): Uint8Array {
  if (!decode || space.type === 'Indexed' || space.type === 'Lab') return samples
  if (decode.every((value, index) => value === index % 2)) return samples
  return samples.map((value, at) => {
    const [low = 0, high = 1] = decode.slice(2 * (at % space.components))
    return Math.min(STEPS, Math.max(0, Math.round((low + (value / STEPS) * (high - low)) * STEPS)))
  })
}

/** What `of` gives for every pixel, asked once for a colour. */
function* cached(
  samples: Uint8Array,
  components: number,
  of: (at: number) => readonly number[],
): Generator<number> {
  const known = new Map<number, readonly number[]>()
  for (let at = 0; at < samples.length; at += components) {
    let name = 0
    for (let index = 0; index < components; index++) name = name * 256 + (samples[at + index] ?? 0)
    const parts = components <= 6 ? known.get(name) : undefined
    const found = parts ?? of(at)
    known.set(name, found)
    for (const part of found) yield Math.round(part)
  }
}

/** What a range of colours hides, as a stencil: 1 hides. After the conversion the colours are others. */
function stencilOf(
  { context }: ForeignShop,
  samples: Uint8Array,
  {
    key,
    components,
    width,
    height,
  }: { key: readonly number[]; components: number; width: number; height: number },
): PDFRef {
  const row = Math.ceil(width / 8)
  const bits = new Uint8Array(row * height)
  for (let pixel = 0; pixel < width * height; pixel++) {
    let isHidden = true
    for (let index = 0; index < components; index++) {
      const value = samples[pixel * components + index] ?? 0
      const [low = 0, high = 255] = key.slice(2 * index, 2 * index + 2)
      if (value < low || value > high) isHidden = false
    }
    if (!isHidden) continue
    const at = Math.floor(pixel / width) * row + ((pixel % width) >> 3)
    bits[at] = (bits[at] ?? 0) | (0x80 >> ((pixel % width) & 7))
  }
  const packed = deflateSync(bits)
  const dict = context.obj({
    Type: 'XObject',
    Subtype: 'Image',
    Width: width,
    Height: height,
    ImageMask: true,
    BitsPerComponent: 1,
    Filter: 'FlateDecode',
    Length: packed.length,
  })
  return context.register(PDFRawStream.of(dict, packed))
}

const longNames: Record<string, string> = {
  BPC: 'BitsPerComponent',
  CS: 'ColorSpace',
  D: 'Decode',
  DP: 'DecodeParms',
  F: 'Filter',
  H: 'Height',
  IM: 'ImageMask',
  I: 'Interpolate',
  W: 'Width',
  L: 'Length',
}

const longValues: Record<string, string> = {
  G: 'DeviceGray',
  RGB: 'DeviceRGB',
  CMYK: 'DeviceCMYK',
  I: 'Indexed',
  ...shortFilterNames,
}

/** A picture that stands in the content itself (ISO 32000-1, 8.9.7), as one among the resources, names written out. */
export function inlinePicture(
  { context }: ForeignShop,
  { operands, data = new Uint8Array() }: Operation,
): PDFStream {
  const [dictionary] = operands
  const dict = context.obj({})
  if (dictionary?.type === 'dictionary')
    for (const [key, value] of dictionary.entries) {
      const object = objectOf(
        context,
        value,
        key === 'CS' || key === 'ColorSpace' || /^F(?:ilter)?$/.test(key),
      )
      if (object) dict.set(PDFName.of(longNames[key] ?? key), object)
    }
  dict.set(PDFName.of('Type'), PDFName.of('XObject'))
  dict.set(PDFName.of('Subtype'), PDFName.of('Image'))
  dict.set(PDFName.of('Length'), PDFNumber.of(data.length))
  return PDFRawStream.of(dict, data)
}

function objectOf(context: ForeignShop['context'], operand: Operand, isLong: boolean): PDFObject | undefined {
  switch (operand.type) {
    case 'number':
      return PDFNumber.of(operand.value)
    case 'name':
      return PDFName.of((isLong ? longValues[operand.value] : undefined) ?? operand.value)
    case 'string':
      return PDFHexString.of(Buffer.from(operand.value).toString('hex'))
    case 'array':
      return context.obj(operand.items.flatMap((item) => objectOf(context, item, isLong) ?? []))
    case 'keyword':
      return context.obj(operand.value === 'true')
    default: {
      const dict = context.obj({})
      for (const [key, value] of operand.entries) {
        const object = objectOf(context, value, false)
        if (object) dict.set(PDFName.of(key), object)
      }
      return dict
    }
  }
}
