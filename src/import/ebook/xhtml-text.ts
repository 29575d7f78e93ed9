import { decodeNamedCharacterReference } from 'decode-named-character-reference'

/**
 * The text of an XHTML file: UTF-8, or UTF-16 with its mark (EPUB 3.3, 3.9), with names of characters that only HTML has
 * resolved, as parsers of XML don't know them.
 */
export function xhtmlText(bytes: Uint8Array): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : 'utf-8'
  const text = new TextDecoder(encoding).decode(bytes)
  return text.replace(/&([A-Za-z][A-Za-z0-9]*);/g, (whole, name: string) =>
    /^(?:amp|lt|gt|quot|apos)$/.test(name) ? whole : decodeNamedCharacterReference(name) || whole,
  )
}
