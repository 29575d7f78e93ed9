/** A length in points, 1/72 inch. */
export type Pt = number

/** CSS pixels in one point: a CSS pixel is 1/96 inch. */
export const PX_PER_PT = 96 / 72

const pointsPerUnit: Record<string, Pt> = {
  pt: 1,
  mm: 72 / 25.4,
  cm: 720 / 25.4,
  in: 72,
  px: 72 / 96,
}

/**
 * Read a length such as `3mm`, `10.5pt` or `2 cm` into points.
 *
 * `undefined` where the text is no length with one of the units pt, mm, cm, in, px.
 */
export function parseLength(text: string): Pt | undefined {
  const match = /^\s*(\d+(?:\.\d+)?)\s*(pt|mm|cm|in|px)\s*$/.exec(text)
  const factor = pointsPerUnit[match?.[2] ?? '']
  return factor === undefined ? undefined : Number(match?.[1]) * factor
}
