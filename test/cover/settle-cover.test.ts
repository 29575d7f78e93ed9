import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bookSchema } from '../../src/config/schema.ts'
import { CoverError } from '../../src/cover/cover-error.ts'
import { settleCover } from '../../src/cover/settle-cover.ts'
import { findPaper } from '../../src/papers.ts'

const mm = 72 / 25.4

function settle(pages: number, more: Record<string, unknown> = {}) {
  const config = bookSchema.parse({ title: '书', ...more })
  const { paper, page, binding, cover } = config
  return settleCover({ pages, trim: page.trim, paper, method: binding.method, edge: binding.edge, cover })
}

const names = (settled: ReturnType<typeof settle>) => settled.panels.map(({ name }) => name)

/** The rule that a cover is refused by. */
function refused(pages: number, more: Record<string, unknown>): CoverError {
  try {
    settle(pages, more)
  } catch (error) {
    if (error instanceof CoverError) return error
    throw error
  }
  throw new Error('not refused')
}

const perfect = { binding: { method: 'perfect' } }

describe('spine', () => {
  test('leaves, and the cover on either side of them', () => {
    // 240 pages of 80 g offset at 0.1 mm, gloss of 250 g at 0.215 mm.
    const settled = settle(240, perfect)
    expect(settled.spine / mm).toBeCloseTo(12.43, 5)
    expect(settled.spineBasis).toBe('computed')
    expect(settled.width / mm).toBeCloseTo(2 * 148 + 12.43, 5)
    expect(settled.hasSpineText).toBe(true)
    expect(settled.notes).toEqual([])
  })

  test('the measured one goes before that, and what differs much is told', () => {
    const near = settle(240, { ...perfect, cover: { spine: '12mm' } })
    expect([near.spine / mm, near.spineBasis, near.notes]).toEqual([expect.closeTo(12), 'measured', []])
    const far = settle(240, { ...perfect, cover: { spine: '16mm' } })
    expect(far.notes.map(({ ruleId }) => ruleId)).toEqual(['cover-spine-differs'])
    expect(far.spine / mm).toBeCloseTo(16)
  })

  test('a stitched booklet has none', () => {
    const settled = settle(48, { cover: { spine: '3mm' } })
    expect([settled.method, settled.spine, names(settled)]).toEqual(['saddle', 0, ['back', 'front']])
    expect(settled.width / mm).toBeCloseTo(296)
  })

  test.each([
    [88, 'auto', false],
    [92, 'auto', true],
    [92, 'never', false],
    [60, 'always', true],
  ])('%i pages with text: %s → %s', (pages, spineText, has) => {
    expect(settle(pages, { ...perfect, cover: { spineText } }).hasSpineText).toBe(has)
  })

  test('no text on 2 mm', () => {
    const { ruleId, values } = refused(32, { ...perfect, cover: { spineText: 'always' } })
    expect([ruleId, values]).toEqual(['cover-spine-text-thin', { spine: 2, least: 3, common: 5 }])
  })

  test('between 3 and 5 mm it is told', () => {
    const { notes } = settle(60, { ...perfect, cover: { spineText: 'always' } })
    expect(notes.map(({ ruleId }) => ruleId)).toEqual(['cover-spine-text-narrow'])
  })
})

test('64 sheets of 157 g are not stitched', () => {
  const { ruleId, values } = refused(256, { paper: '铜版纸 157g', binding: { method: 'saddle' } })
  expect(ruleId).toBe('cover-too-thick-to-stitch')
  expect(values).toMatchObject({ sheets: 64, thickness: 16.4, most: 6 })
})

describe('flaps', () => {
  const flaps = { width: '70mm' }

  test('stand outermost', () => {
    const left = settle(240, { ...perfect, cover: { flaps } })
    expect(names(left)).toEqual(['backFlap', 'back', 'spine', 'front', 'frontFlap'])
    const right = settle(240, { binding: { method: 'sewn', edge: 'right' }, cover: { flaps } })
    expect(names(right)).toEqual(['frontFlap', 'front', 'spine', 'back', 'backFlap'])
  })

  test('not into the spine, and told on a stitched booklet', () => {
    expect(refused(240, { ...perfect, cover: { flaps: { width: '145mm' } } }).ruleId).toBe('cover-flap-wide')
    expect(settle(32, { cover: { flaps } }).notes.map(({ ruleId }) => ruleId)).toEqual([
      'cover-flaps-stitched',
    ])
  })
})

test('panels lie side by side and fill the spread', () => {
  const cover = fc.record({
    pages: fc.integer({ min: 1, max: 1500 }),
    paper: fc.constantFrom('双胶纸 60g', '双胶纸 80g', '轻型纸 100g', '铜版纸 157g'),
    edge: fc.constantFrom('left', 'right'),
    method: fc.constantFrom('perfect', 'sewn'),
    flaps: fc.option(fc.constantFrom({ width: '30mm' }, { width: '100mm' }), { nil: undefined }),
  })
  fc.assert(
    fc.property(cover, ({ pages, paper, edge, method, flaps }) => {
      const settled = settle(pages, { paper, binding: { method, edge }, cover: { flaps } })
      let left = 0
      for (const panel of settled.panels) {
        expect(panel.left).toBeCloseTo(left)
        left += panel.width
      }
      expect(settled.width).toBeCloseTo(left)
      // Thickness by weight and bulk alone: within what papers can be.
      const gsm = findPaper(paper)?.gsm ?? 0
      const leaves = Math.ceil(pages / 2)
      expect(settled.spine / mm).toBeGreaterThan((leaves * gsm * 0.75) / 1000)
      expect(settled.spine / mm).toBeLessThan((leaves * gsm * 1.7) / 1000 + 0.8)
    }),
  )
})
