import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { foldedPages } from '../../src/impose/fold-schemes.ts'
import type { Plan, Sheet } from '../../src/impose/plan.ts'
import { planCutAndStack, planNUp } from '../../src/impose/plan-leaves.ts'
import { planSignatures, type SignatureWishes } from '../../src/impose/plan-signatures.ts'
import { turnBacks } from '../../src/impose/turn-backs.ts'
import { readFlat, readFolded, readStacked, type Turn } from './paper-model.ts'

vi.setConfig({ testTimeout: 30_000 })

const upTo = (pages: number) => Array.from({ length: pages }, (_, index) => index + 1)
const isPage = (page: number | undefined) => page !== undefined

const edges = fc.constantFrom('left' as const, 'right' as const)
const turns = fc.constantFrom<Turn>('like a leaf', 'head to foot')
const blanks = fc.constantFrom('end' as const, 'before-back-cover' as const)

/** As the printer gets it. */
const forTurn = (plan: Plan, turn: Turn) => (turn === 'like a leaf' ? plan : turnBacks(plan))

function bySignature(sheets: Sheet[]): Sheet[][] {
  const signatures = new Map<number, Sheet[]>()
  for (const sheet of sheets)
    signatures.set(sheet.signature, [...(signatures.get(sheet.signature) ?? []), sheet])
  return [...signatures.values()]
}

/** Blanks stand where they were asked for, and no page is lost, doubled or out of order. */
function expectBook(read: (number | undefined)[], pages: number, place: 'end' | 'before-back-cover'): void {
  expect(read.filter(isPage)).toEqual(upTo(pages))
  const padding = read.length - pages
  const from = place === 'end' || pages < 2 ? pages : pages - 1
  expect(read.slice(from, from + padding)).toEqual(Array(padding).fill(undefined))
}

describe('folded, nested and gathered sheets read 1 to n', () => {
  const wishes = fc.record({
    pages: fc.integer({ min: 1, max: 300 }),
    edge: edges,
    folded: fc.constantFrom(...foldedPages),
    nested: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
    last: fc.constantFrom('short' as const, 'full' as const),
    blanks,
    turn: turns,
    gang: fc.option(
      fc.record({
        columns: fc.integer({ min: 1, max: 3 }),
        rows: fc.integer({ min: 1, max: 3 }),
        headsTogether: fc.boolean(),
      }),
      { nil: undefined },
    ),
  })

  test('for every scheme, binding and number of pages', () => {
    fc.assert(
      fc.property(wishes, ({ nested, turn, gang, ...more }) => {
        const isGanged = gang !== undefined && more.folded === 4
        const signature = nested === undefined ? undefined : nested * more.folded
        const plan = planSignatures({
          ...more,
          signature,
          creep: { type: 'none' },
          gang: isGanged ? gang : undefined,
        })
        const sheets = bySignature(forTurn(plan, turn).sheets)
        const read = readFolded(sheets, more.edge, turn, isGanged)
        expectBook(
          read.map(({ page }) => page),
          more.pages,
          more.blanks,
        )
        expect(read.filter(({ page, turned }) => isPage(page) && turned)).toEqual([])
        expect(plan.blanks).toBe(read.length - more.pages)
        expect(plan.signatures.reduce((sum, size) => sum + size)).toBe(read.length)
        // No more blanks than a sheet, or a signature that has to be full.
        const unit = more.last === 'full' && signature !== undefined ? signature : more.folded
        expect(plan.blanks).toBeLessThan(unit)
      }),
      { numRuns: 2000 },
    )
  })

  test.each(foldedPages)('every number of pages to 130 on sheets of %i', (folded) => {
    for (const edge of ['left', 'right'] as const)
      for (let pages = 1; pages <= 130; pages++) {
        const common = { pages, edge, folded, last: 'short', blanks: 'end', creep: { type: 'none' } } as const
        for (const signature of [undefined, folded, 2 * folded]) {
          const { sheets } = planSignatures({ ...common, signature })
          const read = readFolded(bySignature(sheets), edge, 'like a leaf')
          expect(read.map(({ page }) => page).filter(isPage)).toEqual(upTo(pages))
        }
      }
  })

  test('a book turned the wrong way does not read right: the model can tell', () => {
    const plan = planSignatures({
      pages: 8,
      edge: 'left',
      folded: 4,
      last: 'short',
      blanks: 'end',
      creep: { type: 'none' },
    })
    const read = (turn: Turn, edge: 'left' | 'right') =>
      readFolded(bySignature(plan.sheets), edge, turn).map(
        ({ page, turned }) => (turned ? -1 : 1) * (page ?? 0),
      )
    expect(read('like a leaf', 'left')).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(read('head to foot', 'left')).not.toEqual(upTo(8))
    expect(read('like a leaf', 'right')).not.toEqual(upTo(8))
  })
})

