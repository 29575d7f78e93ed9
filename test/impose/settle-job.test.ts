import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ImposeError } from '../../src/impose/impose-error.ts'
import { layOutSheet } from '../../src/impose/lay-out-sheet.ts'
import { type ImposeWishes, settleJob } from '../../src/impose/settle-job.ts'
import { parseSheet, sheetNames, shownSheet } from '../../src/impose/sheet-sizes.ts'
import { findPaper } from '../../src/papers.ts'

const mm = 72 / 25.4
const a5 = { width: 148 * mm, height: 210 * mm, bleed: 3 * mm }

function paper(name: string) {
  const found = findPaper(name)
  if (!found) throw new Error(`no paper ${name}`)
  return found
}

const usual: ImposeWishes = {
  edge: 'left',
  signature: 16,
  last: 'short',
  blanks: 'end',
  creep: 'inward',
  paper: paper('双胶纸 80g'),
  duplex: 'short',
  sides: 'both',
  spineBleed: 'clip',
  marks: true,
  scale: 1,
}

const settle = (pages: number, wishes: Partial<ImposeWishes> = {}, page = a5) =>
  settleJob({ ...page, pages }, { ...usual, ...wishes })

/** What it is refused for. */
function fault(...args: Parameters<typeof settle>) {
  try {
    settle(...args)
  } catch (error) {
    if (error instanceof ImposeError) return { ruleId: error.ruleId, ...error.values }
    throw error
  }
  return undefined
}

describe('what is chosen', () => {
  test('stitched up to 64 pages, then signatures', () => {
    expect(settle(64).scheme).toBe('saddle')
    expect(settle(65).scheme).toBe('perfect')
    expect(settle(40, { paper: paper('白卡纸 250g') }).scheme).toBe('perfect')
  })

  test('the smallest sheet with room for bleed and marks', () => {
    expect(settle(16).size.name).toBe('正度八开')
    expect(settle(16, { marks: false }).size.name).toBe('SRA4')
    expect(settle(160).size.name).toBe('SRA2')
  })

  test('as many folds as sheet and paper allow', () => {
    const folded = (wishes: Partial<ImposeWishes>) => settle(160, { scheme: 'perfect', ...wishes }).folded
    expect(folded({})).toBe(16)
    expect(folded({ signature: 32 })).toBe(32)
    expect(folded({ signature: 32, paper: paper('双胶纸 120g') })).toBe(16)
    expect(folded({ sheet: parseSheet('SRA3') })).toBe(8)
    expect(folded({ sheet: parseSheet('A4'), spine: 0 })).toBe(4)
    expect(folded({ signature: 12 })).toBe(4)
    expect(folded({ signature: 24 })).toBe(8)
  })

  test('backs are turned where the printer flips on the edge that is not beside the pages', () => {
    const isTurned = (wishes: Partial<ImposeWishes>) =>
      settle(8, { scheme: 'saddle', marks: false, ...wishes }).plan.sheets[0]?.back[0]?.turned
    // Two pages beside each other lie across; 2 × 2 stand upright.
    expect(isTurned({ duplex: 'short' })).toBe(false)
    expect(isTurned({ duplex: 'long' })).toBe(true)
    const upright = { grid: { columns: 1, rows: 2 }, sheet: parseSheet('SRA3') }
    expect(isTurned({ duplex: 'short', ...upright })).toBe(true)
    expect(isTurned({ duplex: 'long', ...upright })).toBe(false)
    expect(isTurned({ duplex: 'separate', ...upright })).toBe(false)
  })

  test('as many leaves on a sheet as it holds', () => {
    const { plan } = settle(16, { scheme: 'cut-and-stack', sheet: parseSheet('SRA2') })
    expect([plan.sheets[0]?.columns, plan.sheets[0]?.rows]).toEqual([4, 2])
  })
})

