import { deflateSync, inflateSync } from 'node:zlib'
import { PDFArray, type PDFContext, PDFDict, PDFName, PDFNumber, PDFRawStream, PDFRef } from '@cantoo/pdf-lib'
import { type GlyphTable, readGlyphs, writeGlyphs } from './glyph-table.ts'
import { type GlyphText, readGlyphText, writeGlyphText } from './glyph-text.ts'
import { replaceRefs } from './share-images.ts'

/**
 * A font that was printed in several parts becomes one again.
 *
 * Chromium embeds of each font the glyphs that the pages use, under their numbers in the whole font. Parts of one font
 * have the same name, and every glyph that two of them have is the same in both: by that they are known. What does not
 * agree stays apart, and so do fonts of different shelves.
 */
export function shareFonts(context: PDFContext, shelfOf: (font: PDFRef) => number = () => 0): void {
  const groups: EmbeddedFont[][] = []
  const fonts: EmbeddedFont[] = []
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || object.get(PDFName.of('Subtype')) !== PDFName.of('Type0')) continue
    const font = readFont(context, ref, object)
    if (!font) continue
    fonts.push(font)
  }
  const kinds = new Map<string, EmbeddedFont[]>()
  for (const font of fonts) {
    const kind = `${shelfOf(font.ref)} ${font.name}`
    kinds.set(kind, [...(kinds.get(kind) ?? []), font])
  }
  for (const font of fonts) {
    const kind = kinds.get(`${shelfOf(font.ref)} ${font.name}`) ?? []
    // Nothing to compare one with that is alone: its glyphs need not be read.
    const group =
      kind.length === 1
        ? undefined
        : groups.find((others) => others.every((other) => kind.includes(other) && agree(other, font)))
    if (group) group.push(font)
    else groups.push([font])
  }
  const replaced = new Map<PDFRef, PDFRef>()
  for (const [index, group] of groups.entries()) {
    const [first, ...others] = group
    if (!first) continue
    if (others.length > 0) writeFont(context, first, group)
    rename(first, `${tag(index)}+${first.name}`)
    for (const { ref } of others) replaced.set(ref, first.ref)
  }
  if (replaced.size > 0) replaceRefs(context, replaced)
}

type EmbeddedFont = {
  ref: PDFRef
  dict: PDFDict
  descendant: PDFDict
  descriptor: PDFDict
  /** Without the tag of a subset. */
  name: string
  /** Where the font program stands. */
  file: PDFRef
  /** `undefined` where it is no font program that can be cut and joined. */
  readonly glyphs: GlyphTable | undefined
  readonly texts: GlyphText
  readonly widths: Map<number, number>
  /** Of the glyphs without one of their own. */
  defaultWidth: number
}

/** A TrueType font that is embedded as Chromium does it (ISO 32000-1: 9.7); `undefined` for others. */
function readFont(context: PDFContext, ref: PDFRef, dict: PDFDict): EmbeddedFont | undefined {
  const descendant = dict.lookupMaybe(PDFName.of('DescendantFonts'), PDFArray)?.lookupMaybe(0, PDFDict)
  const descriptor = descendant?.lookupMaybe(PDFName.of('FontDescriptor'), PDFDict)
  const file = descriptor?.get(PDFName.of('FontFile2'))
  const unicode = dict.lookup(PDFName.of('ToUnicode'))
  if (!descendant || !descriptor || !(file instanceof PDFRef) || !(unicode instanceof PDFRawStream))
    return undefined
  const program = context.lookup(file)
  if (!(program instanceof PDFRawStream)) return undefined
  let glyphs: { table: GlyphTable | undefined } | undefined
  let texts: GlyphText | undefined
  let widths: Map<number, number> | undefined
  return {
    ref,
    dict,
    descendant,
    descriptor,
    name: dict
      .lookup(PDFName.of('BaseFont'), PDFName)
      .decodeText()
      .replace(/^[A-Z]{6}\+/, ''),
    file,
    get glyphs() {
      glyphs ??= { table: readGlyphs(decoded(program)) }
      return glyphs.table
    },
    get texts() {
      texts ??= readGlyphText(Buffer.from(decoded(unicode)).toString('latin1'))
      return texts
    },
    get widths() {
      widths ??= readWidths(descendant.lookupMaybe(PDFName.of('W'), PDFArray))
      return widths
    },
    defaultWidth: descendant.lookupMaybe(PDFName.of('DW'), PDFNumber)?.asNumber() ?? 1000,
  }
}

/** Chromium knows one filter. */
function decoded(stream: PDFRawStream): Uint8Array {
  const filter = stream.dict.lookup(PDFName.of('Filter'))
  return filter === PDFName.of('FlateDecode') ? inflateSync(stream.contents) : stream.contents
}

