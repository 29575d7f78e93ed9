import { expect, it } from 'vitest'
import { bestOf, type Result } from '../../../scripts/bench/compare.ts'
import { lossesOf } from '../../../scripts/bench/count-lost.ts'
import { resultTable, targetTable } from '../../../scripts/bench/describe-results.ts'
import { CHANGED, COLD, PAGEDJS, PLAIN, targets } from '../../../scripts/bench/targets.ts'

function result(press: string, seconds: number, pages: number, peakMemory = 800): Result {
  return { press, pages, build: { seconds, stages: { read: 1 }, peakMemory }, losses: undefined }
}

const measurements = [
  { book: '160 pages', results: [result(COLD, 8, 160)] },
  {
    book: '640 pages',
    results: [
      result(COLD, 10, 640, 1900),
      result(CHANGED, 4, 640),
      result(PLAIN, 8, 640),
      // Not ours: its memory has no target.
      result(PAGEDJS, 40, 640, 3000),
    ],
  },
  { book: '1280 pages', results: [result(COLD, 64, 1280)] },
]

it('holds what was measured against the targets', () => {
  const press = {
    pages: 500,
    seconds: 6,
    peakMemory: 410,
    bytes: 1,
    ghostscript: { seconds: 60, peakMemory: 1, bytes: 1 },
  }
  const reached = targets(measurements, press)
  expect(reached.map(({ value }) => value)).toEqual([0.25, 0.4, 1.25, 1, 1900, undefined, 0.1, 410])
  expect(targetTable(reached).split('\n').slice(2)).toEqual([
    '| 640 pages, cold, to pagedjs-cli | ≤ 0.5 | 0.25 | holds |',
    '| 640 pages, one paragraph changed, to cold | ≤ 0.35 | 0.40 | **missed** |',
    '| 640 pages, cold, to the same without the composer | ≤ 1.25 | 1.25 | holds |',
    '| time per page, cold, 1,280 pages to 160 | ≤ 1.2 | 1.00 | holds |',
    '| peak memory of any build in MiB | ≤ 2048 | 1900 | holds |',
    '| to-the-masses, cold, to pagedjs-cli | ≤ 0.5 |  | not measured |',
    '| 500 pages rewritten for the press, to Ghostscript | ≤ 0.15 | 0.10 | holds |',
    '| peak memory of the press in MiB | ≤ 400 | 410 | **missed** |',
  ])
})

it('takes the quickest build of each press', () => {
  const rounds = [
    [result(COLD, 9, 40), result(PAGEDJS, 5, 40)],
    [result(COLD, 7, 40), result(PAGEDJS, 6, 40)],
  ]
  expect(bestOf(rounds).map(({ build }) => build.seconds)).toEqual([7, 5])
  expect(bestOf([])).toEqual([])
})

it('has a row for every build, with its ratios', () => {
  expect(resultTable(measurements).split('\n')[4]).toBe(
    `| 640 pages | ${CHANGED} | 640 | 4.00 | 160.0 | 0.10 | 0.40 | 800 | ? | ? |`,
  )
  expect(resultTable(measurements).split('\n')).toHaveLength(8)
})

it('counts Han characters that are lacking, whatever their order, and those that became radicals', () => {
  expect(lossesOf('山高水长，山。', '长水 高山山 3')).toEqual({ lost: 0, radicals: 0 })
  expect(lossesOf('山高水长山', '水长高水山')).toEqual({ lost: 1, radicals: 0 })
  // U+2ED3 and U+2F54 in the place of 长 and 水: there, but under another name.
  expect(lossesOf('山高水长', '高\u2F54\u2ED3')).toEqual({ lost: 1, radicals: 2 })
})