describe('creep', () => {
  const wishes: SignatureWishes = {
    pages: 64,
    edge: 'left',
    folded: 4,
    last: 'short',
    blanks: 'end',
    creep: { type: 'none' },
  }

  /** How far the text of each page is from the trimmed fore edge, less what it would be without creep. */
  function foreEdge(more: Partial<SignatureWishes>, caliper: number): number[] {
    const all = { ...wishes, ...more }
    const read = readFolded(bySignature(planSignatures(all).sheets), all.edge, 'like a leaf')
    return read.map(({ isRecto, turned, move, depth }) => {
      const spineIsLeft = (all.edge === 'left') === isRecto
      const toSpine = (spineIsLeft ? -move : move) * (turned ? -1 : 1)
      // The leaf is pushed out by those around it and cut off by as much; its text was moved in.
      return Math.round((toSpine - depth * caliper) * 1e6) / 1e6 || 0
    })
  }

  test('is taken back exactly for every scheme, binding and number of pages', () => {
    fc.assert(
      fc.property(
        fc.record({
          pages: fc.integer({ min: 1, max: 300 }),
          edge: edges,
          folded: fc.constantFrom(...foldedPages),
          nested: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
        }),
        fc.double({ min: 0.05, max: 1, noNaN: true }),
        ({ nested, ...more }, caliper) => {
          const signature = nested === undefined ? undefined : nested * more.folded
          const inward = foreEdge({ ...more, signature, creep: { type: 'inward', caliper } }, caliper)
          expect(new Set(inward)).toEqual(new Set([0]))
        },
      ),
      { numRuns: 500 },
    )
  })

  test('centred: all pages move by the same against inward, half of the whole', () => {
    const centred = foreEdge({ creep: { type: 'centred', caliper: 0.1 } }, 0.1)
    expect(new Set(centred)).toEqual(new Set([-0.75]))
  })

  test('none: the inner pages lose what the paper pushes out', () => {
    const none = foreEdge({}, 0.1)
    expect(none[0]).toBe(0)
    expect(none[31]).toBe(-1.5)
  })
})

describe('pages and leaves beside each other', () => {
  const leaves = fc.record({
    pages: fc.integer({ min: 1, max: 300 }),
    edge: edges,
    columns: fc.integer({ min: 1, max: 4 }),
    rows: fc.integer({ min: 1, max: 4 }),
    sides: fc.constantFrom('both' as const, 'one' as const),
    blanks,
  })

  test('n-up reads 1 to n as the sheets lie', () => {
    fc.assert(
      fc.property(leaves, turns, (wishes, turn) => {
        const { sheets } = forTurn(planNUp(wishes), turn)
        expect(readFlat(sheets, wishes.edge, turn)).toEqual(upTo(wishes.pages))
        const perSheet = wishes.columns * wishes.rows * (wishes.sides === 'both' ? 2 : 1)
        expect(sheets).toHaveLength(Math.ceil(wishes.pages / perSheet))
      }),
      { numRuns: 500 },
    )
  })

  test('cut and stacked leaves read 1 to n', () => {
    const stacks = fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined })
    fc.assert(
      fc.property(leaves, turns, stacks, (wishes, turn, stack) => {
        const plan = planCutAndStack({ ...wishes, stack })
        const { sheets } = forTurn(plan, turn)
        const high = Math.min(stack ?? Number.POSITIVE_INFINITY, sheets.length)
        const read = readStacked(sheets, wishes.edge, turn, high, wishes.sides)
        expectBook(read, wishes.pages, wishes.blanks)
        expect(plan.blanks).toBe(read.length - wishes.pages)
        const perSheet = wishes.columns * wishes.rows * (wishes.sides === 'both' ? 2 : 1)
        expect(sheets).toHaveLength(Math.ceil(wishes.pages / perSheet))
      }),
      { numRuns: 1000 },
    )
  })
})
