import { inflateSync } from 'node:zlib'
import { PDFArray, type PDFContext, PDFDict, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import { readGlyphText } from './glyph-text.ts'

/** What is not as it should be in the fonts of a PDF. */
export type FontFaults = {
  /** Names of fonts that are not in the file. */
  absent: string[]
  /** Names of fonts that do not say what their characters are. */
  unreadable: string[]
  /** Radicals (U+2E80 to U+2FDF) that glyphs are said to stand for. */
  radicals: string[]
}

/**
 * Look whether every font is embedded and says what its glyphs stand for (ISO 19005-2: 6.2.11.4 and 6.2.11.7;
 * ISO 14289-1: 7.21.4 and 7.21.7). That no glyph is left out, `provePdf` proves: its text would be missing.
 */
export function checkFonts(context: PDFContext): FontFaults {
  const absent: string[] = []
  const unreadable: string[] = []
  const radicals = new Set<string>()
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || object.get(PDFName.of('Type')) !== PDFName.of('Font')) continue
    const subtype = object.lookup(PDFName.of('Subtype'))
    // What a Type 0 font is made of.
    if (subtype === PDFName.of('CIDFontType2') || subtype === PDFName.of('CIDFontType0')) continue
    const descendant = object.lookupMaybe(PDFName.of('DescendantFonts'), PDFArray)?.lookupMaybe(0, PDFDict)
    if (subtype !== PDFName.of('Type3') && !isEmbedded(descendant ?? object)) absent.push(nameOf(object))
    const unicode = object.lookup(PDFName.of('ToUnicode'))
    const texts = unicode instanceof PDFRawStream ? textsOf(unicode) : []
    if (texts.length === 0 || texts.some((text) => /^(?:0000|FEFF|FFFE)$/.test(text)))
      unreadable.push(nameOf(object))
    for (const text of texts)
      if (/^2[EF]/.test(text))
        for (const radical of decode(text).match(/[\u2e80-\u2fdf]/g) ?? []) radicals.add(radical)
  }
  return { absent, unreadable, radicals: [...radicals].sort() }
}

/** Fonts that many PDFs share are read once. */
const known = new WeakMap<Uint8Array, string[]>()

function textsOf(unicode: PDFRawStream): string[] {
  const texts = known.get(unicode.contents) ?? [...readGlyphText(contentOf(unicode)).values()]
  known.set(unicode.contents, texts)
  return texts
}

function nameOf(font: PDFDict): string {
  const name = font.lookup(PDFName.of('BaseFont'))
  return name instanceof PDFName ? name.decodeText().replace(/^[A-Z]{6}\+/, '') : 'Type 3'
}

function isEmbedded(font: PDFDict): boolean {
  const descriptor = font.lookupMaybe(PDFName.of('FontDescriptor'), PDFDict)
  return ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor?.has(PDFName.of(key)))
}

function decode(hexadecimal: string): string {
  return Buffer.from(hexadecimal, 'hex').swap16().toString('utf16le')
}

function contentOf(stream: PDFRawStream): string {
  const isPacked = stream.dict.has(PDFName.of('Filter'))
  return Buffer.from(isPacked ? inflateSync(stream.contents) : stream.contents).toString('latin1')
}
