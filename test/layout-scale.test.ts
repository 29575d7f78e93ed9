import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layoutScale } from '../src/layout-scale.ts'
import { PX_PER_PT } from '../src/units.ts'

test.each([
  [18, 1],
  [25.5, 1],
  [29.625, 2],
  [17, 3],
  [16.5, 1],
  [16.1, 10],
])('a pitch of %s pt is laid out on pixels of 1/%s', (pitch, scale) => {
  expect(layoutScale(pitch)).toBe(scale)
})

test('no baseline is further than 0.04 pt from where it belongs', () => {
  fc.assert(
    fc.property(fc.double({ min: 5, max: 84, noNaN: true }), (pitch) => {
      const scale = layoutScale(pitch)
      expect(scale).toBeGreaterThanOrEqual(1)
      expect(scale).toBeLessThanOrEqual(10)
      const pixels = pitch * PX_PER_PT * scale
      // Rounded to a whole pixel, half of one at most is lost; where the pitch is whole, as good as nothing.
      const lost = scale === 10 ? 0.5 : Math.abs(pixels - Math.round(pixels))
      expect(lost / scale / PX_PER_PT).toBeLessThan(0.04)
    }),
  )
})
