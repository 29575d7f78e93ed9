/**
 * Whether the picture's bytes go on to its end: browsers show half-loaded pictures without a word.
 *
 * `type` is `png`, `jpg`, `gif` or `webp`.
 */
export function isWholePicture(bytes: Uint8Array, type: string): boolean {
  return checks[type]?.(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)) ?? true
}

const checks: Record<string, (bytes: Buffer) => boolean> = {
  png(bytes) {
    // Chunks: length, name, data, CRC. https://www.w3.org/TR/png/#5Chunk-layout
    for (let at = 8; at + 12 <= bytes.length; at += 12 + bytes.readUInt32BE(at))
      if (bytes.toString('latin1', at + 4, at + 8) === 'IEND') return true
    return false
  },
  // Cameras write their own data after the end mark.
  jpg: (bytes) => bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) > 2,
  gif: (bytes) => bytes.lastIndexOf(0x3b) > 12,
  webp: (bytes) => bytes.length >= 12 && bytes.length >= bytes.readUInt32LE(4) + 8,
}
