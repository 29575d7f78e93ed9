import { describe, expect, test } from 'vitest'
import { layOutSheet } from '../../src/impose/lay-out-sheet.ts'
import type { Sheet } from '../../src/impose/plan.ts'
import { planSignatures, type SignatureWishes } from '../../src/impose/plan-signatures.ts'
import { sheetMarks } from '../../src/impose/sheet-marks.ts'

const mm = 72 / 25.4
const page = { width: 40 * mm, height: 60 * mm }
const gaps = { spine: 6 * mm, cut: 6 * mm }
const size = { width: 240 * mm, height: 200 * mm }
const bleed = 3 * mm

const wishes: SignatureWishes = {
  pages: 64,
  edge: 'left',
  signature: 16,
  folded: 16,
  last: 'short',
  blanks: 'end',
  creep: { type: 'none' },
}

const sheetsOf = (more: Partial<SignatureWishes> = {}) => planSignatures({ ...wishes, ...more }).sheets

function marksOf(sheet: Sheet, side: 'front' | 'back' = 'front', more: { size?: typeof size } = {}): string {
  const sheetSize = more.size ?? size
  const layout = layOutSheet(sheet, page, gaps, sheetSize)
  return sheetMarks({ sheet, side, layout, size: sheetSize, bleed, colour: '0 G', gathered: 4 })
}

type Line = { from: [number, number]; to: [number, number]; isDashed: boolean }

/** Straight lines of two points, in mm from the lower left of the block. */
function linesOf(marks: string, sheet: Sheet, sheetSize = size): Line[] {
  const [left, bottom] = layOutSheet(sheet, page, gaps, sheetSize).block
  let isDashed = false
  return marks.split('\n').flatMap((operators): Line[] => {
    if (/ d$/.test(operators)) isDashed = !operators.startsWith('[]')
    const match = /^([\d.-]+) ([\d.-]+) m ([\d.-]+) ([\d.-]+) l S$/.exec(operators)
    if (!match) return []
    const [x = 0, y = 0, toX = 0, toY = 0] = match
      .slice(1)
      .map((value, index) => Math.round(((Number(value) - (index % 2 ? bottom : left)) / mm) * 10) / 10 + 0)
    return [{ from: [x, y], to: [toX, toY], isDashed }]
  })
}

describe('marks of a sheet of 16 pages', () => {
  const [sheet] = sheetsOf() as [Sheet]
  const lines = linesOf(marksOf(sheet), sheet)
  const block = { width: 4 * 40 + 3 * 6, height: 2 * 60 + 6 }
  const upright = (isDashed: boolean) =>
    lines.filter(({ from, to, ...line }) => line.isDashed === isDashed && from[0] === to[0] && from[1] > 60)
  const level = (isDashed: boolean) =>
    lines.filter(({ from, to, ...line }) => line.isDashed === isDashed && from[1] === to[1] && from[0] < 0)

  test('crop marks at every cut, none where pages are folded into the spine', () => {
    const cuts = upright(false).map(({ from }) => from[0])
    // Columns: 0–40, 46–86, 92–132, 138–178; spines at 43 and 135.
    expect(cuts.filter((x) => x >= 0 && x <= block.width)).toEqual([0, 86, 92, 178])
    const rows = level(false).map(({ from }) => from[1])
    expect(rows).toEqual(expect.arrayContaining([0, 60, 66, 126]))
  })

  test('dashed marks at every fold', () => {
    expect(upright(true).map(({ from }) => from[0])).toEqual([43, 89, 135])
    expect(level(true).map(({ from }) => from[1])).toEqual([63])
  })

  test('all of it is outside of the bleed, and on the sheet', () => {
    const margin = { x: (240 - block.width) / 2, y: (200 - block.height) / 2 }
    for (const { from, to } of lines)
      for (const [x, y] of [from, to]) {
        expect(x < -3 || x > block.width + 3 || y < -3 || y > block.height + 3, `${x} ${y}`).toBe(true)
        expect(x).toBeGreaterThanOrEqual(-margin.x)
        expect(x).toBeLessThanOrEqual(block.width + margin.x)
        expect(y).toBeGreaterThanOrEqual(-margin.y)
        expect(y).toBeLessThanOrEqual(block.height + margin.y)
      }
  })

  test('are left out where the sheet has no room for them', () => {
    const tight = { width: 184 * mm, height: 200 * mm }
    const some = linesOf(marksOf(sheet, 'front', { size: tight }), sheet, tight)
    expect(some.filter(({ from, to }) => from[1] === to[1] && from[0] < -3)).toEqual([])
    expect(some.some(({ isDashed }) => isDashed)).toBe(true)
  })
})

describe('collating marks', () => {
  /** Lower left corner, width and height of the bar. */
  const barOf = (marks: string) =>
    /0 g\n([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re f/.exec(marks)?.slice(1).map(Number)

  test('are a staircase on the spines of gathered signatures, a step lower on each', () => {
    for (const edge of ['left', 'right'] as const) {
      const bars = sheetsOf({ edge }).map((sheet) => barOf(marksOf(sheet)))
      expect(bars).toHaveLength(4)
      const steps = bars.slice(1).map((bar, index) => (bars[index]?.[1] ?? 0) - (bar?.[1] ?? 0))
      for (const step of steps) expect(step / mm).toBeCloseTo(5, 2)
      // In the middle of the spine between the first page and the last: at the right of the sheet, or its left.
      const spine = edge === 'left' ? 135 : 43
      for (const [x = 0, , width = 0] of bars.map((bar) => bar ?? []))
        expect((x + width / 2) / mm - (240 - 178) / 2).toBeCloseTo(spine, 1)
    }
  })

  test('begin again at the top, and never leave the page', () => {
    const bars = sheetsOf({ pages: 640 }).map((sheet) => barOf(marksOf(sheet))?.[1] ?? 0)
    expect(Math.min(...bars)).toBeGreaterThan(0)
    expect(new Set(bars).size).toBe(6)
    expect(bars[6]).toBe(bars[0])
  })

  test('stand on the outermost sheet of a signature alone, on its front', () => {
    const [outer, inner] = sheetsOf({ folded: 8 }) as [Sheet, Sheet]
    expect(barOf(marksOf(outer))).toBeDefined()
    expect(barOf(marksOf(outer, 'back'))).toBeUndefined()
    expect(barOf(marksOf(inner))).toBeUndefined()
  })
})
