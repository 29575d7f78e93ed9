import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'

/** Write the pictures that random manuscripts name into a folder. */
export async function writePictures(folder: string): Promise<void> {
  await writeFile(join(folder, 'small.png'), png(40, 30))
  await writeFile(join(folder, 'wide.png'), png(1600, 200))
  await writeFile(join(folder, 'tall.png'), png(300, 2400))
  await writeFile(
    join(folder, 'drawing.svg'),
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 200" width="300" height="200">' +
      '<rect width="300" height="200" fill="#ddd"/><text x="20" y="100">中国</text></svg>',
  )
}

/** A whole manuscript folder of chapters, without what is not theirs: title page, contents, running heads. */
export async function writeManuscript(folder: string, chapters: string[]): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writePictures(folder)
  await writeFile(
    join(folder, 'book.yaml'),
    'title: 书\ntitlePage: false\ncontents:\n  depth: 0\nrunningHeads: false\n',
  )
  for (const [index, text] of chapters.entries())
    await writeFile(join(folder, `${String(index + 1).padStart(2, '0')}.md`), text)
}

/** A grey picture of this size in pixels. */
function png(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // 8 bits, grey; no interlace.
  header.set([8, 0, 0, 0, 0], 8)
  // Each row begins with its filter: none.
  const rows = Buffer.alloc((width + 1) * height, 0xaa)
  for (let row = 0; row < height; row++) rows[row * (width + 1)] = 0
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

/** ISO 3309, as PNG wants it. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return (crc ^ 0xffffffff) >>> 0
}
