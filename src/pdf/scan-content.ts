/** A content stream that cannot be read. `at` is the byte. */
export class ContentError extends Error {
  readonly at: number

  constructor(message: string, at: number) {
    super(`${message} at byte ${at}`)
    this.at = at
  }
}

/** Arrays in arrays: nobody writes more. */
const DEEPEST = 32

/** By byte: 1 is white space, 2 a delimiter (ISO 32000-1, tables 1 and 2). */
const KINDS = new Uint8Array(256)
for (const byte of [0, 9, 10, 12, 13, 32]) KINDS[byte] = 1
for (const character of '()<>[]{}/%') KINDS[character.charCodeAt(0)] = 2

/** What may stand in a hexadecimal string. */
const HEXADECIMAL = new Uint8Array(256)
for (const character of '0123456789abcdefABCDEF\0 \t\n\v\f\r\xa0') HEXADECIMAL[character.charCodeAt(0)] = 1

export const STRING = 0x28
const STRING_END = 0x29
export const LESS = 0x3c
export const GREATER = 0x3e
export const OPEN = 0x5b
export const CLOSE = 0x5d
export const SOLIDUS = 0x2f
export const BACKSLASH = 0x5c
const PERCENT = 0x25

/**
 * Goes through a content stream and says where things end, without reading what they say: most of a page is glyphs that
 * nobody asks for.
 */
export class Scanner {
  at = 0
  readonly bytes: Uint8Array
  /** The same, a character a byte: parts of it cost nothing. */
  readonly text: string

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
    this.text = latin1(bytes)
  }

  skipWhite(): void {
    const { bytes } = this
    for (; this.at < bytes.length; this.at++) {
      const byte = bytes[this.at] ?? 0
      if (byte === PERCENT)
        while (this.at + 1 < bytes.length && bytes[this.at + 1] !== 10 && bytes[this.at + 1] !== 13) this.at++
      else if (KINDS[byte] !== 1) return
    }
  }

  /**
   * Go past the next operand; `false` where an operator stands.
   *
   * @throws ContentError where it is damaged
   */
  skipOperand(depth: number): boolean {
    const { bytes, at: from } = this
    const byte = bytes[from] ?? 0
    if (depth > DEEPEST) throw new ContentError('arrays inside each other without end', from)
    if (KINDS[byte] === 0) return this.#skipNumber(byte) || this.#skipKeyword()
    if (byte === SOLIDUS) this.at = this.endOfWord(from + 1)
    else if (byte === STRING) this.#skipString()
    else if (byte === OPEN) this.#skipItems(depth)
    else if (byte !== LESS) return false
    else if (bytes[from + 1] === LESS) this.#skipEntries(depth)
    else this.#skipHexadecimal()
    return true
  }

  endOfWord(from: number): number {
    const { bytes } = this
    let to = from
    while (to < bytes.length && KINDS[bytes[to] ?? 0] === 0) to++
    return to
  }

  word(): string {
    const from = this.at
    this.at = this.endOfWord(from)
    return this.text.slice(from, this.at)
  }

  /** A sign, digits, a point: ISO 32000-1, 7.3.3. */
  #skipNumber(first: number): boolean {
    const { bytes } = this
    let at = first === 43 || first === 45 ? this.at + 1 : this.at
    let digits = 0
    let points = 0
    for (; at < bytes.length; at++) {
      const byte = bytes[at] ?? 0
      if (byte >= 48 && byte <= 57) digits++
      else if (byte === 46) points++
      else if (KINDS[byte] === 0) return false
      else break
    }
    if (digits === 0 || points > 1) return false
    this.at = at
    return true
  }

  #skipKeyword(): boolean {
    const { bytes, at } = this
    const byte = bytes[at]
    if (byte !== 0x74 && byte !== 0x66 && byte !== 0x6e) return false
    const to = this.endOfWord(at)
    if (!keywords.has(this.text.slice(at, to))) return false
    this.at = to
    return true
  }

  #skipString(): void {
    const { bytes, at: from } = this
    let depth = 0
    for (let at = from; at < bytes.length; at++) {
      const byte = bytes[at]
      if (byte === BACKSLASH) at++
      else if (byte === STRING) depth++
      else if (byte === STRING_END && --depth === 0) {
        this.at = at + 1
        return
      }
    }
    throw new ContentError('a string without an end', from)
  }

  #skipHexadecimal(): void {
    const { bytes, at: from } = this
    let at = from + 1
    while (HEXADECIMAL[bytes[at] ?? 0] === 1 && at < bytes.length) at++
    if (bytes[at] !== GREATER)
      throw new ContentError(
        bytes.includes(GREATER, at) ? 'a string that is not hexadecimal' : 'a string without an end',
        from,
      )
    this.at = at + 1
  }

  #skipItems(depth: number): void {
    const from = this.at++
    for (;;) {
      this.skipWhite()
      if (this.at >= this.bytes.length) throw new ContentError('an array without an end', from)
      if (this.bytes[this.at] === CLOSE) break
      if (!this.skipOperand(depth + 1)) throw new ContentError('an operator inside an array', this.at)
    }
    this.at++
  }

  #skipEntries(depth: number): void {
    const { bytes, at: from } = this
    this.at += 2
    for (;;) {
      this.skipWhite()
      if (bytes[this.at] === GREATER && bytes[this.at + 1] === GREATER) break
      const isName = bytes[this.at] === SOLIDUS
      if (this.at < bytes.length) this.skipOperand(depth + 1)
      this.skipWhite()
      const hasValue = this.at < bytes.length && this.skipOperand(depth + 1)
      if (!isName || !hasValue) throw new ContentError('a dictionary that is none', from)
    }
    this.at += 2
  }
}

const keywords = new Set(['true', 'false', 'null'])

export function isWhite(byte: number | undefined): boolean {
  return byte !== undefined && KINDS[byte] === 1
}

export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
}
