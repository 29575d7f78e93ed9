import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { PDFArray, type PDFContext, PDFDict, PDFName, PDFNumber, PDFRawStream } from '@cantoo/pdf-lib'
import sharp from 'sharp'
import type { Message } from '../message.ts'
import { describeInkJpeg, inkJpeg, JPEG_MARGIN, readInks } from './ink-picture.ts'
import { type Inks, limitPixels, luminance } from './inks.ts'
import { PressError } from './press-error.ts'
import { unpackStream } from './unpack-stream.ts'

export type ImageWishes = {
  edition: 'cmyk' | 'black'
  /** Of JPEGs that are written anew, 1 to 100. */
  jpegQuality: number
  /** Most ink at one place, 3 is 300 %. */
  inkLimit: number
  /**
   * Pictures that were given in inks (CMYK JPEG or TIFF), by the SHA-256 in hexadecimal digits of the JPEG that shows
   * them on screens. They are printed as given, but for the limit.
   */
  originals?: ReadonlyMap<string, Uint8Array> | undefined
  /** Told of what the author should know. */
  tell: (message: Pick<Message, 'ruleId' | 'values'>) => void
}

/** So far apart (of 255) may the parts of a grey be: what a JPEG makes of one. */
const GREY_NOISE = 2

/**
 * An image XObject (ISO 32000-1, 8.9.5) in the inks of the press; `undefined` where it is that already.
 *
 * Black and white stays one bit a pixel, a JPEG a JPEG, what is without loss without loss; a soft mask is left as it
 * is, being no colour.
 *
 * @throws PressError where its colour space is not one of Chromium's
 */
export async function rewriteImage(
  context: PDFContext,
  image: PDFRawStream,
  inks: Inks,
  wishes: ImageWishes,
): Promise<PDFRawStream | undefined> {
  const { dict } = image
  if (dict.lookup(PDFName.of('ImageMask'))?.toString() === 'true') return undefined
  const { edition } = wishes
  const space = spaceOf(context, dict)
  if (space === 'cmyk') return undefined
  if (space === 'grey') return greyOnly(dict, image)
  const width = numberOf(dict, 'Width')
  const height = numberOf(dict, 'Height')
  const isJpeg = dict.lookup(PDFName.of('Filter')) === PDFName.of('DCTDecode')
  const original = isJpeg && edition === 'cmyk' ? originalOf(image, wishes) : undefined
  if (original) return printOriginal(context, dict, original, wishes)
  const rgb = isJpeg ? await decodeJpeg(image) : unpackStream(image)
  if (rgb.length < width * height * 3 || numberOf(dict, 'BitsPerComponent') !== 8)
    throw new PressError('press-image', { width, height })
  const pixels = rgb.subarray(0, width * height * 3)
  return printPixels(
    context,
    dict,
    { width, height, pixels, isJpeg },
    inks.ofPixels.bind(inks, pixels),
    wishes,
  )
}

/**
 * Pixels of the screen, three bytes each, as an image of inks: black and white in one bit, what has no colour in grey,
 * the rest as `inksWith` makes it of them, with so much ink at most.
 */
export async function printPixels(
  context: PDFContext,
  dict: PDFDict,
  { width, height, pixels, isJpeg }: { width: number; height: number; pixels: Uint8Array; isJpeg: boolean },
  inksWith: (limit: number) => Uint8Array,
  { edition, jpegQuality, inkLimit }: ImageWishes,
): Promise<PDFRawStream> {
  const grey = greyOf(pixels, edition === 'black')
  if (!grey && isJpeg) {
    const data = inksWith(inkLimit - JPEG_MARGIN)
    return madeInkJpeg(context, dict, await inkJpeg({ width, height, data }, jpegQuality), true)
  }
  if (!grey) return made(context, dict, 'DeviceCMYK', 8, inksWith(inkLimit))
  const bits = bitsOf(grey, width)
  if (bits) return made(context, dict, 'DeviceGray', 1, bits)
  if (!isJpeg) return made(context, dict, 'DeviceGray', 8, grey)
  const jpeg = await sharp(grey, { raw: { width, height, channels: 1 } })
    .toColourspace('b-w')
    .jpeg({ quality: jpegQuality })
    .toBuffer()
  return made(context, dict, 'DeviceGray', 8, jpeg, 'DCTDecode')
}

function originalOf({ contents }: PDFRawStream, { originals }: ImageWishes): Uint8Array | undefined {
  if (!originals || originals.size === 0) return undefined
  return originals.get(createHash('sha256').update(contents).digest('hex'))
}

