import bwip from 'bwip-js/node'
import { CoverError } from './cover-error.ts'

/** A drawing as SVG; width and height in millimetres. */
export type Code = { svg: string; width: number; height: number }

/** Width of the thinnest bar: the nominal one of EAN-13 (GB/T 12904, GS1 5.2.6). */
const MODULE = 0.33

/**
 * The bar code of an ISBN: EAN-13 in nominal size, as GB/T 12906 asks for on books. Digits below the bars are outlines
 * of OCR-B, so that no font is needed.
 */
export function drawBarcode(isbn13: string): Code {
  // On the left of the bars the drawing has the first digit, in 11 modules; on the right 7 are to be white.
  const options = { includetext: true, textyoffset: -6.5, scale: 1, paddingright: 7 }
  const drawn = bwip.toSVG({ bcid: 'ean13', text: isbn13, ...options })
  return sized(drawn, MODULE)
}

/** Smallest field of a QR code that telephones read from a printed page at arm's length. */
const FIELD = 0.5

/** Whole side of the code and its white, which is larger where it needs smaller fields. */
const QR_SIDE = 22

/** What a QR code holds at level M, in bytes (ISO/IEC 18004, table 7). */
const MOST_BYTES = 2331

/**
 * A QR code that is read with 15 % of it damaged, four fields of white around it (ISO/IEC 18004). Addresses are written in
 * ASCII, as all readers know them.
 *
 * @throws CoverError where the text is too long
 */
export function drawQr(text: string): Code {
  const written = URL.canParse(text) ? new URL(text).href : text
  const length = Buffer.byteLength(written)
  if (length > MOST_BYTES)
    throw new CoverError('cover-qr-long', { length, most: MOST_BYTES }, ['cover', 'qr', 'text'])
  // Its types know what all codes have in common only.
  const options = { binarytext: true, parsefnc: true, eclevel: 'M', scale: 1, padding: 4 * UNITS }
  const drawn = bwip.toSVG({ bcid: 'qrcode', text: inUtf8(written), ...options })
  const fields = sizeOf(drawn)[0] / UNITS
  return sized(drawn, Math.max(FIELD, QR_SIDE / fields) / UNITS)
}

/** The library draws a field so many units wide. */
const UNITS = 2

/**
 * UTF-8, one character a byte, as the library wants it. Readers guess at what is not ASCII, unless the code says that it
 * is UTF-8 (extended channel 26).
 */
function inUtf8(text: string): string {
  const bytes = Buffer.from(text, 'utf8').toString('latin1').replaceAll('^', '^^')
  return /^[\u0020-\u007f]*$/.test(text) ? bytes : `^ECI000026${bytes}`
}

function sizeOf(svg: string): [number, number] {
  const match = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg)
  if (!match) throw new Error('a drawing without its size')
  return [Number(match[1]), Number(match[2])]
}

function sized(svg: string, unit: number): Code {
  const [width, height] = sizeOf(svg)
  const box = `viewBox="0 0 ${width} ${height}" width="${mm(width * unit)}" height="${mm(height * unit)}"`
  return { svg: svg.replace(/viewBox="[^"]*"/, box), width: width * unit, height: height * unit }
}

function mm(length: number): string {
  return `${Math.round(length * 1000) / 1000}mm`
}