describe('what is refused', () => {
  test('64 sheets of 157 g cannot be stitched, nor folded to 32 pages', () => {
    expect(fault(256, { scheme: 'saddle', paper: paper('铜版纸 157g') })).toMatchObject({
      ruleId: 'impose-too-thick',
      sheets: 64,
      gsm: 157,
      thickness: 16.4,
      most: 6,
    })
    expect(
      fault(256, { scheme: 'perfect', signature: 32, folded: 32, paper: paper('铜版纸 157g') }),
    ).toMatchObject({ ruleId: 'impose-fold-too-thick', folded: 32, most: 90 })
  })

  test('a signature that is no multiple of its sheets', () => {
    expect(fault(96, { scheme: 'perfect', signature: 24, folded: 16 })).toMatchObject({
      ruleId: 'impose-signature',
    })
    const grid = { columns: 1, rows: 2 }
    expect(fault(96, { scheme: 'perfect', grid, folded: 8 })).toMatchObject({ ruleId: 'impose-signature' })
  })

  test('a sheet that is too small, with one that is not', () => {
    expect(fault(16, { scheme: 'saddle', sheet: parseSheet('200x200mm') })).toMatchObject({
      ruleId: 'impose-sheet-too-small',
      size: '296 × 210 mm',
      fitting: '正度八开 393 × 273 mm',
    })
    expect(fault(16, { scheme: 'saddle' }, { width: 900 * mm, height: 900 * mm, bleed: 0 })).toMatchObject({
      ruleId: 'impose-sheet-too-small',
      fitting: '–',
    })
  })

  test('told, but made: bleed and marks beyond the paper, a booklet that gapes, a spine too thin', () => {
    const notes = (...args: Parameters<typeof settle>) => settle(...args).notes.map(({ ruleId }) => ruleId)
    const stitched = { scheme: 'saddle' } as const
    expect(notes(16, { ...stitched, sheet: parseSheet('A4') })).toEqual(['impose-bleed-cut'])
    expect(notes(16, { ...stitched, sheet: parseSheet('SRA4') })).toEqual(['impose-no-room-for-marks'])
    expect(notes(16, { ...stitched, sheet: parseSheet('A4'), bleed: 0, marks: false })).toEqual([])
    expect(notes(80, stitched)).toEqual(['impose-gapes'])
    expect(notes(24, { scheme: 'perfect' })).toEqual(['impose-thin-spine'])
    expect(notes(40, { scheme: 'perfect' })).toEqual([])
  })
})

describe('sheets', () => {
  test.each([
    ['A3', 'A3 297 × 420 mm'],
    ['sra3', 'SRA3 320 × 450 mm'],
    ['正度 对开', '正度对开 546 × 787 mm'],
    ['320x450mm', '320 × 450 mm'],
    ['32cm × 45cm', '320 × 450 mm'],
    ['A5', undefined],
    ['320x450', undefined],
    ['320x450x2mm', undefined],
    ['9x9mm', undefined],
    ['9000x9000mm', undefined],
  ])('%s', (text, shown) => {
    const sheet = parseSheet(text)
    expect(sheet && shownSheet(sheet)).toBe(shown)
  })

  test('whatever is asked for fits: pages never overlap, and stay on the sheet', () => {
    const wishes = fc.record({
      scheme: fc.constantFrom(
        'saddle' as const,
        'perfect' as const,
        'n-up' as const,
        'cut-and-stack' as const,
      ),
      signature: fc.constantFrom(4, 8, 12, 16, 32),
      sheet: fc.option(fc.constantFrom(...sheetNames).map(parseSheet), { nil: undefined }),
      edge: fc.constantFrom('left' as const, 'right' as const),
      marks: fc.boolean(),
      spine: fc.option(fc.integer({ min: 0, max: 30 }), { nil: undefined }),
      gutter: fc.option(fc.integer({ min: 0, max: 30 }), { nil: undefined }),
      scale: fc.constantFrom(1, 0.5, 'fit' as const),
    })
    const page = fc.record({
      width: fc.integer({ min: 200, max: 700 }),
      height: fc.integer({ min: 200, max: 900 }),
      bleed: fc.constantFrom(0, 3 * mm, 5 * mm),
    })
    fc.assert(
      fc.property(wishes, page, fc.integer({ min: 1, max: 60 }), (asked, source, pages) => {
        if (fault(pages, asked, source)) return
        const job = settle(pages, asked, source)
        for (const sheet of job.plan.sheets) {
          const { columns, rows, block } = layOutSheet(sheet, job.page, job.gaps, job.size)
          expect(Math.min(...block)).toBeGreaterThanOrEqual(-0.26)
          expect(block[2]).toBeLessThanOrEqual(job.size.width + 0.26)
          expect(block[3]).toBeLessThanOrEqual(job.size.height + 0.26)
          const across = [...columns, ...rows.toReversed()]
          for (const [index, [from, to]] of across.entries()) {
            expect(to).toBeGreaterThan(from)
            const next = across[index + 1]
            if (next && index !== columns.length - 1) expect(next[0]).toBeGreaterThanOrEqual(to - 1e-6)
          }
        }
      }),
      { numRuns: 600 },
    )
  })
})
