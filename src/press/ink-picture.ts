import sharp from 'sharp'

/** Four bytes a pixel: cyan, magenta, yellow, black, 255 is full. */
export type InkPixels = { width: number; height: number; data: Uint8Array }

/** JPEG makes some pixels darker than they were: so much below the limit (1 is 100 %) they are written. */
export const JPEG_MARGIN = 0.06

/**
 * Pixels as a JPEG in inks, all of them at full resolution: black has the outlines. It is written as Adobe does, upside
 * down; a PDF says `/Decode [1 0 1 0 1 0 1 0]` of it.
 */
export async function inkJpeg(pixels: InkPixels, quality: number): Promise<Uint8Array> {
  return sharp(inkTiff(pixels), { limitInputPixels: false })
    .pipelineColourspace('cmyk')
    .toColourspace('cmyk')
    .jpeg({ quality, chromaSubsampling: '4:4:4' })
    .toBuffer()
}

/** The inks of a CMYK JPEG or TIFF, upright. */
export async function readInks(bytes: Uint8Array): Promise<InkPixels> {
  const { data, info } = await sharp(bytes, { limitInputPixels: false })
    .autoOrient()
    .pipelineColourspace('cmyk')
    .toColourspace('cmyk')
    .removeAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  if (info.channels !== 4) throw new Error(`a picture in inks with ${info.channels} channels`)
  return { width: info.width, height: info.height, data }
}

/** Whether a JPEG is one that a PDF can hold as it is, and whether it is upside down. */
export async function describeInkJpeg(bytes: Uint8Array): Promise<{ fits: boolean; isInverted: boolean }> {
  const { format, orientation = 1, channels, depth } = await sharp(bytes).metadata()
  const isInverted = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 65536)).includes(
    'Adobe',
  )
  return { fits: format === 'jpeg' && orientation === 1 && channels === 4 && depth === 'uchar', isInverted }
}

/**
 * As sharp takes pixels in inks: raw ones it takes for colours of the screen with a mask. TIFF 6.0, section 16, without
 * compression.
 */
function inkTiff({ width, height, data }: InkPixels): Buffer {
  const [SHORT, LONG] = [3, 4]
  const start = 8 + 2 + 12 * 10 + 4 + 8
  const bits = start - 8
  const entries = [
    [256, LONG, 1, width],
    [257, LONG, 1, height],
    [258, SHORT, 4, bits],
    [259, SHORT, 1, 1],
    [262, SHORT, 1, 5],
    [273, LONG, 1, start],
    [277, SHORT, 1, 4],
    [278, LONG, 1, height],
    [279, LONG, 1, data.length],
    [284, SHORT, 1, 1],
  ] as const
  const head = Buffer.alloc(start)
  head.write('II*\0', 'latin1')
  head.writeUInt32LE(8, 4)
  head.writeUInt16LE(entries.length, 8)
  for (const [index, [tag, type, count, value]] of entries.entries()) {
    const at = 10 + 12 * index
    head.writeUInt16LE(tag, at)
    head.writeUInt16LE(type, at + 2)
    head.writeUInt32LE(count, at + 4)
    head.writeUInt32LE(value, at + 8)
  }
  for (let part = 0; part < 4; part++) head.writeUInt16LE(8, bits + 2 * part)
  return Buffer.concat([head, data])
}
