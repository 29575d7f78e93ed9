import { type Pt, PX_PER_PT } from './units.ts'

/** Chromium's print command shrinks a page to a tenth at most. */
const MOST = 10

/** Of a whole pixel, in CSS pixels: rounding of the pitch itself. */
const EXACT = 0.001

/**
 * How many pixels of the layout make a CSS pixel, so that a line pitch is a whole number of them.
 *
 *     layoutScale(18) → 1, for 18 pt are 24 pixels
 *     layoutScale(17) → 3, for 17 pt are 22⅔ pixels
 *
 * Chromium paints every baseline on a whole pixel of the layout: `TextFragmentPainter` rounds it. With other pitches the
 * pages are therefore laid out that much larger, and printed that much smaller. Where no scale makes a pitch whole, the
 * finest leaves a baseline 0.04 pt off at most.
 */
export function layoutScale(linePitch: Pt): number {
  for (let scale = 1; scale < MOST; scale++) {
    const pixels = linePitch * PX_PER_PT * scale
    if (Math.abs(pixels - Math.round(pixels)) <= EXACT * scale) return scale
  }
  return MOST
}
