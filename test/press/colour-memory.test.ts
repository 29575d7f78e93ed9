import fc from 'fast-check'
import { expect, test } from 'vitest'
import { colourMemory } from '../../src/press/colour-memory.ts'

const part = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1, 0.5, 1 / 255))
const colour = fc.tuple(part, part, part)

test('what is remembered is what would be made, whatever pushes it out', () => {
  fc.assert(
    fc.property(fc.array(colour, { maxLength: 300 }), (colours) => {
      const remembered = colourMemory((red, green, blue) => [red, green, blue])
      for (const asked of [...colours, ...colours]) expect(remembered(...asked)).toEqual(asked)
    }),
  )
})

test('a colour that comes again is made once', () => {
  let count = 0
  const remembered = colourMemory(() => ++count)
  for (let round = 0; round < 3; round++)
    expect([remembered(0.25, 0.5, 0.75), remembered(1, 1, 1)]).toEqual([1, 2])
})
