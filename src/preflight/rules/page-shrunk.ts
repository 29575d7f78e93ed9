import type { PreflightRule } from '../rule.ts'

/** Chromium did not shrink the page: 0.75 pt a CSS pixel. */
export const pageShrunk: PreflightRule = {
  id: 'page-shrunk',
  condition: 'S1',
  authority: 'house',
  *check(reading) {
    if (!/Skia\/PDF/.test(reading.file.info.text('Producer') ?? '')) return
    for (const { number, firstMatrices } of reading.pages) {
      const [outer, inner] = firstMatrices
      if (!outer || !inner || Math.abs(outer[0] - 0.24) > 0.0001 || inner[1] !== 0) continue
      const scale = outer[0] * inner[0]
      // Laid out on finer pixels and printed to scale, as we do for some line pitches: 1/2 to 1/10.
      const finer = Math.min(10, Math.max(1, Math.round(0.75 / scale)))
      if (Math.abs(scale * finer - 0.75) > 0.001)
        yield { page: number, group: '', values: { found: `${Number(((scale / 0.75) * 100).toFixed(1))} %` } }
    }
  },
}
