import { isUtf8 } from 'node:buffer'
import type { Point } from 'unist'
import { utf8Text } from '../utf8-text.ts'

/** The text, or where it stops being UTF-8: `offset` in the place counts bytes from 0. */
export type Decoded = { text: string } | { invalidAt: Point; byte: string }

/**
 * Read bytes as UTF-8, leaving out a byte order mark at the beginning.
 *
 * `byte` is the first byte that fits nowhere, as `0xB0`.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  return isUtf8(bytes) ? { text: utf8Text(bytes).replace(/^\ufeff/, '') } : findInvalid(bytes)
}

function findInvalid(bytes: Uint8Array): Decoded {
  let line = 1
  let start = 0
  for (;;) {
    const feed = bytes.indexOf(0x0a, start)
    const end = feed === -1 ? bytes.length : feed
    const invalid = firstInvalid(bytes.subarray(start, end))
    if (invalid) {
      const offset = start + invalid.offset
      const byte = `0x${(bytes[offset] ?? 0).toString(16).toUpperCase().padStart(2, '0')}`
      return { invalidAt: { line, column: invalid.column, offset }, byte }
    }
    if (feed === -1) throw new Error('bytes that are no UTF-8 must have a line that is none')
    line += 1
    start = feed + 1
  }
}

/** The first byte sequence of a line that is no UTF-8, or `undefined`. A line feed is never inside a character. */
function firstInvalid(line: Uint8Array): { offset: number; column: number } | undefined {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let column = 1
  // Where the character that is being read began.
  let start = 0
  for (let index = 0; index < line.length; index += 1) {
    try {
      const read = decoder.decode(line.subarray(index, index + 1), { stream: true })
      if (read !== '') {
        column += read.length
        start = index + 1
      }
    } catch {
      return { offset: start, column }
    }
  }
  return start < line.length ? { offset: start, column } : undefined
}
