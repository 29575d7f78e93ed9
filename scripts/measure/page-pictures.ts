import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import pixelmatch from 'pixelmatch'
import { PNG } from 'pngjs'

/** A page as greys, row by row: 0 is black, 255 white. */
export type Picture = { width: number; height: number; greys: Uint8Array }

/** Pixels to the inch: a millimetre is two of them, a character of the text seven. */
export const RESOLUTION = 50

/**
 * So many pixels of two pictures of one page may differ: versions of poppler and of its font library round in their own
 * ways. Of ten characters that stand a millimetre off at least 40 differ. Other programs than poppler draw so
 * differently that nothing could be seen.
 */
export const TOLERANCE = 15

/** How far two blurred greys may be from each other, from 0 to 1. */
const THRESHOLD = 0.1

/** Shades that a stored picture has: enough for the eye, and half the bytes. */
const SHADES = 16

/** The books whose pages somebody has looked at and found right. */
export const picturedBooks = ['specimen', 'sweeps'] as const

export type PicturedBook = (typeof picturedBooks)[number]

/** The folder of the manuscript of a book with accepted pictures. */
export function manuscriptOf(book: PicturedBook): string {
  return fileURLToPath(new URL(`../../test/typography/${book}/`, import.meta.url))
}

/** The folder of a book's accepted pictures. */
export function acceptedPictures(book: PicturedBook): string {
  return join(manuscriptOf(book), 'pictures')
}

/** A page that does not look as accepted; the first at 0. A page that is new differs in all of its pixels. */
export type ChangedPage = { index: number; page: Picture; differences: number }

/** The pages that do not look as accepted: new ones, too. */
export function changedPages(pages: Picture[], accepted: Picture[]): ChangedPage[] {
  return pages.flatMap((page, index) => {
    const old = accepted[index]
    const differences = old ? countDifferences(old, page) : page.width * page.height
    return differences <= TOLERANCE ? [] : [{ index, page, differences }]
  })
}

/** The pages of a PDF as poppler draws them, the first at 0. @throws Error where pdftoppm fails */
export async function drawPages(pdf: string): Promise<Picture[]> {
  const folder = await mkdtemp(join(tmpdir(), 'banxin-pages-'))
  try {
    await promisify(execFile)('pdftoppm', [
      '-r',
      String(RESOLUTION),
      '-gray',
      '-png',
      pdf,
      join(folder, 'page'),
    ])
    return await readPictures(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** The pictures in a folder, by name: names have numbers of one length. */
export async function readPictures(folder: string): Promise<Picture[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.png')).sort()
  return Promise.all(names.map(async (name) => readPicture(await readFile(join(folder, name)))))
}

/** A picture as the bytes of a greyscale PNG. */
export function writePicture({ width, height, greys }: Picture): Buffer {
  const png = new PNG({ width, height, colorType: 0, inputColorType: 0, bitDepth: 8, inputHasAlpha: false })
  const step = 255 / (SHADES - 1)
  png.data = Buffer.from(greys.map((grey) => Math.round(Math.round(grey / step) * step)))
  return PNG.sync.write(png, { colorType: 0, inputColorType: 0, inputHasAlpha: false, deflateLevel: 9 })
}

function readPicture(bytes: Buffer): Picture {
  const { width, height, data } = PNG.sync.read(bytes)
  // Four bytes a pixel, the same three times and no transparency.
  return { width, height, greys: Uint8Array.from({ length: width * height }, (_, at) => data[at * 4] ?? 255) }
}

/** How many pixels of two pictures differ: all of the larger one where their sizes do. */
export function countDifferences(one: Picture, other: Picture): number {
  const { width, height } = one
  if (width !== other.width || height !== other.height)
    return Math.max(width * height, other.width * other.height)
  const options = { threshold: THRESHOLD, includeAA: true }
  return pixelmatch(blurred(one), blurred(other), undefined, width, height, options)
}

/** As RGBA, each pixel the mean of the nine around it: what is half a pixel off looks alike, what is two off does not. */
function blurred({ width, height, greys }: Picture): Uint8Array {
  const result = new Uint8Array(width * height * 4).fill(255)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      let sum = 0
      for (let down = -1; down <= 1; down++)
        for (let right = -1; right <= 1; right++) {
          const inside = x + right >= 0 && x + right < width && y + down >= 0 && y + down < height
          sum += inside ? (greys[(y + down) * width + x + right] ?? 255) : 255
        }
      const grey = Math.round(sum / 9)
      result.fill(grey, (y * width + x) * 4, (y * width + x) * 4 + 3)
    }
  return result
}
