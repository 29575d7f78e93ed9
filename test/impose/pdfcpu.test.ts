import { expect, test } from 'vitest'
import type { Place, Plan } from '../../src/impose/plan.ts'
import { planCutAndStack } from '../../src/impose/plan-leaves.ts'
import { type Gang, planSignatures, type SignatureWishes } from '../../src/impose/plan-signatures.ts'
import { turnBacks } from '../../src/impose/turn-backs.ts'

/**
 * The page orders that pdfcpu's `booklet` command is tested with (github.com/pdfcpu/pdfcpu, pkg/pdfcpu/booklet_test.go
 * at 141ddba, the orders as facts): sheet by sheet, front and back, each row by row as it is printed; 0 is a blank.
 *
 * How its options are called here is ours. pdfcpu folds sheets of four pages the other way up: its rows are ours from
 * the bottom (`bottom row first`). Its books that are bound at the top are ours of two rows, each four pages of which
 * are cut off and turned a quarter to the left (`quarter turn`); their backs, which it turns over along the other edge,
 * stand on their heads.
 */
type Case = {
  name: string
  pages: number
  plan: (pages: number) => Plan
  /** For printers that turn the sheet head to foot. */
  backsTurned?: true
  reading?: 'bottom row first' | 'quarter turn' | 'quarter turn, backs on their heads'
  order: number[]
}

const cases: Case[] = [
  {
    name: '2up',
    pages: 16,
    plan: stitched(),
    backsTurned: true,
    order: [16, 1, 15, 2, 14, 3, 13, 4, 12, 5, 11, 6, 10, 7, 9, 8],
  },
  {
    name: '2up with trailing blank pages',
    pages: 10,
    plan: stitched(),
    backsTurned: true,
    order: [0, 1, 0, 2, 10, 3, 9, 4, 8, 5, 7, 6],
  },
  {
    name: 'booklet portrait long edge',
    pages: 16,
    plan: stitched({ columns: 1, rows: 2, headsTogether: true }),
    order: [16, 1, 3, 14, 2, 15, 13, 4, 12, 5, 7, 10, 6, 11, 9, 8],
  },
  {
    name: 'booklet landscape short edge',
    pages: 8,
    plan: stitched({ columns: 1, rows: 2, headsTogether: true }),
    backsTurned: true,
    order: [8, 1, 3, 6, 4, 5, 7, 2],
  },
  {
    name: 'booklet topfold portrait',
    pages: 16,
    plan: stitched({ columns: 1, rows: 2, headsTogether: true }, { edge: 'right' }),
    reading: 'quarter turn, backs on their heads',
    order: [16, 3, 1, 14, 4, 15, 13, 2, 12, 7, 5, 10, 8, 11, 9, 6],
  },
  {
    name: 'booklet topfold landscape',
    pages: 8,
    plan: stitched({ columns: 1, rows: 2, headsTogether: true }, { edge: 'right' }),
    reading: 'quarter turn',
    order: [8, 3, 1, 6, 2, 5, 7, 4],
  },
  {
    name: 'advanced portrait long edge',
    pages: 8,
    plan: folded(8),
    reading: 'bottom row first',
    order: [8, 1, 5, 4, 2, 7, 3, 6],
  },
  {
    name: 'advanced landscape short edge',
    pages: 8,
    plan: folded(8),
    backsTurned: true,
    reading: 'bottom row first',
    order: [8, 1, 5, 4, 6, 3, 7, 2],
  },
  {
    name: '6up',
    pages: 12,
    plan: stitched({ columns: 1, rows: 3 }),
    order: [12, 1, 10, 3, 8, 5, 2, 11, 4, 9, 6, 7],
  },
  {
    name: '6up multisheet',
    pages: 24,
    plan: stitched({ columns: 1, rows: 3 }),
    order: [24, 1, 22, 3, 20, 5, 2, 23, 4, 21, 6, 19, 18, 7, 16, 9, 14, 11, 8, 17, 10, 15, 12, 13],
  },
  {
    name: '8up',
    pages: 32,
    plan: stitched({ columns: 1, rows: 4, headsTogether: true }),
    reading: 'quarter turn, backs on their heads',
    order: [
      1, 30, 32, 3, 5, 26, 28, 7, 29, 2, 4, 31, 25, 6, 8, 27, 9, 22, 24, 11, 13, 18, 20, 15, 21, 10, 12, 23,
      17, 14, 16, 19,
    ],
  },
  {
    name: '8up portrait short edge',
    pages: 16,
    plan: stitched({ columns: 1, rows: 4 }),
    order: [16, 1, 14, 3, 12, 5, 10, 7, 2, 15, 4, 13, 6, 11, 8, 9],
  },
  {
    name: '8up landscape short edge',
    pages: 16,
    plan: stitched({ columns: 1, rows: 4 }),
    order: [16, 1, 14, 3, 12, 5, 10, 7, 2, 15, 4, 13, 6, 11, 8, 9],
  },
  {
    name: '8up landscape long edge',
    pages: 16,
    plan: stitched({ columns: 1, rows: 4, headsTogether: true }),
    reading: 'quarter turn, backs on their heads',
    order: [1, 14, 16, 3, 5, 10, 12, 7, 13, 2, 4, 15, 9, 6, 8, 11],
  },
  {
    name: 'perfect bound 2up',
    pages: 8,
    plan: cut(2, 1),
    backsTurned: true,
    order: [1, 3, 2, 4, 5, 7, 6, 8],
  },
  {
    name: 'perfect bound 4up',
    pages: 16,
    plan: cut(2, 2),
    order: [1, 3, 5, 7, 4, 2, 8, 6, 9, 11, 13, 15, 12, 10, 16, 14],
  },
  {
    name: 'perfect bound 4up landscape short-edge',
    pages: 16,
    plan: cut(2, 2),
    backsTurned: true,
    order: [1, 3, 5, 7, 6, 8, 2, 4, 9, 11, 13, 15, 14, 16, 10, 12],
  },
  {
    name: 'perfect bound 8up',
    pages: 16,
    plan: cut(2, 4),
    order: [1, 3, 5, 7, 9, 11, 13, 15, 4, 2, 8, 6, 12, 10, 16, 14],
  },
  {
    name: 'signatures 2up',
    pages: 16,
    plan: stitched(undefined, { signature: 12 }),
    backsTurned: true,
    order: [12, 1, 11, 2, 10, 3, 9, 4, 8, 5, 7, 6, 16, 13, 15, 14],
  },
  {
    name: 'signatures 4up',
    pages: 24,
    plan: stitched({ columns: 1, rows: 2, headsTogether: true }, { signature: 16 }),
    order: [16, 1, 3, 14, 2, 15, 13, 4, 12, 5, 7, 10, 6, 11, 9, 8, 24, 17, 19, 22, 18, 23, 21, 20],
  },
  {
    name: 'signatures 2up with trailing blank pages',
    pages: 18,
    plan: stitched(undefined, { signature: 12 }),
    backsTurned: true,
    order: [12, 1, 11, 2, 10, 3, 9, 4, 8, 5, 7, 6, 0, 13, 0, 14, 18, 15, 17, 16],
  },
]

