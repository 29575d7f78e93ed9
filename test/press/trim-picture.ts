import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import type { Judge } from '../print/judge.ts'

/** Three bytes a pixel, one pixel a point. */
export type ColourPicture = { width: number; height: number; rgb: Uint8Array }

const ghostscript: Judge = 'gs'

/** A page cut to its trim as Ghostscript shows it, inks by the output intent; `page` counts from 1. */
export async function trimPicture(pdf: Uint8Array, page: number): Promise<ColourPicture> {
  const folder = mkdtempSync(join(tmpdir(), 'banxin-trim-'))
  try {
    const [path, picture] = [join(folder, 'book.pdf'), join(folder, 'page.png')]
    writeFileSync(path, pdf)
    const pages = [`-dFirstPage=${page}`, `-dLastPage=${page}`]
    const how = ['-q', '-dNOPAUSE', '-dBATCH', '-sDEVICE=png16m', '-r72', '-dUseTrimBox', '-dUsePDFX3Profile']
    execFileSync(ghostscript, [...how, ...pages, '-o', picture, path], { stdio: ['ignore', 'pipe', 'pipe'] })
    const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true })
    return { width: info.width, height: info.height, rgb: data }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** How far colours lie apart (of 255), of all pixels: the mean, and the share of those that differ by more than 60. */
export function apart(one: ColourPicture, other: ColourPicture): { mean: number; far: number } {
  if (Math.abs(one.width - other.width) > 1 || Math.abs(one.height - other.height) > 1)
    throw new Error(`${one.width} × ${one.height} and ${other.width} × ${other.height}`)
  const width = Math.min(one.width, other.width)
  const height = Math.min(one.height, other.height)
  let [sum, far] = [0, 0]
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const parts = [0, 1, 2].map((part) =>
        Math.abs(
          (one.rgb[3 * (y * one.width + x) + part] ?? 0) - (other.rgb[3 * (y * other.width + x) + part] ?? 0),
        ),
      )
      sum += parts.reduce((all, part) => all + part, 0) / 3
      if (Math.max(...parts) > 60) far++
    }
  return { mean: sum / (width * height), far: far / (width * height) }
}
