import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestFunction, test } from 'vitest'

/** Programs of poppler-utils, MuPDF, qpdf, Ghostscript, psutils and ZBar: none of our libraries had a hand in them. */
export type Judge =
  | 'pdftotext'
  | 'pdfinfo'
  | 'pdffonts'
  | 'pdfimages'
  | 'pdftoppm'
  | 'mutool'
  | 'qpdf'
  | 'gs'
  | 'psbook'
  | 'zbarimg'

/**
 * A test that asks other programs about our PDF.
 *
 * Where one of them is missing the test is skipped and its name says so; with CI=true it runs, and fails.
 */
export function judged(judges: Judge[], name: string, body: TestFunction): void {
  const absent = judges.filter((judge) => spawnSync(judge, ['--version']).error !== undefined)
  if (absent.length === 0 || process.env.CI === 'true') test(name, body)
  else test.skip(`${name} (skipped: no ${absent.join(', ')} on this machine)`, body)
}

/** What a program says of a PDF; `#` among the arguments stands for the file. */
export function ask(judge: Judge, pdf: Uint8Array, ...args: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'banxin-judge-'))
  try {
    const path = join(folder, 'book.pdf')
    writeFileSync(path, pdf)
    const list = args.map((arg) => (arg === '#' ? path : arg))
    return execFileSync(judge, list, {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}
