import sharp from 'sharp'
import type { ColourSpace } from '../pdf/colour-space.ts'
import { decodeStream } from '../pdf/decode-stream.ts'
import { unpackSamples } from '../pdf/unpack-samples.ts'
import { type Image, spaceOfComponents } from './image.ts'

/** A picture taken apart: `samples` are bytes, pixel by pixel, from the top left. */
export type Pixels = { width: number; height: number; space: ColourSpace; samples: Uint8Array }

/** The pixels of a picture, or why there are none. */
export async function readPixels(image: Image): Promise<Pixels | { problem: string }> {
  const { width, height } = image
  if (!(width > 0 && height > 0 && width * height <= MOST_PIXELS)) return { problem: `${width} × ${height}` }
  const { bytes, left, problem } = decodeStream(image.entries.context, image.stream)
  if (problem !== undefined) return { problem }
  if (left === 'DCTDecode') return fromJpeg(image, bytes)
  if (left !== undefined) return { problem: `/Filter /${left}` }
  if (!image.space) return { problem: 'no ColorSpace' }
  const samples = unpackSamples(bytes, width, height, image.space, image.bits)
  if (!samples) return { problem: 'data missing' }
  return { width, height, space: image.space, samples: decodeRange(image, samples) }
}

/** 200 million: a poster at 300 ppi. */
const MOST_PIXELS = 200e6

async function fromJpeg(image: Image, bytes: Uint8Array): Promise<Pixels | { problem: string }> {
  try {
    const jpeg = sharp(bytes, { failOn: 'error', limitInputPixels: MOST_PIXELS })
    const { channels = 3, space } = await jpeg.metadata()
    if (channels !== 4 || space !== 'cmyk')
      return {
        width: image.width,
        height: image.height,
        space: spaceOfComponents(channels),
        samples: new Uint8Array(),
      }
    const { data, info } = await jpeg
      // Without it sharp goes through colours of the screen.
      .pipelineColourspace('cmyk')
      .toColourspace('cmyk')
      .raw()
      .toBuffer({ resolveWithObject: true })
    if (info.channels !== 4) return { problem: `JPEG, ${info.channels} channels` }
    return {
      width: info.width,
      height: info.height,
      space: spaceOfComponents(4),
      samples: isAdobe(bytes) === isInverted(image) ? data : data.map((value) => 255 - value),
    }
  } catch (error) {
    return { problem: `JPEG: ${error instanceof Error ? error.message : String(error)}` }
  }
}

/** Adobe writes CMYK upside down and says so; sharp turns it round, PDF does not but through `Decode`. */
function isAdobe(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 65536)).includes('Adobe')
}

function isInverted({ entries }: Image): boolean {
  const [first = 0, second = 1] = entries.numbers('Decode') ?? entries.numbers('D') ?? []
  return first > second
}

function decodeRange(image: Image, samples: Uint8Array): Uint8Array {
  return image.space?.type !== 'Indexed' && isInverted(image) ? samples.map((value) => 255 - value) : samples
}
