import { isInside } from '../../pdf/geometry.ts'
import type { PreflightRule } from '../rule.ts'

/** Trim lies in bleed, bleed in media. */
export const boxNesting: PreflightRule = {
  id: 'box-nesting',
  condition: 'P1',
  authority: 'CGATS Application Notes, 2.10; ISO 32000-1, 14.11.2',
  *check(reading) {
    for (const { number, boxes } of reading.pages) {
      const order = (['MediaBox', 'BleedBox', 'TrimBox', 'ArtBox'] as const).flatMap((name) => {
        const box = boxes[name]
        return box ? [{ name, box }] : []
      })
      for (const [index, outer] of order.entries())
        for (const inner of order.slice(index + 1))
          if (!isInside(inner.box, outer.box, 0.01) && !(outer.name === 'TrimBox'))
            yield { page: number, values: { inner: inner.name, outer: outer.name } }
    }
  },
}
