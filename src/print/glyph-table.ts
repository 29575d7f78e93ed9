import { type FontTables, readTables } from '../read-sfnt.ts'

/** The glyphs of a TrueType font as far as a PDF needs them (OpenType 1.9: head, maxp, loca, glyf, hhea, hmtx). */
export type GlyphTable = {
  /** How many glyph ids there are, used or not, as far as the last one used. */
  count: number
  /** Outlines by glyph id; those without ink are left out. */
  outlines: Map<number, Uint8Array>
  /** Advance width and left side bearing of a glyph, as they stand in `hmtx`. */
  metrics: (glyph: number) => number
  /** What all glyphs share: units, hinting programs. */
  shared: Map<string, Uint8Array>
}

/** Tables that a font embedded in a PDF has besides the glyphs (ISO 32000-1: 9.9). */
const sharedTags = ['head', 'hhea', 'maxp', 'cvt ', 'fpgm', 'prep']

/** `undefined` where the file is no TrueType font. */
export function readGlyphs(file: Uint8Array): GlyphTable | undefined {
  const tables = readTables(file)
  if (!tables) return undefined
  const [head, hhea, maxp, loca, glyf, hmtx] = ['head', 'hhea', 'maxp', 'loca', 'glyf', 'hmtx'].map((tag) =>
    tables.get(tag),
  )
  if (!head || !hhea || !maxp || !loca || !glyf || !hmtx) return undefined
  const count = maxp.getUint16(4)
  const isLong = head.getInt16(50) === 1
  const offset = (glyph: number) => (isLong ? loca.getUint32(glyph * 4) : loca.getUint16(glyph * 2) * 2)
  const outlines = new Map<number, Uint8Array>()
  for (let glyph = 0; glyph < count; glyph++) {
    const [from, to] = [offset(glyph), offset(glyph + 1)]
    if (to > from) outlines.set(glyph, bytesOf(glyf).subarray(from, to))
  }
  const wide = hhea.getUint16(34)
  return {
    count,
    outlines,
    metrics: (glyph) =>
      glyph < wide
        ? hmtx.getUint32(glyph * 4)
        : hmtx.getUint16((wide - 1) * 4) * 65536 + hmtx.getUint16(wide * 4 + (glyph - wide) * 2),
    shared: sharedOf(tables),
  }
}

function sharedOf(tables: FontTables): Map<string, Uint8Array> {
  return new Map(
    sharedTags.flatMap((tag) => {
      const table = tables.get(tag)
      return table ? [[tag, bytesOf(table)] as const] : []
    }),
  )
}

/** A TrueType font file with these glyphs. The same glyphs give the same bytes. */
export function writeGlyphs({ count, outlines, metrics, shared }: GlyphTable): Uint8Array {
  const loca = new DataView(new ArrayBuffer((count + 1) * 4))
  const hmtx = new DataView(new ArrayBuffer(count * 4))
  const parts: Uint8Array[] = []
  let length = 0
  for (let glyph = 0; glyph < count; glyph++) {
    const outline = outlines.get(glyph)
    if (outline) {
      parts.push(outline, new Uint8Array(-outline.length & 3))
      length += (outline.length + 3) & ~3
    }
    loca.setUint32((glyph + 1) * 4, length)
    hmtx.setUint32(glyph * 4, metrics(glyph))
  }
  const tables = new Map<string, Uint8Array<ArrayBuffer>>(
    [...shared].map(([tag, bytes]) => [tag, Uint8Array.from(bytes)]),
  )
  const [head, hhea, maxp] = ['head', 'hhea', 'maxp'].map((tag) => tables.get(tag))
  if (!head || !hhea || !maxp) throw new Error('a font without head, hhea or maxp')
  new DataView(maxp.buffer).setUint16(4, count)
  new DataView(head.buffer).setInt16(50, 1)
  // The checksum of the whole file: readers of PDFs do without it.
  new DataView(head.buffer).setUint32(8, 0)
  new DataView(hhea.buffer).setUint16(34, count)
  tables.set('glyf', Uint8Array.from(Buffer.concat(parts)))
  tables.set('loca', new Uint8Array(loca.buffer))
  tables.set('hmtx', new Uint8Array(hmtx.buffer))
  return writeTables(tables)
}

function writeTables(tables: Map<string, Uint8Array>): Uint8Array {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1))
  const power = Math.floor(Math.log2(sorted.length))
  const head = new DataView(new ArrayBuffer(12 + 16 * sorted.length))
  head.setUint32(0, 0x00010000)
  head.setUint16(4, sorted.length)
  head.setUint16(6, 16 << power)
  head.setUint16(8, power)
  head.setUint16(10, 16 * sorted.length - (16 << power))
  const parts: Uint8Array[] = [bytesOf(head)]
  let offset = head.byteLength
  for (const [index, [tag, bytes]] of sorted.entries()) {
    const entry = 12 + 16 * index
    for (let letter = 0; letter < 4; letter++) head.setUint8(entry + letter, tag.charCodeAt(letter))
    head.setUint32(entry + 4, checksum(bytes))
    head.setUint32(entry + 8, offset)
    head.setUint32(entry + 12, bytes.length)
    parts.push(bytes, new Uint8Array(-bytes.length & 3))
    offset += (bytes.length + 3) & ~3
  }
  return Buffer.concat(parts)
}

/** OpenType 1.9, "Calculating checksums": the sum of all 32-bit words, the last one filled up with zeros. */
function checksum(bytes: Uint8Array): number {
  let sum = 0
  for (let index = 0; index < bytes.length; index += 4) {
    const word =
      ((bytes[index] ?? 0) << 24) |
      ((bytes[index + 1] ?? 0) << 16) |
      ((bytes[index + 2] ?? 0) << 8) |
      (bytes[index + 3] ?? 0)
    sum = (sum + word) >>> 0
  }
  return sum
}

function bytesOf(view: DataView): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
}
