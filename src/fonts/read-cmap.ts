/**
 * Which glyph shows which character: the `cmap` table of a font (OpenType 1.9), as code point → glyph number.
 *
 * Reads its Unicode tables of format 12 or 4, as all fonts of the last twenty years have; `undefined` where there are
 * none.
 */
export function readCmap(cmap: DataView): Map<number, number> | undefined {
  const subtables: { rank: number; offset: number }[] = []
  for (let index = 0; index < cmap.getUint16(2); index++) {
    const entry = 4 + 8 * index
    const kind = `${cmap.getUint16(entry)}/${cmap.getUint16(entry + 2)}`
    const rank = unicodeKinds.indexOf(kind)
    if (rank !== -1) subtables.push({ rank, offset: cmap.getUint32(entry + 4) })
  }
  subtables.sort((a, b) => a.rank - b.rank)
  for (const { offset } of subtables) {
    const read = formats[cmap.getUint16(offset)]
    if (read) return read(cmap, offset)
  }
  return undefined
}

/** Platform and encoding, those with all of Unicode first. */
const unicodeKinds = ['3/10', '0/6', '0/4', '3/1', '0/3', '0/2', '0/1', '0/0']

const formats: Record<number, (cmap: DataView, start: number) => Map<number, number>> = {
  4: readFormat4,
  12: readFormat12,
}

/** Segments of the first 65,536 code points. */
function readFormat4(cmap: DataView, start: number): Map<number, number> {
  const glyphs = new Map<number, number>()
  const size = cmap.getUint16(start + 6)
  const ends = start + 14
  for (let segment = 0; segment < size; segment += 2) {
    const end = cmap.getUint16(ends + segment)
    const first = cmap.getUint16(ends + size + 2 + segment)
    const delta = cmap.getUint16(ends + 2 * size + 2 + segment)
    const rangePlace = ends + 3 * size + 2 + segment
    const rangeOffset = cmap.getUint16(rangePlace)
    for (let code = first; code <= end && code !== 0xffff; code++) {
      const place = rangePlace + rangeOffset + 2 * (code - first)
      if (rangeOffset !== 0 && place + 2 > cmap.byteLength) break
      const found = rangeOffset === 0 ? code : cmap.getUint16(place)
      const glyph = found === 0 ? 0 : (found + delta) & 0xffff
      if (glyph !== 0) glyphs.set(code, glyph)
    }
  }
  return glyphs
}

/** Groups of all code points. */
function readFormat12(cmap: DataView, start: number): Map<number, number> {
  const glyphs = new Map<number, number>()
  const count = cmap.getUint32(start + 12)
  for (let index = 0; index < count; index++) {
    const group = start + 16 + 12 * index
    const first = cmap.getUint32(group)
    const last = Math.min(cmap.getUint32(group + 4), 0x10ffff)
    const glyph = cmap.getUint32(group + 8)
    for (let code = first; code <= last; code++)
      if (glyph + code !== first) glyphs.set(code, glyph + code - first)
  }
  return glyphs
}
