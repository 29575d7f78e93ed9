import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import sharp from 'sharp'
import type { Judge } from '../print/judge.ts'

/** Grey levels row by row, a byte a pixel, 0 is black. */
export type Picture = { width: number; height: number; grey: Uint8Array }

const poppler: Judge = 'pdftoppm'

/** Pixels per millimetre: enough for a letter to be one. */
export const PER_MM = 6

/**
 * A page as poppler draws it, cut to the trim and `more` millimetres around it; `page` counts from 1.
 *
 * @param shift moves what is looked at, in millimetres: to see that the comparison sees
 */
export async function pictureOf(pdf: Uint8Array, page: number, more = 0, shift = 0): Promise<Picture> {
  const folder = mkdtempSync(join(tmpdir(), 'banxin-picture-'))
  try {
    const document = await PDFDocument.load(pdf, { updateMetadata: false })
    const node = document.getPage(page - 1)
    const media = node.getMediaBox()
    const trim = node.getTrimBox()
    const path = join(folder, 'book.pdf')
    writeFileSync(path, pdf)
    const pixels = (points: number) => (points / 72) * 25.4 * PER_MM
    const x = pixels(trim.x - media.x) - (more - shift) * PER_MM
    const y = pixels(media.y + media.height - trim.y - trim.height) - more * PER_MM
    const size = [pixels(trim.width) + 2 * more * PER_MM, pixels(trim.height) + 2 * more * PER_MM]
    const [width, height] = size.map(Math.round)
    const numbers = [x, y].map((value) => String(Math.round(value)))
    const cut = ['-x', numbers[0], '-y', numbers[1], '-W', String(width), '-H', String(height)] as string[]
    const pages = ['-f', String(page), '-l', String(page), '-singlefile']
    const resolution = String(25.4 * PER_MM)
    execFileSync(poppler, ['-r', resolution, ...pages, ...cut, '-png', path, join(folder, 'page')])
    const { data, info } = await sharp(join(folder, 'page.png'))
      .flatten({ background: '#fff' })
      .toColourspace('b-w')
      .raw()
      .toBuffer({ resolveWithObject: true })
    const grey = Uint8Array.from(
      { length: info.width * info.height },
      (_, index) => data[index * info.channels] ?? 0,
    )
    return { width: info.width, height: info.height, grey }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/**
 * Share of the pixels that are dark in one picture and light in the other, or light in one and dark in the other.
 * Inks are not as bright as a screen: only what changes from the one half to the other counts.
 */
export function unlike(one: Picture, other: Picture): number {
  const width = Math.min(one.width, other.width)
  const height = Math.min(one.height, other.height)
  let count = 0
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [a = 0, b = 0] = [one.grey[y * one.width + x], other.grey[y * other.width + x]]
      if ((a < 90 && b > 190) || (a > 190 && b < 90)) count++
    }
  return count / (width * height)
}
