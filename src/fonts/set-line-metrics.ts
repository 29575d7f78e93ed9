import { readTables } from '../read-sfnt.ts'

/**
 * A copy of a font with another ascent and descent, in percent of the size.
 *
 * All three places that programs look at are set: `hhea`, and in `OS/2` the typographic and the Windows values.
 */
export function setLineMetrics(font: Uint8Array, ascent: number, descent: number): Uint8Array {
  const changed = Uint8Array.from(font)
  const tables = readTables(changed)
  const [head, hhea, os2] = ['head', 'hhea', 'OS/2'].map((tag) => tables?.get(tag))
  if (!head || !hhea) throw new Error('the font has no head or hhea')
  const unitsPerEm = head.getUint16(18)
  const [up, down] = [ascent, descent].map((percent) => Math.round((percent * unitsPerEm) / 100)) as [
    number,
    number,
  ]
  hhea.setInt16(4, up)
  hhea.setInt16(6, -down)
  hhea.setInt16(8, 0)
  if (os2 && os2.byteLength >= 78) {
    os2.setInt16(68, up)
    os2.setInt16(70, -down)
    os2.setInt16(72, 0)
    os2.setUint16(74, up)
    os2.setUint16(76, down)
  }
  setChecksums(changed, head)
  return changed
}

/** OpenType 1.9, "Calculating checksums": of each table, then of the whole file. */
function setChecksums(font: Uint8Array, head: DataView): void {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  head.setUint32(8, 0)
  for (let entry = 12; entry < 12 + 16 * view.getUint16(4); entry += 16) {
    const offset = view.getUint32(entry + 8)
    view.setUint32(entry + 4, sum(font.subarray(offset, offset + view.getUint32(entry + 12))))
  }
  head.setUint32(8, (0xb1b0afba - sum(font)) >>> 0)
}

/** The sum of all 32-bit words, the last one filled up with zeros. */
function sum(bytes: Uint8Array): number {
  let total = 0
  for (let index = 0; index < bytes.length; index += 4) {
    const word = [0, 1, 2, 3].reduce((word, place) => word * 256 + (bytes[index + place] ?? 0), 0)
    total = (total + word) >>> 0
  }
  return total
}
