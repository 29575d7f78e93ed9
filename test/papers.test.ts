import { describe, expect, test } from 'vitest'
import { blockThickness, saddleLimits, suitableMethod } from '../src/binding.ts'
import { findPaper, paperNames } from '../src/papers.ts'

const mm = 72 / 25.4
const inMillimetres = (name: string) => {
  const paper = findPaper(name)
  return paper && [Math.round((paper.caliper / mm) * 1000) / 1000, paper.basis]
}

describe('papers', () => {
  test.each([
    ['双胶纸 80g', [0.1, 'table']],
    ['80克双胶纸', [0.1, 'table']],
    ['80 g/㎡ 双胶纸', [0.1, 'table']],
    ['胶版纸80', [0.1, 'table']],
    ['Offset 80 gsm', [0.1, 'table']],
    ['offset 80 g/m²', [0.1, 'table']],
    ['铜版纸 157g', [0.128, 'table']],
    // Half way from 70 to 80 g.
    ['双胶纸 75g', [0.095, 'between']],
    ['双胶纸 400g', undefined],
    ['双胶纸', undefined],
    ['宣纸 30g', undefined],
    ['', undefined],
  ])('%s', (name, expected) => {
    expect(inMillimetres(name)).toEqual(expected)
  })

  test('a measured value goes before the table', () => {
    const own = [{ name: '双胶纸 80g', gsm: 80, caliper: 0.3 }]
    expect(findPaper('80g 双胶纸', own)).toMatchObject({ caliper: 0.3, basis: 'measured' })
    expect(findPaper('双胶纸 70g', own)).toMatchObject({ basis: 'table' })
  })

  test('heavier paper of a kind is thicker, and the bulk is that of paper', () => {
    for (const names of Object.values(paperNames))
      for (const name of names) {
        const [, kind = '', from = '', to = ''] = /^(.+) (\d+)–(\d+)g$/.exec(name) ?? []
        let before = 0
        for (let gsm = Number(from); gsm <= Number(to); gsm++) {
          const caliper = findPaper(`${kind} ${gsm}g`)?.caliper ?? 0
          expect(caliper).toBeGreaterThan(before)
          const bulk = ((caliper / mm) * 1000) / gsm
          expect(bulk).toBeGreaterThan(0.75)
          expect(bulk).toBeLessThan(1.7)
          before = caliper
        }
      }
  })
})

describe('binding', () => {
  const offset = findPaper('双胶纸 80g') ?? { caliper: 0 }
  const board = findPaper('白卡纸 300g') ?? { caliper: 0 }

  test('64 pages of 80 g are 3.2 mm thick and can be stitched, 68 are glued', () => {
    expect(blockThickness(64, offset) / mm).toBeCloseTo(3.2, 6)
    expect(suitableMethod(64, offset)).toBe('saddle')
    expect(suitableMethod(68, offset)).toBe('perfect')
  })

  test('thick paper is glued sooner', () => {
    expect(suitableMethod(16, board)).toBe('saddle')
    expect(suitableMethod(24, board)).toBe('perfect')
    expect(blockThickness(24, board)).toBeGreaterThan(saddleLimits.gapes)
  })
})
