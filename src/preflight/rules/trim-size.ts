import type { PreflightRule } from '../rule.ts'
import { shownSize, trimOf } from '../select.ts'

/** Pages are cut to the size that was ordered. */
export const trimSize: PreflightRule = {
  id: 'trim-size',
  condition: 'P5',
  authority: 'house; the order',
  *check(reading, limits) {
    for (const page of reading.pages) {
      const box = trimOf(page)
      if (!box || !limits.trim) continue
      const { width, height } = limits.trim
      const off = Math.max(Math.abs(box.right - box.left - width), Math.abs(box.top - box.bottom - height))
      if (off > TOLERANCE)
        yield {
          page: page.number,
          values: {
            found: shownSize(box),
            expected: shownSize({ left: 0, bottom: 0, right: width, top: height }),
          },
        }
    }
  },
}

/** 0.05 mm. */
const TOLERANCE = 0.142
