import { placeOfSrc } from '../place-of-src.ts'
import type { Run } from '../run.ts'
import type { ServedFile, ServedFiles } from '../served-files.ts'

/**
 * A picture as it is printed, as `in-page/picture-sizes.js` finds it: `page` counts from 0 in its range, `src` is the
 * `file:line:column` of the Markdown or '', `file` its name among the files of the book, `ppi` pixels to an inch of paper.
 */
export type PictureFinding = { page: number; src: string; file: string; ppi: number }

/** Pixels to an inch: below `least` it shows, `wanted` is enough (GWG 2022, R0031 and R0032: 225 and 800; house: 300). */
const limits = {
  tones: { least: 225, wanted: 300 },
  // Black and white: every step of a slanting edge shows.
  lines: { least: 550, wanted: 800 },
} as const

/** Tell how finely each picture is printed, at its place in the text, and which are coarser than a press can show. */
export function reportResolutions(
  run: Run,
  ranges: readonly { texts: readonly unknown[]; pictures: readonly PictureFinding[] }[],
  files: ServedFiles,
): void {
  let first = 1
  for (const { texts, pictures } of ranges) {
    for (const { page, src, file, ppi } of pictures) {
      const place = placeOfSrc(src) ?? { pages: [first + page] }
      if (file === PATTERN) {
        run.report({ ruleId: 'press-pattern', ...place })
        continue
      }
      const kind = isLineArt(files.get(file)) ? 'lines' : 'tones'
      const { least, wanted } = limits[kind]
      // A step of the press is no tenth of a pixel.
      const isFine = ppi > wanted - 1
      const ruleId = isFine ? 'press-picture-resolution' : `press-resolution-${kind}`
      const values: Record<string, number> = isFine
        ? { ppi: Math.round(ppi) }
        : { ppi: Math.floor(ppi), wanted }
      run.report({ ruleId, values, ...place, ...(ppi < least && { severity: 'warning' as const }) })
    }
    first += texts.length
  }
}

/** In the place of the name of a file: what a drawing repeats, where `in-page/draw-patterns.js` could not draw it. */
const PATTERN = '<pattern>'

/** A PNG of one bit a pixel: PNG, 11.2.2, the header. */
function isLineArt(file: ServedFile | undefined): boolean {
  return file !== undefined && 'bytes' in file && file.bytes[1] === 0x50 && file.bytes[24] === 1
}
