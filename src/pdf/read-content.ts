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

/** An operator with what stands before it; `from` is where the first operand begins. */
export type Operation = {
  operator: string
  operands: Operand[]
  from: number
  to: number
  /** Of an inline image (`BI`): its dictionary is the only operand, its data these bytes. */
  data?: Uint8Array
}

/** A content stream that cannot be read. `at` is the byte. */
export class ContentError extends Error {
  readonly at: number

  constructor(message: string, at: number) {
    super(`${message} at byte ${at}`)
    this.at = at
  }
}

/**
 * Read a content stream operator by operator: ISO 32000-1, 7.8.2 (content streams), 7.2 and 7.3 (syntax), 8.9.7 (inline
 * images).
 *
 * @throws ContentError where it is damaged
 */
export function* readContent(bytes: Uint8Array): Generator<Operation> {
  const reader = new Reader(bytes)
  let operands: Operand[] = []
  let from = -1
  for (;;) {
    reader.skipWhite()
    if (reader.at >= bytes.length) break
    const start = reader.at
    if (from < 0) from = start
    const operand = reader.operand(0)
    if (operand) {
      operands.push(operand)
      if (operands.length > MOST_OPERANDS) throw new ContentError('too many operands', start)
      continue
    }
    const operator = reader.word()
    if (operator === '') throw new ContentError('a character that means nothing', start)
    if (operator === 'BI') yield reader.inlineImage(from)
    else yield { operator, operands, from, to: reader.at }
    operands = []
    from = -1
  }
  if (operands.length > 0) throw new ContentError('operands without an operator', from)
}

/** `DeviceN` has at most 32 colourants (ISO 32000-1, Annex C); a damaged stream has thousands. */
const MOST_OPERANDS = 64

/** Arrays in arrays: nobody writes more. */
const DEEPEST = 32

/** By byte: 1 is white space, 2 a delimiter (ISO 32000-1, tables 1 and 2). */
const KINDS = new Uint8Array(256)
for (const byte of [0, 9, 10, 12, 13, 32]) KINDS[byte] = 1
for (const character of '()<>[]{}/%') KINDS[character.charCodeAt(0)] = 2

const isWhite = (byte: number | undefined): boolean => byte !== undefined && KINDS[byte] === 1

const [LEFT, RIGHT, LESS, GREATER, OPEN, CLOSE, SOLIDUS, PERCENT, BACKSLASH] = [...'()<>[]/%\\'].map(
  (character) => character.charCodeAt(0),
) as [number, number, number, number, number, number, number, number, number]

