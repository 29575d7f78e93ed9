import { createRequire } from 'node:module'

/** A megabyte, for few books: loaded where there is a code to draw. */
const bwip = (): typeof import('bwip-js/node') => createRequire(import.meta.url)('bwip-js/node')

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
  const drawn = bwip().toSVG({ bcid: 'ean13', text: isbn13, ...options })
  return sized(drawn, MODULE)
}

/** Smallest field of a QR code that telephones read from a printed page at arm's length. */
const FIELD = 0.5

/** Whole side of the code and its white, which is larger where it needs smaller fields. */
const QR_SIDE = 22

/** What a QR code holds at level M, in bytes (ISO/IEC 18004, table 7). */
export const MOST_QR_BYTES = 2331

/** The bytes that a text takes in a QR code. Addresses are written in ASCII, as all readers know them. */
export function qrBytes(text: string): number {
  return Buffer.byteLength(address(text))
}

function address(text: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(text) && URL.canParse(text) ? new URL(text).href : text
}

/**
 * A QR code that is read with 15 % of it damaged, four fields of white around it (ISO/IEC 18004); `text` has
 * `MOST_QR_BYTES` at the most. As large as it must be, or of the `side` that is given, in millimetres.
 */
export function drawQr(text: string, side?: number): Code {
  const drawn = qr(text)
  const fields = sizeOf(drawn)[0] / UNITS
  return sized(drawn, (side === undefined ? Math.max(FIELD, QR_SIDE / fields) : side / fields) / UNITS)
}

function qr(text: string): string {
  // Its types know what all codes have in common only.
  const options = { binarytext: true, parsefnc: true, eclevel: 'M', scale: 1, padding: 4 * UNITS }
  return bwip().toSVG({ bcid: 'qrcode', text: inUtf8(address(text)), ...options })
}

/** Code 128 (GB/T 18347) with its text below in outlines, `width` millimetres wide; ASCII only. */
export function drawCode128(text: string, width: number): Code {
  const drawn = code128(text)
  return sized(drawn, width / sizeOf(drawn)[0])
}

/** Ten modules of white on either side; a module is a unit wide. */
function code128(text: string): string {
  return bwip().toSVG({ bcid: 'code128', text, includetext: true, scale: 1, height: 10, paddingwidth: 10 })
}

/** What codes there are in books beside those of covers. */
export type CodeKind = 'qr' | 'code128'

/** Below these, in millimetres, neither telephones nor scanners read a field or bar from offset or digital print. */
const finest: Record<CodeKind, number> = { qr: 0.33, code128: 0.19 }

/** Bytes that versions 1 to 40 hold at level M (ISO/IEC 18004, table 7). */
const qrCapacities = [
  14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560, 624, 666, 711, 779,
  857, 911, 997, 1059, 1125, 1190, 1264, 1370, 1452, 1538, 1628, 1722, 1809, 1911, 1989, 2099, 2213, 2331,
]

/** Why a text cannot be such a code of this width, in millimetres; `undefined` where it can. */
export function codeFault(kind: CodeKind, text: string, width: number): 'long' | 'characters' | undefined {
  if (kind === 'code128') {
    if (!/^[\u0020-\u007e]+$/.test(text)) return 'characters'
    return text.length > 80 || width / sizeOf(code128(text))[0] < finest.code128 ? 'long' : undefined
  }
  if (qrBytes(text) > MOST_QR_BYTES) return 'long'
  // As bytes throughout, which is the most that it can need: most texts need not be drawn.
  const version = qrCapacities.findIndex((most) => qrBytes(text) + 4 <= most) + 1
  const isSure = version > 0 && width / (17 + 4 * version + 8) >= finest.qr
  return isSure || (width * UNITS) / sizeOf(qr(text))[0] >= finest.qr ? undefined : 'long'
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
