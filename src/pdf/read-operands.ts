import {
  BACKSLASH,
  CLOSE,
  GREATER,
  LESS,
  latin1,
  OPEN,
  type Scanner,
  SOLIDUS,
  STRING,
} from './scan-content.ts'

/** A thing in a content stream, with the bytes that it was written in: `from` the first, `to` after the last. */
export type Operand = { from: number; to: number } & (
  | { type: 'number'; value: number }
  /** Without its solidus, `#xx` resolved. */
  | { type: 'name'; value: string }
  /** As bytes, escapes and hexadecimal digits resolved. */
  | { type: 'string'; value: Uint8Array }
  | { type: 'array'; items: Operand[] }
  | { type: 'dictionary'; entries: Map<string, Operand> }
  | { type: 'keyword'; value: 'true' | 'false' | 'null' }
)

/** What stands between two places that a scanner has been to. It stays where it is. */
export function readOperands(scanner: Scanner, from: number, to: number): Operand[] {
  const { at } = scanner
  const operands: Operand[] = []
  scanner.at = from
  for (scanner.skipWhite(); scanner.at < to; scanner.skipWhite()) operands.push(read(scanner))
  scanner.at = at
  return operands
}

function read(scanner: Scanner): Operand {
  const { bytes, text, at: from } = scanner
  const byte = bytes[from]
  if (byte === OPEN) return { type: 'array', items: readItems(scanner, 1), from, to: scanner.at }
  if (byte === LESS && bytes[from + 1] === LESS)
    return { type: 'dictionary', entries: entriesOf(readItems(scanner, 2)), from, to: scanner.at }
  if (byte === STRING || byte === LESS) scanner.skipOperand(0)
  else scanner.at = scanner.endOfWord(from + 1)
  const to = scanner.at
  if (byte === SOLIDUS) return { type: 'name', value: nameOf(text.slice(from + 1, to)), from, to }
  if (byte === STRING) return { type: 'string', value: stringOf(bytes.subarray(from + 1, to - 1)), from, to }
  if (byte === LESS) return new HexadecimalString(text.slice(from + 1, to - 1), from, to)
  const word = text.slice(from, to)
  if (word === 'true' || word === 'false' || word === 'null')
    return { type: 'keyword', value: word, from, to }
  return { type: 'number', value: Number(word), from, to }
}

/** Between brackets of so many bytes each. */
function readItems(scanner: Scanner, bracket: 1 | 2): Operand[] {
  const end = bracket === 1 ? CLOSE : GREATER
  const items: Operand[] = []
  scanner.at += bracket
  for (scanner.skipWhite(); scanner.bytes[scanner.at] !== end; scanner.skipWhite()) items.push(read(scanner))
  scanner.at += bracket
  return items
}

function entriesOf(items: readonly Operand[]): Map<string, Operand> {
  const entries = new Map<string, Operand>()
  for (let at = 0; at + 1 < items.length; at += 2) {
    const [key, value] = [items[at], items[at + 1]]
    if (key?.type === 'name' && value) entries.set(key.value, value)
  }
  return entries
}

function nameOf(written: string): string {
  return written.replace(/#([0-9a-fA-F]{2})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  )
}

/** Escapes are those of ISO 32000-1, table 3. */
function stringOf(bytes: Uint8Array): Uint8Array {
  if (!bytes.includes(BACKSLASH)) return Uint8Array.from(bytes)
  const value: number[] = []
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (byte !== BACKSLASH) {
      value.push(byte)
      continue
    }
    const next = bytes[++at] ?? 0
    const octal = /^[0-7]{1,3}/.exec(latin1(bytes.subarray(at, at + 3)))?.[0]
    if (octal !== undefined) {
      value.push(Number.parseInt(octal, 8) & 0xff)
      at += octal.length - 1
    } else if (next === 13) {
      if (bytes[at + 1] === 10) at++
    } else if (next !== 10) value.push(escapes[String.fromCharCode(next)] ?? next)
  }
  return Uint8Array.from(value)
}

const escapes: Record<string, number> = { n: 10, r: 13, t: 9, b: 8, f: 12 }

/** Glyphs of a text, most of what stands in a page: resolved only for who asks. */
class HexadecimalString {
  readonly type = 'string'
  readonly from: number
  readonly to: number
  readonly #written: string

  constructor(written: string, from: number, to: number) {
    this.#written = written
    this.from = from
    this.to = to
  }

  get value(): Uint8Array {
    const digits = this.#written.replace(/[\s\0]/g, '')
    return Uint8Array.from(Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex'))
  }
}
