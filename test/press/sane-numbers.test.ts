import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, test, vi } from 'vitest'
import { readContent } from '../../src/pdf/read-content.ts'
import type { NumberSurroundings } from '../../src/press/number-surroundings.ts'
import { saneNumbers } from '../../src/press/sane-numbers.ts'
import { type Judge, judged } from '../print/judge.ts'
import { foreignPdf } from './foreign-pdf.ts'

// Four drawings of a hundred pages.
vi.setConfig({ testTimeout: 240_000 })

const SIDE = 150

const page: NumberSurroundings = {
  area: { left: 0, bottom: 0, right: SIDE, top: SIDE },
  linesOf: () => ({}),
  isPart: false,
}

function sane(content: string, around: Partial<NumberSurroundings> = {}): string {
  return Buffer.from(saneNumbers(Buffer.from(content, 'latin1'), { ...page, ...around })).toString('latin1')
}

function largest(content: string): number {
  const numbers = [...readContent(Buffer.from(content, 'latin1'))].flatMap(({ operands }) =>
    operands.flatMap((operand) => (operand.type === 'number' ? [Math.abs(operand.value)] : [])),
  )
  return Math.max(...numbers)
}

describe('what is written', () => {
  test('the bar of a root, which its element cuts', () => {
    const root = 'q 20 20 30 40 re W n .1 0 0 .1 20 30 cm 0 0 m 401001 0 l 401001 40 l 0 40 l h f Q'
    expect(sane(root)).toBe('q 20 20 30 40 re W n .1 0 0 .1 20 30 cm 0 0 m\n460 0 l\n460 40 l\n0 40 l\nh f Q')
  })

  test('nothing else is touched', () => {
    const plain = '32767 0 m 5 5 l S % 99999\n(99999 0 m) Tj /G1 gs'
    expect(sane(plain)).toBe(plain)
    const strange = '40000 0 l S 1 1 m 99999 9 l q Q S 5 5 m 99999 (x) l f'
    expect(sane(strange)).toBe(strange)
  })

  test('a matrix is written in two, which are the same', () => {
    expect(sane('1 0 0 1 0 -65536 cm')).toBe('4 0 0 4 0 0 cm 0.25 0 0 0.25 0 -16384 cm')
  })

  test('units that are too small become larger, lines and dashes with them', () => {
    expect(sane('.001 0 0 .001 0 0 cm 200 w [40 80] 8 d 0 50000 m 100000 50000 l s')).toBe(
      '.001 0 0 .001 0 0 cm 200 w [40 80] 8 d 4 0 0 4 0 0 cm 50 w [10 20] 2 d 0 12500 m\n25000 12500 l\nh S 0.25 0 0 0.25 0 0 cm 200 w [40 80] 8 d',
    )
  })

  test('lines of which the width is not known stay, those of which a state says it do not', () => {
    const content = '0 0 m 99999 0 l S'
    expect(sane(content, { isPart: true })).toBe(content)
    const linesOf = () => ({ width: 4, miter: 10, dash: { lengths: [], phase: 0 } })
    expect(largest(sane(`/G gs ${content}`, { isPart: true, linesOf }))).toBeLessThan(300)
  })
})

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/**
 * A page with one path, concave, crossing itself, in pieces: in units of any size and direction, painted in any way.
 * With curves it has no dashes: readers measure curves by the corners that they draw them with, each of it in others.
 */
function drawing(seed: number): string {
  const roll = dice(seed)
  const one = <Kind>(...kinds: readonly Kind[]): Kind => kinds[Math.floor(roll() * kinds.length)] as Kind
  const unit = one(1, 0.05, 0.0008)
  const size = SIDE / unit
  const written = (values: readonly number[]) => values.map((value) => (value * size).toFixed(3)).join(' ')
  /** The page goes from -0.5 to 0.5. Readers draw curves that are larger still in few corners. */
  const places = (count: number, furthest: number) =>
    written(Array.from({ length: 2 * count }, () => (roll() - 0.5) * one(1, 1, 1.4, 8, furthest)))
  const lines = [
    () => `${places(1, 600)} l`,
    () => `${places(1, 600)} l`,
    () => `${places(2, 600)} re`,
    () => 'h',
    () => `${places(1, 600)} m`,
  ]
  const curves = [() => `${places(3, 8)} c`, () => `${places(2, 8)} y`, () => `${places(2, 8)} v`]
  const kinds = isRound(seed) ? [...lines, ...curves] : lines
  const parts = Array.from({ length: 2 + Math.floor(roll() * 7) }, () => one(...kinds)())
  const [angle, skew] = [one(0, 0, 0.4, 1.9), one(0, 0, 0.3)]
  const [cos, sin] = [Math.cos(angle) * unit, Math.sin(angle) * unit]
  const matrix = [cos, sin, -sin + skew * unit, cos].map((value) => value.toFixed(8))
  const dash = isRound(seed)
    ? ''
    : one('', `[${written([0.05, 0.03])}] ${written([0.01])} d`, `[${written([0.07])}] 0 d`)
  const paint = one('f', 'f*', 'S', 's', 'B', 'b*', 'W n', 'W* n')
  return [
    `q ${matrix.join(' ')} ${SIDE / 2} ${SIDE / 2} cm 0.2 0.5 0.3 rg 0.6 0.1 0.2 RG`,
    `${written([one(0.005, 0.03)])} w ${one(0, 1, 2)} J ${one(0, 1, 2)} j ${dash}`,
    `${places(1, 600)} m`,
    ...parts,
    paint,
    paint.startsWith('W') ? `${written([-1, -1, 2, 2])} re f` : '',
    'Q 0.1 0.1 0.8 rg 0 0 9 4 re f',
  ].join('\n')
}

