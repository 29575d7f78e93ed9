import { analyse } from 'chardet'
import type { Point } from 'unist'
import { commonHan } from './common-han.ts'
import { type Encoding, encodings } from './encodings.ts'
import { fileKind } from './file-kind.ts'

export type Decoded =
  | { type: 'text'; text: string; encoding: string; hasMark: boolean }
  /** No bytes, or nothing but white. */
  | { type: 'empty' }
  /** `kind` is like `PDF`; '' where only its control characters tell that it is no text. */
  | { type: 'binary'; kind: string }
  /** `place.offset` counts bytes from 0; `byte` is like `0xFF`. */
  | { type: 'undecodable'; encoding: string; place: Point; byte: string }

/**
 * Read the bytes of a text file, finding out their encoding.
 *
 * A byte order mark decides; else strict UTF-8 where all bytes fit; else UTF-16, GB18030, Big5 or Windows-1252,
 * whichever makes the most common characters of the bytes.
 */
export function decode(bytes: Uint8Array, asked?: Encoding): Decoded {
  if (bytes.length === 0) return { type: 'empty' }
  const kind = fileKind(bytes)
  if (kind !== undefined) return { type: 'binary', kind }
  const mark = marks.find(({ bytes: signs }) => signs.every((sign, index) => bytes[index] === sign))
  const body = mark && (!asked || asked === mark.encoding) ? bytes.subarray(mark.bytes.length) : bytes
  const encoding = asked ?? mark?.encoding ?? guessEncoding(body)
  const text = encoding.decode(body)
  if (text === undefined) {
    const start = bytes.length - body.length
    return undecodable(bytes, body, encoding, start)
  }
  if (text.trim() === '') return { type: 'empty' }
  if (isBinary(text)) return { type: 'binary', kind: '' }
  return { type: 'text', text, encoding: encoding.name, hasMark: body !== bytes }
}

const marks = [
  { encoding: encodings.utf8, bytes: [0xef, 0xbb, 0xbf] },
  { encoding: encodings.utf16le, bytes: [0xff, 0xfe] },
  { encoding: encodings.utf16be, bytes: [0xfe, 0xff] },
]

function guessEncoding(bytes: Uint8Array): Encoding {
  const wide = [encodings.utf16le, encodings.utf16be]
    .map((encoding) => ({ encoding, share: shareOfText(encoding.decode(bytes.subarray(0, evenSample))) }))
    .sort((left, right) => right.share - left.share)[0]
  // Latin text in UTF-16 is valid UTF-8 with a NUL beside every letter.
  const hasNulls = bytes.subarray(0, evenSample).includes(0)
  const isWide = wide !== undefined && bytes.length % 2 === 0 && wide.share > 0.97
  if (isWide && hasNulls) return wide.encoding
  const sample = bytes.subarray(0, evenSample)
  const utf8 = encodings.utf8.decode(bytes)
  if (utf8 !== undefined && !looksLikeBrokenHan(utf8, sample)) return encodings.utf8

  const scores = [encodings.gb18030, encodings.big5].map((encoding) => score(encoding, bytes, sample))
  const best = scores[0] && scores[1] && scores[1].points > scores[0].points ? scores[1] : scores[0]
  if (best === undefined) return encodings.utf8
  if (isWide && best.points < 0.3) return wide.encoding
  // A stray byte in UTF-8 must not turn the whole file into another encoding.
  const lenient = shareOfCommonHan(new TextDecoder().decode(sample))
  if (lenient > 0.2 && lenient > best.points) return encodings.utf8
  // Few bytes above ASCII, and no common Han in them: typographic quotes and accents of a Western text.
  const isWestern = best.points < 0.2 && /^(?:windows-125|ISO-8859-)/.test(analyse(sample)[0]?.name ?? '')
  if (isWestern) return encodings.latin
  return best.encoding
}

/** A few Chinese words in GB18030 are valid UTF-8: 学习 is `ѧϰ`. Long texts never are. */
function looksLikeBrokenHan(utf8: string, sample: Uint8Array): boolean {
  if (sample.length > 64 || !/[\u0080-\u07FF]/.test(utf8) || /[\u0800-\uFFFF]/.test(utf8)) return false
  const text = encodings.gb18030.decode(sample)
  return text !== undefined && shareOfCommonHan(text) >= 0.5
}

/** Bytes that a guess looks at; even, for UTF-16. */
const evenSample = 1 << 18

function score(encoding: Encoding, bytes: Uint8Array, sample: Uint8Array) {
  const text = encoding.decode(bytes)
  // A file with one broken byte must still be told as what it is.
  const shown = text ?? decodeLeniently(encoding, sample)
  return { encoding, points: shareOfCommonHan(shown) - (text === undefined ? 0.05 : 0) }
}

/** What can be read of a broken text; the faults are left out. */
function decodeLeniently(encoding: Encoding, bytes: Uint8Array): string {
  const parts: string[] = []
  let rest = bytes
  // Bytes of another encoding are broken everywhere: a few places say enough.
  for (let tries = 0; tries < 20 && rest.length > 0; tries += 1) {
    const end = encoding.firstInvalid(rest)
    parts.push(encoding.decode(rest.subarray(0, end)) ?? '')
    rest = rest.subarray(end + 1)
  }
  return parts.join('')
}

/** Of the characters beyond ASCII, how many are common in Chinese; 0 to 1. */
function shareOfCommonHan(text: string): number {
  let common = 0
  let all = 0
  for (const character of text.slice(0, 50_000)) {
    if (character <= '\x7F') continue
    all += 1
    if (commonHan.has(character)) common += 1
  }
  return all === 0 ? 0 : common / all
}

/** How many of the characters are such as texts in Chinese or English have; 0 for `undefined`. */
function shareOfText(text: string | undefined): number {
  if (text === undefined || text === '') return 0
  const usual = text.match(
    /[\t\n\r -~\u00B7\u2014\u2018-\u201D\u2026\u3000-\u3017\u4E00-\u9FFF\uFF01-\uFF5E]/g,
  )
  return (usual?.length ?? 0) / text.length
}

function isBinary(text: string): boolean {
  const sample = text.slice(0, 100_000)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const controls = sample.match(/[\x00-\x08\x0E-\x1A\x1C-\x1F]/g)?.length ?? 0
  return controls > 2 && controls > sample.length / 20
}

function undecodable(bytes: Uint8Array, body: Uint8Array, encoding: Encoding, start: number): Decoded {
  const at = encoding.firstInvalid(body)
  const before = encoding.decode(body.subarray(0, at)) ?? ''
  if (isBinary(before) || (at < 64 && isBinary(new TextDecoder('latin1').decode(bytes))))
    return { type: 'binary', kind: '' }
  const lines = before.split(/\r\n?|\n/)
  return {
    type: 'undecodable',
    encoding: encoding.name,
    place: { line: lines.length, column: (lines.at(-1) ?? '').length + 1, offset: start + at },
    byte: `0x${(body[at] ?? 0).toString(16).toUpperCase().padStart(2, '0')}`,
  }
}
