import type { Asset } from '../book.ts'

/** Whether a picture moves: a GIF, WebP or PNG of several frames. */
export function isAnimated(bytes: Uint8Array, mediaType: Asset['mediaType']): boolean {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return animated[mediaType]?.(data) ?? false
}

const animated: Partial<Record<Asset['mediaType'], (data: Buffer) => boolean>> = {
  // Graphic control extensions stand before frames; one picture may have one, and only more of them move.
  'image/gif': (data) => countFrames(data) > 1,
  // The flag of VP8X. https://developers.google.com/speed/webp/docs/riff_container
  'image/webp': (data) => data.toString('latin1', 12, 16) === 'VP8X' && ((data[20] ?? 0) & 2) !== 0,
  // The chunk `acTL` of APNG stands before the first pixels.
  'image/png': (data) => {
    const control = data.indexOf('acTL', 8, 'latin1')
    return control >= 0 && control < data.indexOf('IDAT', 8, 'latin1')
  },
}

/** Image descriptors of a GIF, block by block. GIF89a, 17 to 26. */
function countFrames(data: Buffer): number {
  const tableSize = (flags: number) => ((flags & 0x80) !== 0 ? 3 * 2 ** ((flags & 7) + 1) : 0)
  let at = 13 + tableSize(data[10] ?? 0)
  let frames = 0
  while (at < data.length) {
    const block = data[at]
    if (block === 0x2c) {
      frames++
      at += 10 + tableSize(data[at + 9] ?? 0) + 1
    } else if (block === 0x21) at += 2
    else break
    for (let size = data[at] ?? 0; size > 0 && at < data.length; size = data[at] ?? 0) at += size + 1
    at++
  }
  return frames
}
