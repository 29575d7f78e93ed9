import { horizontalScale, verticalScale } from './geometry.ts'
import type { Reading } from './reading.ts'
import { visibleMarks, within } from './select.ts'

/** How fine each picture is on paper: the lesser of its two directions. Those of 16 pixels or fewer are left out. */
export function* resolutions(
  reading: Reading,
): Generator<{ page: number; ppi: number; what: string; lineArt: boolean }> {
  for (const mark of visibleMarks(reading)) {
    if (mark.type !== 'image') continue
    const { width, height, stencil, bits } = mark.image
    if (width <= SMALLEST || height <= SMALLEST) continue
    const across = (width / horizontalScale(mark.matrix)) * 72
    const down = (height / verticalScale(mark.matrix)) * 72
    const ppi = Math.min(across, down)
    if (!Number.isFinite(ppi)) continue
    const what = `${within(mark, mark.operator)} (${width} × ${height})`
    yield { page: mark.page, ppi, what, lineArt: stencil || bits === 1 }
  }
}

/** GWG 2022, R0031: swatches and rules that a program made as pictures. */
const SMALLEST = 16