/** `c [w1 w2 …]` and `c_first c_last w` (ISO 32000-1: 9.7.4.3). */
function readWidths(array: PDFArray | undefined): Map<number, number> {
  const widths = new Map<number, number>()
  for (let index = 0; index < (array?.size() ?? 0); ) {
    const first = array?.lookup(index, PDFNumber).asNumber() ?? 0
    const second = array?.lookup(index + 1)
    if (second instanceof PDFArray) {
      for (let at = 0; at < second.size(); at++)
        widths.set(first + at, second.lookup(at, PDFNumber).asNumber())
      index += 2
    } else if (second instanceof PDFNumber) {
      const width = array?.lookup(index + 2, PDFNumber).asNumber() ?? 0
      for (let glyph = first; glyph <= second.asNumber(); glyph++) widths.set(glyph, width)
      index += 3
    } else break
  }
  return widths
}

function agree(a: EmbeddedFont, b: EmbeddedFont): boolean {
  if (a.name !== b.name || a.defaultWidth !== b.defaultWidth || !a.glyphs || !b.glyphs) return false
  for (const tag of ['cvt ', 'fpgm', 'prep'])
    if (!same(a.glyphs.shared.get(tag), b.glyphs.shared.get(tag))) return false
  for (const [glyph, outline] of b.glyphs.outlines) {
    const other = a.glyphs.outlines.get(glyph)
    if (other && !same(other, outline)) return false
  }
  for (const [glyph, text] of b.texts) {
    const other = a.texts.get(glyph)
    if (other === undefined) continue
    if (other !== text || widthOf(a, glyph) !== widthOf(b, glyph)) return false
  }
  return true
}

function same(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && Buffer.compare(a, b) === 0)
}

function widthOf({ widths, defaultWidth }: EmbeddedFont, glyph: number): number {
  return widths.get(glyph) ?? defaultWidth
}

/** Make the first font of a group the union of all. */
function writeFont(context: PDFContext, first: EmbeddedFont, group: EmbeddedFont[]): void {
  const tables = group.flatMap(({ glyphs }) => glyphs ?? [])
  const [shared] = tables
  if (!shared) return
  const outlines = new Map(tables.flatMap((glyphs) => [...glyphs.outlines]))
  const texts: GlyphText = new Map(group.flatMap((font) => [...font.texts]))
  const widths = new Map(group.flatMap((font) => [...font.widths]))
  const owners = new Map<number, GlyphTable>()
  for (const { glyphs, texts } of group)
    for (const glyph of [...(glyphs?.outlines.keys() ?? []), ...texts.keys()])
      if (glyphs && !owners.has(glyph)) owners.set(glyph, glyphs)
  const file = writeGlyphs({
    shared: shared.shared,
    count: Math.max(...tables.map(({ count }) => count)),
    outlines,
    metrics: (glyph) => owners.get(glyph)?.metrics(glyph) ?? 0,
  })
  context.assign(first.file, stream(context, file, { Length1: file.length }))
  first.dict.set(
    PDFName.of('ToUnicode'),
    context.register(stream(context, Buffer.from(writeGlyphText(texts)))),
  )
  first.descendant.set(PDFName.of('W'), widthArray(context, widths))
}

/** Runs of glyphs that follow each other share a start. */
function widthArray(context: PDFContext, widths: Map<number, number>): PDFArray {
  const array = PDFArray.withContext(context)
  let run: PDFArray | undefined
  let expected = -1
  for (const [glyph, width] of [...widths].sort(([a], [b]) => a - b)) {
    if (!run || glyph !== expected) {
      run = PDFArray.withContext(context)
      array.push(PDFNumber.of(glyph))
      array.push(run)
    }
    run.push(PDFNumber.of(width))
    expected = glyph + 1
  }
  return array
}

function stream(
  context: PDFContext,
  content: Uint8Array,
  entries: Record<string, number> = {},
): PDFRawStream {
  const bytes = deflateSync(content)
  return PDFRawStream.of(context.obj({ ...entries, Filter: 'FlateDecode', Length: bytes.length }), bytes)
}

/** Six letters before the name tell subsets of a font apart (ISO 32000-1: 9.6.4). */
function tag(index: number): string {
  const letter = (place: number) => String.fromCharCode(65 + (Math.floor(index / 26 ** place) % 26))
  return [0, 1, 2, 3, 4, 5].map(letter).reverse().join('')
}

function rename({ dict, descendant, descriptor }: EmbeddedFont, name: string): void {
  dict.set(PDFName.of('BaseFont'), PDFName.of(name))
  descendant.set(PDFName.of('BaseFont'), PDFName.of(name))
  descriptor.set(PDFName.of('FontName'), PDFName.of(name))
}
