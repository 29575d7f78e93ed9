import { expect, test } from 'vitest'
import { MEAN } from '../../scripts/measure/rows/spacing.ts'
import { leastOfEveryWay } from '../paginate/lines/every-way.ts'
import {
  fitLines,
  itemsOf,
  type Line,
  type Measures,
  measureItems,
  plainFont,
  textPiece,
} from '../paginate/lines/modules.ts'
import { sweeps, sweepTexts, writtenSweeps } from './sweeps.ts'

test('the chapter of sweeps is what its generator writes', () => {
  expect(writtenSweeps()).toBe(sweeps())
})

const em = 10
/** Their lines: 28 characters, the first 26. */
const room = { first: 26 * em, rest: 28 * em, em }

test('no other lines of the sweeps have less white between their characters, and the least is above the row’s', () => {
  let own = 0
  let least = 0
  let gaps = 0
  for (const text of sweepTexts()) {
    const pieces = [textPiece(text.replace(/[*`]/g, ''))]
    const style = { em, marks: 'quanjiao', hanging: false, centred: false } as const
    const measures = measureItems(itemsOf(pieces, 'strict'), pieces, plainFont, style)
    for (const line of fitLines(measures, room) ?? []) {
      own += whiteOf(line)
      if (!line.last) gaps += line.even
    }
    least += leastOfEveryWay(measures, room, (line) => whiteOf(line) + ruleOf(line, measures))
  }
  expect(own / least).toBeLessThan(1.001)
  // In em, over all places of a full line that can be spaced out: no composer can set these paragraphs by the row.
  const floor = least / gaps / em
  expect(floor).toBeGreaterThan(4 * MEAN)
})

/** What is added between the characters of a line. */
function whiteOf({ last, slack, gapStretch }: Line): number {
  return last ? 0 : Math.max(0, slack - gapStretch)
}

/** Lines that can't be: too long whatever is squeezed, or a last one of a single character. */
function ruleOf(
  { from, to, last, slack, shrink, lastShrink, gapShrink }: Line,
  { weight }: Measures,
): number {
  const letters = weight.slice(from, to).reduce((sum, value) => sum + value, 0)
  const isLonely = last && from > 0 && letters <= 1
  return -slack > shrink + lastShrink + gapShrink + 0.001 || isLonely ? Number.POSITIVE_INFINITY : 0
}
