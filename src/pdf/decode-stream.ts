import { inflateSync, constants as zlib } from 'node:zlib'
import {
  decodePDFRawStream,
  PDFArray,
  type PDFContext,
  PDFName,
  PDFRawStream,
  type PDFStream,
} from '@cantoo/pdf-lib'
import { asDictionary, asName, type Entries, entriesOf, itemsOf } from './objects.ts'

export type Decoded = {
  bytes: Uint8Array
  /** The filter that is not undone, and for pictures need not be: `DCTDecode`; what an unknown one is called. */
  left?: string
  /** Why the bytes are not all. */
  problem?: string
}

/** More than any page has: what unpacks to more is a bomb. */
const MOST_BYTES = 1 << 28

/**
 * Undo a stream's filters (ISO 32000-1, 7.4) up to the first that is of pictures or unknown.
 *
 * What can be read of a damaged stream is given with the problem; nothing throws.
 */
export function decodeStream(context: PDFContext, stream: PDFStream): Decoded {
  const entries = entriesOf(context, stream.dict)
  const filters = filtersOf(entries)
  const parameters = parametersOf(entries)
  let bytes: Uint8Array = contentsOf(stream)
  for (const [index, filter] of filters.entries()) {
    const undo = undoers[filter]
    if (!undo) return { bytes, left: filter }
    const undone = undo(bytes, parameters[index] ?? entriesOf(context, undefined))
    if (undone.problem !== undefined) return undone
    bytes = undone.bytes
  }
  return { bytes }
}

/** `FlateDecode` …, also from the short names of inline images. */
export function filtersOf(entries: Entries): string[] {
  const filter = entries.get('Filter') ?? entries.get('F')
  const names = filter instanceof PDFArray ? itemsOf(entries.context, filter).map(asName) : [asName(filter)]
  return names.filter((name) => name !== undefined).map((name) => shortFilterNames[name] ?? name)
}

/** One a filter, `undefined` where a filter has none. */
function parametersOf(entries: Entries): (Entries | undefined)[] {
  const parameters = entries.get('DecodeParms') ?? entries.get('DP')
  const list = parameters instanceof PDFArray ? itemsOf(entries.context, parameters) : [parameters]
  return list.map((item) => {
    const dictionary = asDictionary(item)
    return dictionary && entriesOf(entries.context, dictionary)
  })
}

/** Names of filters in inline images: ISO 32000-1, table 94. */
export const shortFilterNames: Record<string, string> = {
  AHx: 'ASCIIHexDecode',
  A85: 'ASCII85Decode',
  LZW: 'LZWDecode',
  Fl: 'FlateDecode',
  RL: 'RunLengthDecode',
  CCF: 'CCITTFaxDecode',
  DCT: 'DCTDecode',
}

function contentsOf(stream: PDFStream): Uint8Array {
  return stream instanceof PDFRawStream ? stream.contents : stream.getContents()
}

const undoers: Record<string, (bytes: Uint8Array, parameters: Entries) => Decoded> = {
  FlateDecode: (bytes, parameters) => unpredicted(inflated(bytes), parameters),
  LZWDecode: (bytes, parameters) => unpredicted(byLibrary('LZWDecode', bytes, parameters), parameters),
  ASCII85Decode: (bytes, parameters) => byLibrary('ASCII85Decode', bytes, parameters),
  ASCIIHexDecode: (bytes, parameters) => byLibrary('ASCIIHexDecode', bytes, parameters),
  RunLengthDecode: (bytes, parameters) => byLibrary('RunLengthDecode', bytes, parameters),
}

function inflated(bytes: Uint8Array): Decoded {
  // As qpdf packs nothing, of a blank page for example; all readers take it.
  if (bytes.length === 0) return { bytes }
  try {
    return { bytes: inflateSync(bytes, { maxOutputLength: MOST_BYTES }) }
  } catch (error) {
    const whole = lineEnds.map((end) => inflatedOrNone(Buffer.concat([bytes, end]))).find(Boolean)
    if (whole) return { bytes: whole }
    const problem = error instanceof Error ? error.message : String(error)
    try {
      // What comes before the damage: a page that is cut short is better looked at than not.
      const options = { maxOutputLength: MOST_BYTES, finishFlush: zlib.Z_SYNC_FLUSH }
      return { bytes: inflateSync(bytes, options), problem }
    } catch {
      return { bytes: new Uint8Array(), problem }
    }
  }
}

