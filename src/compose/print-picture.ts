import type { Asset } from '../book.ts'

/** A picture as browsers show it, and with its inks where it has them. */
export type Shown = Pick<Asset, 'bytes' | 'width' | 'height' | 'inks'> & { type: 'png' | 'jpg' }

/**
 * Pictures that only print shops use, for screens: TIFF, and JPEG in inks (CMYK). Inks are kept beside for the press.
 *
 * What is without loss stays so; inks are shown by a JPEG. The same picture gives the same bytes. `undefined` where it
 * cannot be read, the number of its pages where it has more than one.
 */
export async function showPrintPicture(bytes: Uint8Array): Promise<Shown | number | undefined> {
  // Few books have such pictures, and loading takes its time.
  const { default: sharp } = await import('sharp')
  try {
    const { space, pages = 1, bitsPerSample } = await sharp(bytes, { failOn: 'error' }).metadata()
    if (pages > 1) return pages
    const upright = sharp(bytes, { failOn: 'error' }).autoOrient().toColourspace('srgb')
    const isInk = space === 'cmyk'
    const shown = isInk
      ? upright.jpeg({ quality: 95, chromaSubsampling: '4:4:4' })
      : upright.png(bitsPerSample === 1 ? { palette: true, colours: 2, dither: 0 } : { compressionLevel: 9 })
    const { data, info } = await shown.toBuffer({ resolveWithObject: true })
    return {
      type: isInk ? 'jpg' : 'png',
      bytes: data,
      width: info.width,
      height: info.height,
      inks: isInk ? bytes : undefined,
    }
  } catch {
    return undefined
  }
}

/** Whether a JPEG has four parts to a pixel: ITU-T T.81, B.2.2, the frame header. */
export function isJpegInInks(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 2; at + 9 < bytes.length && view.getUint8(at) === 0xff; ) {
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) {
      at++
      continue
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return view.getUint8(at + 9) === 4
    at += 2 + view.getUint16(at + 2)
  }
  return false
}
