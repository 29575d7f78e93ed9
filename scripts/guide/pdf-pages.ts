import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'

/** Pages of a PDF as poppler draws them, `first` counted from 1; `resolution` in pixels to the inch. */
export async function pdfPages(
  pdf: string,
  pages: readonly number[],
  resolution: number,
  work: string,
): Promise<Buffer[]> {
  return Promise.all(
    pages.map(async (page) => {
      const name = `${work}/page-${resolution}-${page}`
      const range = ['-f', String(page), '-l', String(page), '-singlefile']
      execFileSync('pdftoppm', ['-r', String(resolution), ...range, '-gray', '-png', pdf, name])
      return readFile(`${name}.png`)
    }),
  )
}

/** The first page that holds the words, counted from 1. @throws Error where none does */
export function pageWith(pdf: string, words: string): number {
  const pages = execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8' }).split('\f')
  const index = pages.findIndex((text) => text.replace(/\s/g, '').includes(words))
  if (index < 0) throw new Error(`no page has ${words}`)
  return index + 1
}
