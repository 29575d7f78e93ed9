import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import type { Judge } from '../print/judge.ts'

const ghostscript: Judge = 'gs'

/** Name of a plate → how much of the page its ink covers, from 0 to 1. */
export type Plates = Map<string, number>

/** The plates of one page as Ghostscript separates them (device tiffsep), at 72 dpi; `page` counts from 1. */
export async function platesOf(pdf: Uint8Array, page: number): Promise<Plates> {
  const folder = mkdtempSync(join(tmpdir(), 'banxin-plates-'))
  try {
    const path = join(folder, 'book.pdf')
    writeFileSync(path, pdf)
    const pages = [`-dFirstPage=${page}`, `-dLastPage=${page}`]
    execFileSync(
      ghostscript,
      ['-q', '-dNOPAUSE', '-dBATCH', '-sDEVICE=tiffsep', '-r72', ...pages, '-o', join(folder, 'plate'), path],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    )
    const plates: Plates = new Map()
    for (const file of readdirSync(folder)) {
      const name = /^plate\((.+)\)/.exec(file)?.[1]
      if (name === undefined) continue
      const { data } = await sharp(join(folder, file)).raw().toBuffer({ resolveWithObject: true })
      // White is 255: no ink.
      plates.set(name, data.reduce((sum, value) => sum + 255 - value, 0) / (255 * data.length))
    }
    return plates
  } finally {
    rmSync(folder, { recursive: true })
  }
}