test.each(cases)('$name', ({ pages, plan, backsTurned, reading, order }) => {
  const made = plan(pages)
  const { sheets } = backsTurned ? turnBacks(made) : made
  const read = sheets.flatMap(({ front, back, rows }) => {
    if (reading === undefined) return [...front, ...back]
    if (reading === 'bottom row first') return [...fromBottom(front, rows), ...fromBottom(back, rows)]
    const turnedBack = quarterTurns(back)
    return [
      ...quarterTurns(front).flat(),
      ...turnedBack.flatMap((block) => (reading === 'quarter turn' ? block : block.toReversed())),
    ]
  })
  expect(read.map(({ page }) => page ?? 0)).toEqual(order)
})

function stitched(gang?: Gang, more: Partial<SignatureWishes> = {}) {
  return (pages: number) =>
    planSignatures({
      pages,
      edge: 'left',
      folded: 4,
      last: 'short',
      blanks: 'end',
      creep: { type: 'none' },
      gang,
      ...more,
    })
}

function folded(count: 8 | 16) {
  return stitched(undefined, { folded: count })
}

function cut(columns: number, rows: number) {
  return (pages: number) =>
    planCutAndStack({ pages, edge: 'left', columns, rows, sides: 'both', blanks: 'end', stack: 1 })
}

function fromBottom(places: Place[], rows: number): Place[] {
  return Array.from({ length: rows }, (_, index) =>
    places.filter(({ row }) => row === rows - 1 - index),
  ).flat()
}

/** Blocks of two rows and two columns, from the top, each turned a quarter to the left. */
function quarterTurns(places: Place[]): Place[][] {
  return Array.from({ length: places.length / 4 }, (_, index) => {
    const [topLeft, topRight, bottomLeft, bottomRight] = places.slice(4 * index, 4 * index + 4)
    return [topRight, bottomRight, topLeft, bottomLeft].flatMap((place) => place ?? [])
  })
}
