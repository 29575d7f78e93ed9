import { resolutions } from '../image-resolutions.ts'
import type { PreflightRule } from '../rule.ts'

/** Pictures of one bit have pixels enough for sharp edges. */
export const lineArtResolution: PreflightRule = {
  id: 'line-art-resolution',
  condition: 'I1',
  authority: 'GWG 2022, R0032',
  *check(reading, limits) {
    const [error, warning] = limits.lineArtPpi
    for (const { page, ppi, what, lineArt } of resolutions(reading))
      if (lineArt && ppi < warning)
        yield {
          page,
          values: { what, found: Math.floor(ppi), expected: warning },
          severity: ppi < error ? 'error' : 'warning',
        }
  },
}
