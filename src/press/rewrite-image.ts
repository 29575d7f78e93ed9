import { deflateSync } from 'node:zlib'
import {
  decodePDFRawStream,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  PDFNumber,
  PDFRawStream,
} from '@cantoo/pdf-lib'
import sharp from 'sharp'
import { type Inks, luminance } from './inks.ts'
import { PressError } from './press-error.ts'

export type ImageWishes = {
  edition: 'cmyk' | 'black'
  /** Of JPEGs that are written anew, 1 to 100. */
  jpegQuality: number
}

/** So far apart (of 255) may the parts of a grey be: what a JPEG makes of one. */
const GREY_NOISE = 2

/**
 * An image XObject (ISO 32000-1, 8.9.5) in the inks of the press; `undefined` where it is that already.
 *
 * Black and white stays one bit a pixel, a grey JPEG a JPEG; a soft mask is left as it is, being no colour.
 *
 * @throws PressError where its colour space is not one of Chromium's
 */
export async function rewriteImage(
  context: PDFContext,
  image: PDFRawStream,
  inks: Inks,
  { edition, jpegQuality }: ImageWishes,
): Promise<PDFRawStream | undefined> {
  const { dict } = image
  if (dict.lookup(PDFName.of('ImageMask'))?.toString() === 'true') return undefined
  const space = spaceOf(context, dict)
  if (space === 'grey' || space === 'cmyk') return undefined
  const width = numberOf(dict, 'Width')
  const height = numberOf(dict, 'Height')
  const isJpeg = dict.lookup(PDFName.of('Filter')) === PDFName.of('DCTDecode')
  const rgb = isJpeg ? await decodeJpeg(image) : decodePDFRawStream(image).decode()
  if (rgb.length < width * height * 3 || numberOf(dict, 'BitsPerComponent') !== 8)
    throw new PressError('press-image', { width, height })
  const pixels = rgb.subarray(0, width * height * 3)

  const grey = greyOf(pixels, edition === 'black')
  if (!grey) return made(context, dict, 'DeviceCMYK', 8, inks.ofPixels(pixels))
  const bits = bitsOf(grey, width)
  if (bits) return made(context, dict, 'DeviceGray', 1, bits)
  if (!isJpeg) return made(context, dict, 'DeviceGray', 8, grey)
  const jpeg = await sharp(grey, { raw: { width, height, channels: 1 } })
    .toColourspace('b-w')
    .jpeg({ quality: jpegQuality })
    .toBuffer()
  return made(context, dict, 'DeviceGray', 8, jpeg, 'DCTDecode')
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
