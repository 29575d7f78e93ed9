/** Glyph id → the text that it stands for, as UTF-16 in hexadecimal digits. */
export type GlyphText = Map<number, string>

/** Read a ToUnicode map for two-byte codes (ISO 32000-1: 9.10.3). */
export function readGlyphText(cmap: string): GlyphText {
  const texts: GlyphText = new Map()
  for (const [, body = ''] of cmap.matchAll(/beginbfchar(.*?)endbfchar/gs))
    for (const [, glyph = '', text = ''] of body.matchAll(/<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>/g))
      texts.set(Number.parseInt(glyph, 16), text.toUpperCase())
  for (const [, body = ''] of cmap.matchAll(/beginbfrange(.*?)endbfrange/gs))
    for (const [, from = '', to = '', text = ''] of body.matchAll(
      /<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>/g,
    )) {
      const first = Number.parseInt(from, 16)
      for (let glyph = first; glyph <= Number.parseInt(to, 16); glyph++) {
        const last = Number.parseInt(text.slice(-4), 16) + glyph - first
        texts.set(glyph, (text.slice(0, -4) + last.toString(16).padStart(4, '0')).toUpperCase())
      }
    }
  return texts
}

/** A section of a ToUnicode map has at most so many lines (Adobe Technical Note 5411). */
const MOST = 100

export function writeGlyphText(texts: GlyphText): string {
  const lines = [...texts]
    .sort(([a], [b]) => a - b)
    .map(([glyph, text]) => `<${glyph.toString(16).padStart(4, '0').toUpperCase()}> <${text}>`)
  const sections: string[] = []
  for (let first = 0; first < lines.length; first += MOST) {
    const section = lines.slice(first, first + MOST)
    sections.push(`${section.length} beginbfchar\n${section.join('\n')}\nendbfchar`)
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${sections.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`
}