function isRound(seed: number): boolean {
  return seed % 2 === 1
}

/** Each page as a program draws it, three bytes a dot. */
async function drawn(judge: Judge, pdf: Uint8Array): Promise<Buffer[]> {
  const folder = mkdtempSync(join(tmpdir(), 'banxin-sane-'))
  try {
    const path = join(folder, 'page.pdf')
    writeFileSync(path, pdf)
    if (judge === 'gs') {
      const how = ['-q', '-dNOPAUSE', '-dBATCH', '-sDEVICE=png16m', '-r96', '-dGraphicsAlphaBits=4']
      execFileSync(judge, [...how, '-o', join(folder, '%03d.png'), path])
    } else execFileSync(judge, ['-r', '96', '-png', path, join(folder, 'p')], { stdio: 'ignore' })
    const pictures = readdirSync(folder)
      .filter((name) => name.endsWith('.png'))
      .sort()
    return await Promise.all(pictures.map((name) => sharp(join(folder, name)).removeAlpha().raw().toBuffer()))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

judged(['pdftoppm', 'gs'], 'what is seen of any path is the same to two readers, dot by dot', async () => {
  const seeds = Array.from({ length: 150 }, (_, seed) => seed).filter(
    (seed) => largest(drawing(seed)) > 32_767,
  )
  expect(seeds.length).toBeGreaterThan(80)
  const contents = seeds.map(drawing)
  const tamed = contents.map((content) => sane(content))
  for (const content of tamed) expect(largest(content)).toBeLessThanOrEqual(32_767)
  const box = [0, 0, SIDE, SIDE]
  const entries = () => ({ MediaBox: box, TrimBox: box, BleedBox: box })
  const [before, after] = await Promise.all(
    [contents, tamed].map((all) => foreignPdf(all.map((content) => ({ content, entries })))),
  )
  for (const judge of ['pdftoppm', 'gs'] as const) {
    const [one, other] = [
      await drawn(judge, before ?? new Uint8Array()),
      await drawn(judge, after ?? new Uint8Array()),
    ]
    expect(other.length).toBe(contents.length)
    let seen = 0
    for (const [index, picture] of one.entries()) {
      const content = contents[index] ?? ''
      const dots = dotsApart(picture, other[index] ?? Buffer.alloc(0))
      const kind = content.includes(' d\n') ? 'dashed' : isRound(seeds[index] ?? 0) ? 'round' : 'straight'
      expect(dots, `${judge}\n${content}`).toBeLessThanOrEqual(most[judge][kind])
      if (index > 0 && dotsApart(picture, one[index - 1] ?? picture) > 1000) seen++
    }
    expect(seen, 'the pictures show something').toBeGreaterThan(contents.length / 2)
  }
})

/**
 * Dots of 40,000 that may differ: readers draw curves with corners, which are others on a part of a curve. Ghostscript
 * counts dashes in single precision, and is no judge of those far from their beginning.
 */
const most = {
  pdftoppm: { straight: 0, dashed: 0, round: 8 },
  gs: { straight: 4, dashed: Number.POSITIVE_INFINITY, round: 200 },
}

/** How many of their dots differ so much that one sees it. */
function dotsApart(one: Uint8Array, other: Uint8Array): number {
  let count = 0
  for (let at = 0; at + 2 < one.length; at += 3) {
    let most = 0
    for (let part = at; part < at + 3; part++)
      most = Math.max(most, Math.abs((one[part] ?? 0) - (other[part] ?? 0)))
    if (most > 40) count++
  }
  return count
}
