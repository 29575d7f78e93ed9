/** The tables of a font file in sfnt format (TrueType, OpenType), by tag. Missing or broken ones are left out. */
export type FontTables = Map<string, DataView>

/**
 * Read the table directory of an sfnt file (OpenType 1.9, "Organization of an OpenType font").
 *
 * `undefined` where it is none, or a collection of several.
 */
export function readTables(bytes: Uint8Array): FontTables | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 12 || !sfntVersions.has(view.getUint32(0))) return undefined
  const tables: FontTables = new Map()
  const count = view.getUint16(4)
  for (let entry = 12; entry < 12 + 16 * count && entry + 16 <= bytes.length; entry += 16) {
    const offset = view.getUint32(entry + 8)
    const length = view.getUint32(entry + 12)
    if (offset + length > bytes.length) continue
    tables.set(tagAt(view, entry), new DataView(bytes.buffer, bytes.byteOffset + offset, length))
  }
  return tables
}

/** Four letters: what a file begins with, or the name of a table. */
export function tagAt(view: DataView, offset: number): string {
  return [0, 1, 2, 3].map((index) => String.fromCharCode(view.getUint8(offset + index))).join('')
}

/** 1.0 of TrueType, `true` of old Macs, `OTTO` of CFF. */
const sfntVersions = new Set([0x00010000, 0x74727565, 0x4f54544f])
