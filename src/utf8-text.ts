import { isUtf8, transcode } from 'node:buffer'

/**
 * The text of UTF-8, a byte order mark at the beginning included; U+FFFD stands for what is none.
 *
 * By way of UTF-16, which takes a seventh of the time of what a buffer does by itself where the text is Chinese: there
 * V8 reads byte by byte.
 */
export function utf8Text(bytes: Uint8Array): string {
  if (bytes.length === 0 || !isUtf8(bytes)) return Buffer.from(bytes).toString()
  return transcode(bytes, 'utf8', 'utf16le').toString('utf16le')
}