class Reader {
  at = 0
  readonly #bytes: Uint8Array
  /** The same, a character a byte: parts of it cost nothing. */
  readonly #text: string

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#text = latin1(bytes)
  }

  skipWhite(): void {
    const bytes = this.#bytes
    for (; this.at < bytes.length; this.at++) {
      const byte = bytes[this.at] ?? 0
      if (byte === PERCENT)
        while (this.at + 1 < bytes.length && bytes[this.at + 1] !== 10 && bytes[this.at + 1] !== 13) this.at++
      else if (KINDS[byte] !== 1) return
    }
  }

  /** The next operand; nothing where an operator stands. */
  operand(depth: number): Operand | undefined {
    const from = this.at
    const byte = this.#bytes[from]
    if (depth > DEEPEST) throw new ContentError('arrays inside each other without end', from)
    if (byte === SOLIDUS) return { type: 'name', value: this.#name(), from, to: this.at }
    if (byte === LEFT) return { type: 'string', value: this.#string(), from, to: this.at }
    if (byte === OPEN) return { type: 'array', items: this.#items(CLOSE, depth), from, to: this.at }
    if (byte === LESS && this.#bytes[from + 1] === LESS)
      return { type: 'dictionary', entries: this.#entries(depth), from, to: this.at }
    if (byte === LESS) return this.#hexadecimal()
    const word = this.#peekWord()
    if (mayBeNumber(byte) && /^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(word)) {
      this.at += word.length
      return { type: 'number', value: Number(word), from, to: this.at }
    }
    if (word === 'true' || word === 'false' || word === 'null') {
      this.at += word.length
      return { type: 'keyword', value: word, from, to: this.at }
    }
    return undefined
  }

  word(): string {
    const word = this.#peekWord()
    this.at += word.length
    return word
  }

  #peekWord(): string {
    const bytes = this.#bytes
    let to = this.at
    while (to < bytes.length && KINDS[bytes[to] ?? 0] === 0) to++
    return this.#text.slice(this.at, to)
  }

  #name(): string {
    this.at++
    return this.word().replace(/#([0-9a-fA-F]{2})/g, (_, digits: string) =>
      String.fromCharCode(Number.parseInt(digits, 16)),
    )
  }

  #string(): Uint8Array {
    const bytes = this.#bytes
    const from = this.at++
    const value: number[] = []
    for (let depth = 1; ; this.at++) {
      const byte = bytes[this.at]
      if (byte === undefined) throw new ContentError('a string without an end', from)
      if (byte === BACKSLASH) this.#escaped(value)
      else {
        if (byte === LEFT) depth++
        if (byte === RIGHT && --depth === 0) break
        value.push(byte)
      }
    }
    this.at++
    return Uint8Array.from(value)
  }

  /** ISO 32000-1, table 3. Leaves `at` on the last byte of the escape. */
  #escaped(value: number[]): void {
    const bytes = this.#bytes
    const next = bytes[++this.at]
    if (next === undefined) return
    const octal = /^[0-7]{1,3}/.exec(latin1(bytes.subarray(this.at, this.at + 3)))?.[0]
    if (octal !== undefined) {
      value.push(Number.parseInt(octal, 8) & 0xff)
      this.at += octal.length - 1
    } else if (next === 13) {
      if (bytes[this.at + 1] === 10) this.at++
    } else if (next !== 10) value.push(escapes[String.fromCharCode(next)] ?? next)
  }

  #hexadecimal(): Operand {
    const from = this.at
    const end = this.#bytes.indexOf(GREATER, from)
    if (end < 0) throw new ContentError('a string without an end', from)
    const written = this.#text.slice(from + 1, end)
    if (!/^[0-9a-fA-F\s\0]*$/.test(written)) throw new ContentError('a string that is not hexadecimal', from)
    this.at = end + 1
    return new HexadecimalString(written, from, this.at)
  }

  #items(end: number, depth: number): Operand[] {
    const from = this.at++
    const items: Operand[] = []
    for (;;) {
      this.skipWhite()
      if (this.at >= this.#bytes.length) throw new ContentError('an array without an end', from)
      if (this.#bytes[this.at] === end) break
      const item = this.operand(depth + 1)
      if (!item) throw new ContentError('an operator inside an array', this.at)
      items.push(item)
    }
    this.at++
    return items
  }

  #entries(depth: number): Map<string, Operand> {
    const from = this.at
    this.at += 2
    const entries = new Map<string, Operand>()
    for (;;) {
      this.skipWhite()
      if (this.#bytes[this.at] === GREATER && this.#bytes[this.at + 1] === GREATER) break
      const key = this.at < this.#bytes.length ? this.operand(depth + 1) : undefined
      this.skipWhite()
      const value = this.at < this.#bytes.length ? this.operand(depth + 1) : undefined
      if (key?.type !== 'name' || !value) throw new ContentError('a dictionary that is none', from)
      entries.set(key.value, value)
    }
    this.at += 2
    return entries
  }

  /** `BI` has been read. */
  inlineImage(from: number): Operation {
    const entries = new Map<string, Operand>()
    const start = this.at
    for (;;) {
      this.skipWhite()
      const key = this.operand(0)
      if (!key) {
        if (this.word() === 'ID') break
        throw new ContentError('an inline image without data', from)
      }
      this.skipWhite()
      const value = this.operand(0)
      if (key.type !== 'name' || !value) throw new ContentError('an inline image that is none', from)
      entries.set(key.value, value)
    }
    const first = this.at + 1
    const end = this.#endOfData(first)
    const dictionary: Operand = { type: 'dictionary', entries, from: start, to: first }
    const data = this.#bytes.subarray(first, end)
    return { operator: 'BI', operands: [dictionary], from, to: this.at, data }
  }

  /** `EI` between white space, with nothing but text after it: image data may hold the letters by chance. */
  #endOfData(first: number): number {
    const bytes = this.#bytes
    for (let at = first; at + 1 < bytes.length; at++) {
      if (bytes[at] !== 0x45 || bytes[at + 1] !== 0x49) continue
      const before = at === first || isWhite(bytes[at - 1])
      const after = at + 2 >= bytes.length || isWhite(bytes[at + 2])
      if (!before || !after) continue
      const next = bytes.subarray(at + 2, at + 12)
      if (next.some((byte) => byte > 126 || (byte < 32 && !isWhite(byte)))) continue
      this.at = at + 2
      return Math.max(first, at - 1)
    }
    throw new ContentError('an inline image without an end', first)
  }
}

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

/** A digit, `+`, `-` or `.` */
function mayBeNumber(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 48 && byte <= 57) || byte === 43 || byte === 45 || byte === 46)
}

const escapes: Record<string, number> = { n: 10, r: 13, t: 9, b: 8, f: 12 }

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
}
