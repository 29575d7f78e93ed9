import { createRequire } from 'node:module'
import { correction, generate, mode } from 'lean-qr'

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

/** The bytes that a text takes in a QR code. Addresses are written in ASCII, as all readers know them; of others it is said that they are UTF-8, in 12 bits. */
export function qrBytes(text: string): number {
  const bytes = Buffer.byteLength(address(text))
  return bytes === address(text).length ? bytes : bytes + 2
}

function address(text: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(text) && URL.canParse(text) ? new URL(text).href : text
}

/**
 * A QR code that is read with 15 % of it damaged, or more where that takes no more fields; four fields of white around
 * it (ISO/IEC 18004). `text` has `MOST_QR_BYTES` at the most. As large as it must be, or of the `side` that is given, in
 * millimetres.
 */
export function drawQr(text: string, side?: number): Code {
  const drawn = qr(text)
  const [fields] = sizeOf(drawn)
  return sized(drawn, side === undefined ? Math.max(FIELD, QR_SIDE / fields) : side / fields)
}

const QUIET = 4

/** A field is a unit. It takes 2 ms: a personalised run draws one for every row. */
function qr(text: string): string {
  // What is not ASCII is said to be UTF-8 (extended channel 26): without that readers guess.
  const code = generate(address(text), {
    modes: [mode.numeric, mode.alphaNumeric, mode.ascii, mode.utf8],
    minCorrectionLevel: correction.M,
  })
  const size = code.size + 2 * QUIET
  const path = outline(size, (x, y) => code.get(x - QUIET, y - QUIET))
  return `<svg viewBox="0 0 ${size} ${size}" xmlns="http://www.w3.org/2000/svg"><path d="${path}" fill="#000000" fill-rule="evenodd"/></svg>`
}

/** The borders of all dark fields, so that no white line shows between two. */
function outline(size: number, isDark: (x: number, y: number) => boolean): string {
  // From each corner the ends of borders that begin there, the dark on their right.
  const borders = new Map<number, number[]>()
  const corner = (x: number, y: number) => y * (size + 1) + x
  const add = (from: number, to: number) => borders.set(from, [...(borders.get(from) ?? []), to])
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      if (!isDark(x, y)) continue
      if (!isDark(x, y - 1)) add(corner(x, y), corner(x + 1, y))
      if (!isDark(x + 1, y)) add(corner(x + 1, y), corner(x + 1, y + 1))
      if (!isDark(x, y + 1)) add(corner(x + 1, y + 1), corner(x, y + 1))
      if (!isDark(x - 1, y)) add(corner(x, y + 1), corner(x, y))
    }
  let path = ''
  for (const start of borders.keys()) {
    for (let at = borders.get(start)?.pop(); at !== undefined; at = borders.get(start)?.pop()) {
      let [from, step] = [start, 0]
      path += `M${start % (size + 1)} ${Math.floor(start / (size + 1))}`
      while (from !== start || step === 0) {
        // Straight on is one line.
        let end = at
        step = end - from
        for (let next = onward(end, step); next !== undefined; next = onward(end, step)) end = next
        from = end
        path += Math.abs(step) === 1 ? `H${end % (size + 1)}` : `V${Math.floor(end / (size + 1))}`
        if (from === start) break
        at = borders.get(from)?.pop() ?? from
      }
      path += 'Z'
    }
  }
  return path

  function onward(from: number, step: number): number | undefined {
    const ends = borders.get(from)
    const at = ends?.indexOf(from + step) ?? -1
    return at < 0 ? undefined : ends?.splice(at, 1)[0]
  }
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
  return isSure || width / sizeOf(qr(text))[0] >= finest.qr ? undefined : 'long'
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
