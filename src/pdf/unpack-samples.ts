import type { ColourSpace } from './colour-space.ts'

/**
 * Samples of a picture of 1, 2, 4, 8 or 16 bits as bytes from 0 to 255; indices as they are. Rows begin at whole bytes
 * (ISO 32000-1, 8.9.5.2). `undefined` where data are missing.
 */
export function unpackSamples(
  bytes: Uint8Array,
  width: number,
  height: number,
  { components, type }: ColourSpace,
  bits: number,
): Uint8Array | undefined {
  const perRow = width * components
  const rowBytes = Math.ceil((perRow * bits) / 8)
  if (![1, 2, 4, 8, 16].includes(bits) || bytes.length < rowBytes * height) return undefined
  if (bits === 8) return bytes.subarray(0, rowBytes * height)
  const samples = new Uint8Array(perRow * height)
  const scale = type === 'Indexed' || bits === 16 ? 1 : 255 / (2 ** bits - 1)
  for (let row = 0; row < height; row++)
    for (let index = 0; index < perRow; index++) {
      const bit = index * bits
      const byte = bytes[row * rowBytes + (bit >> 3)] ?? 0
      const value = bits === 16 ? byte : (byte >> (8 - bits - (bit & 7))) & (2 ** bits - 1)
      samples[row * perRow + index] = Math.round(value * scale)
    }
  return samples
}
