import type { PDFStream } from '@cantoo/pdf-lib'
import { horizontalScale, verticalScale } from '../pdf/geometry.ts'
import type { Reading } from './reading.ts'
import type { Finding } from './rule.ts'
import { visibleMarks, within } from './select.ts'

/**
 * Pictures that are too coarse somewhere, each told once with all pages where it is, at its coarsest: `lineArt` those of
 * one bit. Pixels an inch are an error below `error`, a warning below `warning`.
 */
export function* coarsePictures(
  reading: Reading,
  lineArt: boolean,
  [error, warning]: readonly [error: number, warning: number],
): Generator<Finding> {
  const coarse = new Map<PDFStream, { pages: Set<number>; ppi: number; what: string }>()
  for (const { picture, page, ppi, what, isLineArt } of resolutions(reading)) {
    if (isLineArt !== lineArt || ppi >= warning) continue
    const known = coarse.get(picture) ?? { pages: new Set<number>(), ppi, what }
    known.pages.add(page)
    if (ppi < known.ppi) Object.assign(known, { ppi, what })
    coarse.set(picture, known)
  }
  let group = 0
  for (const { pages, ppi, what } of coarse.values()) {
    group++
    for (const page of pages)
      yield {
        page,
        group: String(group),
        values: { what, found: Math.floor(ppi), expected: warning },
        severity: ppi < error ? 'error' : 'warning',
      }
  }
}

/** How fine each picture is on paper: the lesser of its two directions. Those of 16 pixels or fewer are left out. */
function* resolutions(
  reading: Reading,
): Generator<{ picture: PDFStream; page: number; ppi: number; what: string; isLineArt: boolean }> {
  for (const mark of visibleMarks(reading)) {
    if (mark.type !== 'image') continue
    const { stream, width, height, stencil, bits } = mark.image
    if (width <= SMALLEST || height <= SMALLEST) continue
    const across = (width / horizontalScale(mark.matrix)) * 72
    const down = (height / verticalScale(mark.matrix)) * 72
    const ppi = Math.min(across, down)
    if (!Number.isFinite(ppi)) continue
    const what = `${within(mark, mark.operator)} (${width} × ${height})`
    yield { picture: stream, page: mark.page, ppi, what, isLineArt: stencil || bits === 1 }
  }
}

/** GWG 2022, R0031: swatches and rules that a program made as pictures. */
const SMALLEST = 16
