/** What a file is that is no plain text, by the bytes it begins with: `PDF`, `Word`; `undefined` for all others. */
export function fileKind(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 2048)).toString('latin1')
  return kinds.find(({ begins, holds = '' }) => head.startsWith(begins) && head.includes(holds))?.name
}

// https://en.wikipedia.org/wiki/List_of_file_signatures. The bytes are written as the Latin-1 characters they are.
const kinds: readonly { name: string; begins: string; holds?: string }[] = [
  { name: 'PDF', begins: '%PDF-' },
  { name: 'RTF', begins: '{\\rtf' },
  { name: 'EPUB', begins: 'PK\x03\x04', holds: 'application/epub+zip' },
  { name: 'OpenDocument', begins: 'PK\x03\x04', holds: 'application/vnd.oasis' },
  { name: 'Word (.docx)', begins: 'PK\x03\x04', holds: 'word/' },
  { name: 'Word (.docx)', begins: 'PK\x03\x04', holds: '[Content_Types].xml' },
  { name: 'ZIP', begins: 'PK\x03\x04' },
  { name: 'Word (.doc)', begins: '\xD0\xCF\x11\xE0' },
  { name: 'PNG', begins: '\x89PNG' },
  { name: 'JPEG', begins: '\xFF\xD8\xFF' },
  { name: 'GIF', begins: 'GIF8' },
  { name: 'gzip', begins: '\x1F\x8B\x08' },
]