/** A picture that was given in inks: byte by byte where a PDF can hold it and it keeps to the limit. */
async function printOriginal(
  context: PDFContext,
  dict: PDFDict,
  original: Uint8Array,
  { inkLimit, jpegQuality, tell }: ImageWishes,
): Promise<PDFRawStream> {
  const { fits, isInverted } = await describeInkJpeg(original)
  const pixels = await readInks(original)
  const isJpeg = original[0] === 0xff
  const share = limitPixels(pixels.data, inkLimit + (isJpeg ? JPEG_MARGIN : 0))
  if (share > 0) {
    const { width, height } = pixels
    const percents = {
      share: Math.max(0.1, Math.round(share * 1000) / 10),
      limit: Math.round(inkLimit * 100),
    }
    tell({ ruleId: 'press-picture-limited', values: { width, height, ...percents } })
  } else if (fits) return madeInkJpeg(context, dict, original, isInverted)
  if (!isJpeg) return made(context, dict, 'DeviceCMYK', 8, pixels.data)
  limitPixels(pixels.data, inkLimit - JPEG_MARGIN)
  return madeInkJpeg(context, dict, await inkJpeg(pixels, jpegQuality), true)
}

function madeInkJpeg(
  context: PDFContext,
  dict: PDFDict,
  jpeg: Uint8Array,
  isInverted: boolean,
): PDFRawStream {
  const image = made(context, dict, 'DeviceCMYK', 8, jpeg, 'DCTDecode')
  if (isInverted) image.dict.set(PDFName.of('Decode'), context.obj([1, 0, 1, 0, 1, 0, 1, 0]))
  return image
}

/** Grey is grey, by whatever profile. */
function greyOnly(dict: PDFDict, image: PDFRawStream): PDFRawStream | undefined {
  if (dict.lookup(PDFName.of('ColorSpace')) instanceof PDFName) return undefined
  dict.set(PDFName.of('ColorSpace'), PDFName.of('DeviceGray'))
  return image
}

function spaceOf(context: PDFContext, dict: PDFDict): 'rgb' | 'grey' | 'cmyk' {
  const space = dict.lookup(PDFName.of('ColorSpace'))
  if (space instanceof PDFName) {
    const known = deviceSpaces[space.decodeText()]
    if (known) return known
  }
  if (space instanceof PDFArray && space.get(0) === PDFName.of('ICCBased')) {
    const profile = context.lookup(space.get(1))
    const parts = profile instanceof PDFRawStream ? numberOf(profile.dict, 'N') : 0
    const known = byParts[parts]
    if (known) return known
  }
  throw new PressError('press-colour-space', { space: String(space) })
}

const deviceSpaces: Record<string, 'rgb' | 'grey' | 'cmyk'> = {
  DeviceRGB: 'rgb',
  DeviceGray: 'grey',
  DeviceCMYK: 'cmyk',
}

const byParts: Record<number, 'rgb' | 'grey'> = { 1: 'grey', 3: 'rgb' }

async function decodeJpeg(image: PDFRawStream): Promise<Uint8Array> {
  const { data } = await sharp(image.contents)
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return data
}

/** One byte a pixel where nothing has a colour, or where none is wanted. */
function greyOf(rgb: Uint8Array, always: boolean): Uint8Array | undefined {
  const grey = new Uint8Array(rgb.length / 3)
  for (let at = 0, pixel = 0; at < rgb.length; at += 3, pixel++) {
    const [red, green, blue] = [rgb[at] ?? 0, rgb[at + 1] ?? 0, rgb[at + 2] ?? 0]
    if (Math.max(red, green, blue) - Math.min(red, green, blue) <= GREY_NOISE) grey[pixel] = green
    else if (always) grey[pixel] = Math.round(luminance(red, green, blue))
    else return undefined
  }
  return grey
}

/** One bit a pixel, rows filled up to whole bytes, where all is black or white. */
function bitsOf(grey: Uint8Array, width: number): Uint8Array | undefined {
  if (!grey.every((value) => value === 0 || value === 255)) return undefined
  const row = Math.ceil(width / 8)
  const bits = new Uint8Array(row * (grey.length / width))
  for (const [pixel, value] of grey.entries()) {
    if (value === 0) continue
    const column = pixel % width
    const at = Math.floor(pixel / width) * row + (column >> 3)
    bits[at] = (bits[at] ?? 0) | (0x80 >> (column & 7))
  }
  return bits
}

function made(
  context: PDFContext,
  dict: PDFDict,
  space: string,
  bits: number,
  data: Uint8Array,
  filter?: string,
): PDFRawStream {
  const contents = filter ? data : deflateSync(data)
  const result = PDFDict.withContext(context)
  for (const [key, value] of dict.entries()) result.set(key, value)
  for (const key of ['DecodeParms', 'ColorTransform', 'Decode', 'Intent']) result.delete(PDFName.of(key))
  result.set(PDFName.of('ColorSpace'), PDFName.of(space))
  result.set(PDFName.of('BitsPerComponent'), PDFNumber.of(bits))
  result.set(PDFName.of('Filter'), PDFName.of(filter ?? 'FlateDecode'))
  result.set(PDFName.of('Length'), PDFNumber.of(contents.length))
  return PDFRawStream.of(result, contents)
}

function numberOf(dict: PDFDict, key: string): number {
  const value = dict.lookup(PDFName.of(key))
  return value instanceof PDFNumber ? value.asNumber() : 0
}
