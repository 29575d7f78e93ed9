import { deflateSync } from 'node:zlib'
import {
  type PDFContext,
  PDFDict,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from '@cantoo/pdf-lib'
import { decodeStream } from './decode-stream.ts'

/**
 * Have the text of a PDF's fonts say characters where it says the Kangxi radicals that look like them, so that it can be
 * searched and copied. What is drawn stays as it is.
 *
 * Chromium and others write the lowest of several characters that share a glyph: U+2F00 for 一. Radicals that Unicode
 * calls no other way of writing a character (most of U+2E80–2EFF) stay, and so do tables that cannot be unpacked.
 *
 * @returns how many entries were mended
 */
export function mendToUnicode(context: PDFContext): number {
  let count = 0
  const seen = new Set<PDFRef>()
  for (const font of fontsIn(context)) {
    const ref = font.get(PDFName.of('ToUnicode'))
    if (!(ref instanceof PDFRef) || seen.has(ref)) continue
    seen.add(ref)
    const stream = context.lookup(ref)
    const table = stream instanceof PDFRawStream ? unpacked(context, stream) : undefined
    if (!(stream instanceof PDFRawStream) || table === undefined) continue
    const mended = mendCMap(table)
    if (mended.count === 0) continue
    count += mended.count
    const bytes = deflateSync(Buffer.from(mended.text, 'latin1'))
    stream.dict.set(PDFName.of('Filter'), PDFName.of('FlateDecode'))
    stream.dict.delete(PDFName.of('DecodeParms'))
    stream.dict.set(PDFName.of('Length'), PDFNumber.of(bytes.length))
    context.assign(ref, PDFRawStream.of(stream.dict, bytes))
  }
  return count
}

/** Dictionaries that may be fonts: objects of their own, and those that stand among resources themselves. */
function* fontsIn(context: PDFContext): Generator<PDFDict> {
  const inside = (dict: PDFDict, key: string) => {
    const value = dict.get(PDFName.of(key))
    return value instanceof PDFDict ? value : undefined
  }
  for (const [, object] of context.enumerateIndirectObjects()) {
    const dict = object instanceof PDFStream ? object.dict : object
    if (!(dict instanceof PDFDict)) continue
    yield dict
    for (const holder of [dict, inside(dict, 'Resources')]) {
      const fonts = holder && inside(holder, 'Font')
      for (const font of fonts?.values() ?? []) if (font instanceof PDFDict) yield font
    }
  }
}

function unpacked(context: PDFContext, stream: PDFRawStream): string | undefined {
  const { bytes, left, problem } = decodeStream(context, stream)
  return left === undefined && problem === undefined ? Buffer.from(bytes).toString('latin1') : undefined
}

/**
 * The same for the text of a ToUnicode CMap (ISO 32000-1, 9.10.3): `<0001> <2F00>` → `<0001> <4E00>`.
 *
 * A range that comes upon a radical becomes a list, `<01> <03> <2EFF>` → `<01> <03> [<2EFF> <4E00> <4E28>]`.
 */
export function mendCMap(table: string): { text: string; count: number } {
  let count = 0
  const mend = (digits: string) => {
    const mended = withoutRadicals(digits)
    if (mended !== digits) count++
    return mended
  }
  const text = table
    .replace(/beginbfchar[\s\S]*?endbfchar/g, (part) =>
      part.replace(/(<[^>]*>\s*)<([^>]*)>/g, (_, code: string, value: string) => `${code}<${mend(value)}>`),
    )
    .replace(/beginbfrange[\s\S]*?endbfrange/g, (part) =>
      part.replace(
        /<([^>]*)>(\s*)<([^>]*)>(\s*)(?:<([^>]*)>|\[([^\]]*)\])/g,
        (whole, low: string, gap: string, high: string, next: string, value = '', list?: string) => {
          const before = count
          const values =
            list?.match(/<[^>]*>/g)?.map((item) => item.slice(1, -1)) ?? counted(low, high, value)
          const mended = values.map((digits) => `<${mend(digits)}>`).join(' ')
          return count === before ? whole : `<${low}>${gap}<${high}>${next}[${mended}]`
        },
      ),
    )
  return { text, count }
}

/** The values of a range, the last unit of which counts up. Ranges have 256 codes at most. */
function counted(low: string, high: string, value: string): string[] {
  const digits = value.replace(/\s/g, '')
  const first = Number.parseInt(digits.slice(-4), 16)
  const length = Number.parseInt(high, 16) - Number.parseInt(low, 16) + 1
  if (!Number.isInteger(first) || !(length >= 1 && length <= 256)) return []
  return Array.from({ length }, (_, index) => digits.slice(0, -4) + inHex(first + index))
}

/** UTF-16 in hexadecimal digits, as CMaps write it. */
function withoutRadicals(digits: string): string {
  const units = digits.replace(/\s/g, '').match(/.{4}/g) ?? []
  const mended = units.map((unit) => {
    const code = Number.parseInt(unit, 16)
    if (!(code >= FIRST_RADICAL && code <= LAST_RADICAL)) return unit
    const [character = ''] = String.fromCharCode(code).normalize('NFKC')
    return inHex(character.charCodeAt(0))
  })
  return mended.every((unit, index) => unit === units[index]) ? digits : mended.join('')
}

const FIRST_RADICAL = 0x2e80
const LAST_RADICAL = 0x2fdf

function inHex(unit: number): string {
  return unit.toString(16).toUpperCase().padStart(4, '0')
}
