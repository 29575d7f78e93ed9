import { boundsOf, intersect } from '../../pdf/geometry.ts'
import { entriesOf } from '../../pdf/objects.ts'
import type { PreflightRule } from '../rule.ts'
import { bleedOf } from '../select.ts'

/** No annotations where ink goes, but those of presses. */
export const annotation: PreflightRule = {
  id: 'annotation',
  condition: 'F9',
  authority: 'ISO 15930-7, 6.17; CGATS Application Notes, 2.28',
  *check(reading) {
    for (const page of reading.pages) {
      const bleed = bleedOf(page)
      for (const annotation of page.annotations) {
        const entries = entriesOf(reading.file.context, annotation)
        const kind = entries.name('Subtype') ?? '?'
        const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = entries.numbers('Rect') ?? []
        const place = boundsOf([
          [x1, y1],
          [x2, y2],
        ])
        if (kind === 'PrinterMark' || kind === 'TrapNet') continue
        if (!bleed || !place || intersect(place, bleed)) yield { page: page.number, values: { kind } }
      }
    }
  },
}