/** The parser takes the last bytes for the end of a line where the length stands in another object. */
const lineEnds = [Buffer.of(10), Buffer.of(13), Buffer.of(13, 10)]

function inflatedOrNone(bytes: Uint8Array): Uint8Array | undefined {
  try {
    return inflateSync(bytes, { maxOutputLength: MOST_BYTES })
  } catch {
    return undefined
  }
}

function byLibrary(filter: string, bytes: Uint8Array, parameters: Entries): Decoded {
  try {
    const dictionary = parameters.context.obj({})
    dictionary.set(PDFName.of('Filter'), PDFName.of(filter))
    if (parameters.dictionary) dictionary.set(PDFName.of('DecodeParms'), parameters.dictionary)
    return { bytes: decodePDFRawStream(PDFRawStream.of(dictionary, bytes)).decode() }
  } catch (error) {
    return { bytes: new Uint8Array(), problem: error instanceof Error ? error.message : String(error) }
  }
}

/** Undo the predictors of PNG and TIFF: ISO 32000-1, 7.4.4.4. */
function unpredicted(decoded: Decoded, parameters: Entries): Decoded {
  const predictor = parameters.number('Predictor') ?? 1
  if (predictor < 2 || decoded.problem !== undefined) return decoded
  const colours = Math.min(32, Math.max(1, parameters.number('Colors') ?? 1))
  const depth = parameters.number('BitsPerComponent') ?? 8
  const columns = Math.min(1 << 20, Math.max(1, parameters.number('Columns') ?? 1))
  const step = Math.max(1, (colours * depth) >> 3)
  const width = Math.ceil((colours * depth * columns) / 8)
  if (predictor === 2) {
    if (depth !== 8) return { bytes: decoded.bytes, problem: `TIFF predictor at ${depth} bits` }
    return { bytes: addLeft(decoded.bytes, width, step) }
  }
  return undoPng(decoded.bytes, width, step)
}

function addLeft(bytes: Uint8Array, width: number, step: number): Uint8Array {
  const out = Uint8Array.from(bytes)
  for (let row = 0; row < out.length; row += width)
    for (let at = row + step; at < Math.min(row + width, out.length); at++)
      out[at] = ((out[at] ?? 0) + (out[at - step] ?? 0)) & 0xff
  return out
}

/** PNG 1.2, chapter 6: a byte before each row says how it was predicted. */
function undoPng(bytes: Uint8Array, width: number, step: number): Decoded {
  const rows = Math.ceil(bytes.length / (width + 1))
  const out = new Uint8Array(rows * width)
  for (let row = 0; row < rows; row++) {
    const from = row * (width + 1)
    const type = bytes[from] ?? 0
    if (type > 4) return { bytes: out, problem: `no PNG predictor ${type}` }
    for (let x = 0; x < width; x++) {
      const at = row * width + x
      const left = x >= step ? (out[at - step] ?? 0) : 0
      const up = row > 0 ? (out[at - width] ?? 0) : 0
      const corner = x >= step && row > 0 ? (out[at - width - step] ?? 0) : 0
      const predicted = [0, left, up, (left + up) >> 1, type === 4 ? paeth(left, up, corner) : 0][type] ?? 0
      out[at] = ((bytes[from + 1 + x] ?? 0) + predicted) & 0xff
    }
  }
  return { bytes: out }
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner
  const [toLeft, toUp, toCorner] = [left, up, corner].map((value) => Math.abs(estimate - value))
  if ((toLeft ?? 0) <= (toUp ?? 0) && (toLeft ?? 0) <= (toCorner ?? 0)) return left
  return (toUp ?? 0) <= (toCorner ?? 0) ? up : corner
}
