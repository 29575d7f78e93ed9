import { expect, test } from 'vitest'
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
import { sweeps, writtenSweeps } from './sweeps.ts'

test('the chapter of sweeps is what its generator writes', () => {
  expect(writtenSweeps()).toBe(sweeps())
})

const em = 10
/** The specimen's lines: 28 characters, the first 26. */
const room = { first: 26 * em, rest: 28 * em, em }

test('no other lines of the sweeps have less white between their characters', () => {
  let own = 0
  let least = 0
  for (const text of paragraphs()) {
    const pieces = [textPiece(text)]
    const style = { em, marks: 'quanjiao', hanging: false, centred: false } as const
    const measures = measureItems(itemsOf(pieces, 'strict'), pieces, plainFont, style)
    for (const line of fitLines(measures, room) ?? []) own += whiteOf(line)
    least += leastOfEveryWay(measures, room, (line) => whiteOf(line) + ruleOf(line, measures))
  }
  expect(least).toBeGreaterThan(0)
  expect(own / least).toBeLessThan(1.02)
})

/** Without what Markdown marks in them. */
function paragraphs(): string[] {
  return sweeps()
    .split('\n\n')
    .filter((text) => !text.startsWith('#'))
    .map((text) => text.replace(/[*`\n]/g, ''))
}

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
