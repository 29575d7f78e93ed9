import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { BookConfig } from '../../src/book.ts'

/** Han characters of a book that are not in the type areas of a PDF. */
export type Losses = {
  lost: number
  /** There, but as radicals (U+2E80–2FDF): they look right, and nobody finds them. */
  radicals: number
}

/**
 * Count what `pdftotext` does not find of a text in the type areas, so that running heads don't stand in for it.
 *
 * `undefined` where poppler is not installed.
 */
export async function countLost(
  pdf: string,
  text: string,
  { margins, trim }: BookConfig['page'],
): Promise<Losses | undefined> {
  const area = {
    x: 0,
    y: Math.floor(margins.top) - 2,
    W: Math.ceil(trim.width),
    H: Math.ceil(trim.height - margins.top - margins.bottom) + 4,
  }
  // At 72 dots an inch, the area is in points.
  const options = Object.entries(area).flatMap(([name, value]) => [`-${name}`, String(value)])
  try {
    const { stdout } = await promisify(execFile)('pdftotext', ['-r', '72', ...options, pdf, '-'], {
      maxBuffer: 2 ** 28,
    })
    return lossesOf(text, stdout)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/** What of the Han characters of one text another lacks, whatever their order. */
export function lossesOf(expected: string, found: string): Losses {
  const left = new Map<string, number>()
  const radicals = found.match(/[\u2E80-\u2FDF]/g)?.length ?? 0
  for (const character of hanOf(expected)) left.set(character, (left.get(character) ?? 0) + 1)
  for (const character of hanOf(found)) left.set(character, (left.get(character) ?? 0) - 1)
  const lacking = [...left.values()].reduce((sum, count) => sum + Math.max(0, count), 0)
  return { lost: Math.max(0, lacking - radicals), radicals }
}

function hanOf(text: string): string[] {
  return text.match(/(?![\u2E80-\u2FDF])\p{Script=Han}/gu) ?? []
}
