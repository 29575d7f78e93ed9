import type { PDFContext, PDFObject, PDFStream } from '@cantoo/pdf-lib'
import { decodeStream } from '../pdf/decode-stream.ts'
import { asDictionary, asName, asNumber, type Entries, entriesOf, itemsOf, resolve } from '../pdf/objects.ts'
import { readTables } from '../read-sfnt.ts'
import { readToUnicode } from './to-unicode.ts'

/** A font of a file: ISO 32000-1, 9.6 and 9.7. */
export type Font = {
  entries: Entries
  /** With its subset tag: `ABCDEF+Song`. */
  name: string
  subtype: string
  /** The descendant of a Type 0 font, else the font itself. */
  glyphFont: Entries
  /** Of the program in the file; `undefined` where none is embedded. */
  program?: { bytes: Uint8Array; key: string; problem?: string }
  /** Character codes → Unicode; `undefined` where the font has no such table. */
  toUnicode?: ReadonlyMap<number, string>
  /** Text runs down the page. */
  vertical: boolean
  /** Matrix of a Type 3 font's glyphs, else thousandths. */
  unit: number
  glyphs: (text: Uint8Array) => Glyph[]
}

export type Glyph = {
  code: number
  /** In thousandths of the size (down the page where the font is vertical). */
  advance: number
  /** There is no such glyph: a box, a gap, nothing. */
  missing: boolean
  /** A single-byte code 32: word spacing applies (9.3.3). */
  isSpace: boolean
}

export function readFont(context: PDFContext, object: PDFObject | undefined): Font | undefined {
  const dictionary = asDictionary(resolve(context, object))
  if (!dictionary) return undefined
  const entries = entriesOf(context, dictionary)
  const subtype = entries.name('Subtype') ?? '?'
  const composite = subtype === 'Type0'
  const glyphFont = composite
    ? entriesOf(context, asDictionary(entries.items('DescendantFonts')[0]))
    : entries
  const program = programOf(glyphFont.entries('FontDescriptor'))
  const encoding = entries.name('Encoding') ?? ''
  const toUnicode = entries.stream('ToUnicode')
  const vertical = composite && (encoding.endsWith('-V') || encoding === 'V')
  return {
    entries,
    name: entries.name('BaseFont') ?? glyphFont.name('BaseFont') ?? entries.name('Name') ?? '?',
    subtype,
    glyphFont,
    program,
    toUnicode: toUnicode && readToUnicode(decodeStream(context, toUnicode).bytes),
    vertical,
    unit: subtype === 'Type3' ? Math.abs(entries.numbers('FontMatrix')?.[0] ?? 0.001) : 0.001,
    glyphs: composite
      ? compositeGlyphs(glyphFont, encoding, vertical, program?.bytes)
      : simpleGlyphs(entries),
  }
}

function programOf(descriptor: Entries): Font['program'] {
  for (const key of ['FontFile', 'FontFile2', 'FontFile3']) {
    const stream = descriptor.stream(key)
    if (stream) return { key, ...decodeStream(descriptor.context, stream) }
  }
  return undefined
}

function simpleGlyphs(entries: Entries): Font['glyphs'] {
  const first = entries.number('FirstChar') ?? 0
  const widths = entries.items('Widths').map(asNumber)
  const missingWidth = entries.entries('FontDescriptor').number('MissingWidth') ?? 500
  const absent = new Set<number>()
  let next = 0
  for (const item of entries.entries('Encoding').items('Differences')) {
    const code = asNumber(item)
    if (code !== undefined) next = code
    else {
      if (asName(item) === '.notdef') absent.add(next)
      next++
    }
  }
  return (text) =>
    Array.from(text, (code) => ({
      code,
      advance: widths[code - first] ?? missingWidth,
      missing: absent.has(code),
      isSpace: code === 32,
    }))
}

/**
 * Codes of two bytes. What an embedded or predefined CMap makes of them is not followed: only with Identity is the
 * code the CID, and only then can a missing glyph be told.
 */
function compositeGlyphs(
  font: Entries,
  encoding: string,
  vertical: boolean,
  program: Uint8Array | undefined,
): Font['glyphs'] {
  const identity = encoding === 'Identity-H' || encoding === 'Identity-V'
  const widths = readWidths(font)
  const normal = font.number('DW') ?? 1000
  const map = font.stream('CIDToGIDMap')
  const glyphIds = map && decodeStream(font.context, map).bytes
  const maxp = program && readTables(program)?.get('maxp')
  const count = maxp && maxp.byteLength >= 6 ? maxp.getUint16(4) : Number.POSITIVE_INFINITY
  const down = font.numbers('DW2')?.[1] ?? -1000
  return (text) => {
    const glyphs: Glyph[] = []
    for (let at = 0; at + 1 < text.length; at += 2) {
      const code = (text[at] ?? 0) * 256 + (text[at + 1] ?? 0)
      const glyph = glyphIds ? (glyphIds[2 * code] ?? 0) * 256 + (glyphIds[2 * code + 1] ?? 0) : code
      const advance = vertical ? down : (widths.get(code) ?? normal)
      glyphs.push({ code, advance, missing: identity && (glyph === 0 || glyph >= count), isSpace: false })
    }
    return glyphs
  }
}

/** `W` of ISO 32000-1, 9.7.4.3: `1 [500 600]` or `10 20 1000`. */
function readWidths(font: Entries): Map<number, number> {
  const widths = new Map<number, number>()
  const items = font.items('W')
  for (let at = 0; at < items.length; ) {
    const first = asNumber(items[at])
    const second = items[at + 1]
    const last = asNumber(second)
    if (first === undefined) return widths
    if (last !== undefined) {
      const width = asNumber(items[at + 2]) ?? 1000
      for (let code = first; code <= Math.min(last, 0xffff); code++) widths.set(code, width)
      at += 3
    } else {
      for (const [index, width] of itemsOf(font.context, second).entries())
        widths.set(first + index, asNumber(width) ?? 1000)
      at += 2
    }
  }
  return widths
}

/** Type 3: what draws each glyph. */
export function glyphProcedures({ entries }: Font): PDFStream[] {
  const procedures = entries.entries('CharProcs')
  return procedures.keys().flatMap((name) => procedures.stream(name) ?? [])
}
