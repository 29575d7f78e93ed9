import { resolutions } from '../image-resolutions.ts'
import type { PreflightRule } from '../rule.ts'

/** Pictures have pixels enough for their size. */
export const imageResolution: PreflightRule = {
  id: 'image-resolution',
  condition: 'I1',
  authority: 'GWG 2022, R0031',
  *check(reading, limits) {
    const [error, warning] = limits.imagePpi
    for (const { page, ppi, what, lineArt } of resolutions(reading))
      if (!lineArt && ppi < warning)
        yield {
          page,
          values: { what, found: Math.floor(ppi), expected: warning },
          severity: ppi < error ? 'error' : 'warning',
        }
  },
}
