import { describe, expect, test } from 'vitest'
import { type PagePlan, planPages, type Unit } from './in-page.ts'

const LINE = 20
const FREE = 0
const BAD = 2
const KEEP = 3
const FORCED = Number.POSITIVE_INFINITY

/** Units below each other; each is one line high unless told. */
function flow(parts: (Partial<Unit> & { height?: number })[]): Unit[] {
  let y = 0
  return parts.map(({ height = LINE, ...rest }) => {
    const top = y
    y += height
    return {
      top,
      bottom: y,
      node: undefined,
      offset: 0,
      rowCut: undefined,
      repeat: 0,
      penalty: FREE,
      notes: [],
      ...rest,
    }
  })
}

function lines(count: number, part: Partial<Unit> = {}): (Partial<Unit> & { height?: number })[] {
  return Array.from({ length: count }, () => part)
}

/** A paragraph: no break after its first line nor before its last. */
function paragraph(count: number): Partial<Unit>[] {
  return Array.from({ length: count }, (_, index) => ({
    penalty: index === 1 || (index > 0 && index === count - 1) ? BAD : FREE,
  }))
}

/** Notes of so many lines each, and their ranges by name `n0`, `n1` … */
function notes(...counts: number[]) {
  const ranges = new Map<string, { from: number; to: number }>()
  let from = 0
  for (const [index, count] of counts.entries()) {
    ranges.set(`n${index}`, { from, to: from + count })
    from += count
  }
  return { noteLines: flow(lines(from)), ranges }
}

function plan(
  units: Unit[],
  pageLines: number,
  { noteLines, ranges } = notes(),
  room: { shrink?: number[]; opens?: 'recto' | 'verso' } = {},
): PagePlan[] {
  const flow = { units, noteLines, noteRanges: ranges, line: LINE, noteGap: LINE }
  return planPages(flow, { height: pageLines * LINE, shrink: [], ...room })
}

/** `0-10 10-12`: what the pages take of the text. */
function texts(pages: PagePlan[]): string {
  return pages.map(({ from, to }) => `${from}-${to}`).join(' ')
}

/** The same of the notes, `-` where a page has none. */
function noteParts(pages: PagePlan[]): string {
  return pages.map(({ noteFrom, noteTo }) => (noteTo > noteFrom ? `${noteFrom}-${noteTo}` : '-')).join(' ')
}

describe('text', () => {
  test('an empty flow makes no page', () => {
    expect(plan([], 10)).toEqual([])
  })

  test('pages are filled to the last line', () => {
    expect(texts(plan(flow(lines(25)), 10))).toBe('0-10 10-20 20-25')
  })

  test('half a pixel of rounding is no overflow, a whole one is', () => {
    expect(texts(plan(flow([...lines(9), { height: LINE + 0.4 }, {}]), 10))).toBe('0-10 10-11')
    expect(texts(plan(flow([...lines(9), { height: LINE + 1 }, {}]), 10))).toBe('0-9 9-11')
  })

  test('no widow: the last line of a paragraph takes one along', () => {
    expect(texts(plan(flow([...paragraph(4), ...paragraph(7), ...paragraph(4)]), 10))).toBe('0-9 9-15')
  })

  test('no orphan: the first line of a paragraph waits for the second', () => {
    expect(texts(plan(flow([...paragraph(9), ...paragraph(6)]), 10))).toBe('0-9 9-15')
  })

  test('a heading goes with the text that it announces, though half a page stays empty', () => {
    const units = flow([...lines(4), { height: 2 * LINE }, { height: 5 * LINE, penalty: KEEP }])
    expect(texts(plan(units, 10))).toBe('0-4 4-6')
  })

  test('a chain of headings higher than a page is broken all the same', () => {
    const pages = plan(flow([{}, ...lines(24, { penalty: KEEP })]), 10)
    expect(texts(pages)).toBe('0-10 10-20 20-25')
    expect(pages.some((page) => page.overfull)).toBe(false)
  })

  test('a forced break ends the page, however empty', () => {
    expect(texts(plan(flow([...lines(3), { penalty: FORCED }, ...lines(3)]), 10))).toBe('0-3 3-7')
  })

  test('a forced break at the very beginning makes no empty page', () => {
    expect(texts(plan(flow([{ penalty: FORCED }, ...lines(3)]), 10))).toBe('0-4')
  })

  test('a repeated table head takes its room again', () => {
    const rows = flow([{}, ...lines(30, { repeat: LINE })])
    expect(texts(plan(rows, 10))).toBe('0-10 10-19 19-28 28-31')
  })

  test('what is taller than a page is told, alone on its page, and the rest goes on', () => {
    const pages = plan(flow([...lines(2), { height: 11 * LINE }, ...lines(2)]), 10)
    expect(texts(pages)).toBe('0-2 2-3 3-5')
    expect(pages.map((page) => page.overfull)).toEqual([false, true, false])
  })

  test('a page told to be lower is lower, the others are not', () => {
    expect(texts(plan(flow(lines(25)), 10, notes(), { shrink: [0, 2 * LINE] }))).toBe('0-10 10-18 18-25')
  })
})

describe('notes', () => {
  test('stand on the page of their call, below a gap of a line', () => {
    const units = flow([...lines(3), { notes: ['n0'] }, ...lines(11)])
    const pages = plan(units, 10, notes(2))
    expect(texts(pages)).toBe('0-7 7-15')
    expect(noteParts(pages)).toBe('0-2 -')
  })

  test('a call whose note has no room even for a line goes to the next page', () => {
    const units = flow([...lines(9), { notes: ['n0'] }, ...lines(3)])
    const pages = plan(units, 10, notes(3))
    expect(texts(pages)).toBe('0-9 9-13')
    expect(noteParts(pages)).toBe('- 0-3')
  })

  test('a note that does not fit goes on at the foot of the next page', () => {
    const units = flow([...lines(5), { notes: ['n0'] }, ...lines(12)])
    const pages = plan(units, 10, notes(9))
    expect(noteParts(pages)).toBe('0-3 3-9 -')
    expect(texts(pages)).toBe('0-6 6-9 9-18')
  })

  test('a note longer than a page fills pages of its own', () => {
    const pages = plan(flow([{ notes: ['n0'] }, {}]), 10, notes(30))
    expect(noteParts(pages)).toBe('0-8 8-16 16-25 25-30')
    expect(texts(pages)).toBe('0-1 1-2 2-2 2-2')
  })

  test('the last line of a note takes one along, on two pages or three', () => {
    const units = flow([{ notes: ['n0'] }, {}])
    expect(noteParts(plan(units, 10, notes(9)))).toBe('0-7 7-9')
    expect(noteParts(plan(units, 10, notes(17)))).toBe('0-8 8-15 15-17')
  })

  test('further text pushes no note off the page of its call', () => {
    const units = flow([
      ...lines(4),
      { notes: ['n0'] },
      {},
      { notes: ['n1'], penalty: KEEP },
      { penalty: KEEP },
      ...lines(6),
    ])
    const pages = plan(units, 13, notes(4, 1))
    expect(texts(pages)).toBe('0-5 5-14')
    expect(noteParts(pages)).toBe('0-4 4-5')
  })

  test('the second call of a note brings it no second time', () => {
    const units = flow([{ notes: ['n0'] }, ...lines(9), { notes: ['n0'] }, ...lines(9)])
    expect(noteParts(plan(units, 10, notes(1)))).toBe('0-1 - -')
  })

  test('every line of every note comes once, in order, for many ways to place the calls', () => {
    for (let seed = 1; seed <= 300; seed++) {
      let state = seed
      const next = (below: number) => {
        state = (state * 48_271) % 2_147_483_647
        return state % below
      }
      const counts = Array.from({ length: 1 + next(8) }, () => 1 + next(16))
      const given = notes(...counts)
      const units = flow(
        counts.flatMap((_, index) => [
          ...Array.from({ length: next(9) }, () => ({ penalty: next(4) })),
          { notes: [`n${index}`], penalty: next(4) },
        ]),
      )
      const pages = plan(units, 6 + next(8), given)
      let text = 0
      let note = 0
      for (const page of pages) {
        expect([page.from, page.noteFrom], `seed ${seed}`).toEqual([text, note])
        expect(page.to + page.noteTo, `seed ${seed}: a page takes something`).toBeGreaterThan(text + note)
        text = page.to
        note = page.noteTo
      }
      expect([text, note], `seed ${seed}`).toEqual([units.length, given.noteLines.length])
      // None of its lines is alone on a page after that, if it has more than three.
      for (const { from, to } of given.ranges.values())
        for (const { noteFrom, noteTo } of pages.filter((page) => page.noteFrom > from && page.noteFrom < to))
          expect(to - from <= 3 || Math.min(noteTo, to) - noteFrom, `seed ${seed}`).not.toBe(1)
      // A note begins on the page of its call.
      for (const [index] of counts.entries()) {
        const range = given.ranges.get(`n${index}`)
        const call = units.findIndex((unit) => unit.notes.includes(`n${index}`))
        const page = pages.find(({ from, to }) => call >= from && call < to)
        const start = range?.from ?? -1
        // Only where a longer note fills the page does a line stand above without its note.
        const begins = page !== undefined && (page.noteTo > start || page.to - page.from === 1)
        expect(begins, `seed ${seed} n${index}`).toBe(true)
      }
    }
  })
})

describe('two pages that lie open together', () => {
  const verso = { opens: 'verso' } as const

  /** Forty lines; no page may end before those named. */
  function pagesOf(opens: 'recto' | 'verso' | undefined, ...bad: number[]): string {
    const parts = lines(40).map((_, index) => ({ penalty: bad.includes(index) ? BAD : FREE }))
    return texts(plan(flow(parts), 10, notes(), { opens }))
  }

  test('end on the same line, whichever of them must end early', () => {
    expect(pagesOf(undefined, 10)).toBe('0-9 9-19 19-29 29-39 39-40')
    expect(pagesOf('verso', 10)).toBe('0-9 9-18 18-28 28-38 38-40')
    expect(pagesOf('verso', 20)).toBe('0-9 9-18 18-28 28-38 38-40')
  })

  test('are not those on both sides of a leaf', () => {
    expect(pagesOf('recto', 10)).toBe('0-9 9-19 19-29 29-39 39-40')
    // One line less on the page before them, and both are full.
    expect(pagesOf('recto', 20)).toBe('0-9 9-19 19-29 29-39 39-40')
  })

  test('end on different lines before anything is torn', () => {
    expect(pagesOf('verso', 10, 16, 17, 18)).toBe('0-9 9-19 19-29 29-39 39-40')
  })

  test('have the same foot by what the spread before them gives, where they have none by themselves', () => {
    // From 20 on they could end at 30 and 40, 29 and 38, or 28 and 36: one of each pair is bad.
    const parts = lines(46).map((_, index) => ({ penalty: [29, 36, 40].includes(index) ? BAD : FREE }))
    expect(texts(plan(flow(parts), 10))).toBe('0-10 10-20 20-30 30-39 39-46')
    expect(texts(plan(flow(parts), 10, notes(), verso))).toBe('0-9 9-18 18-28 28-38 38-46')
  })

  test('may end more than two lines early where one of them must', () => {
    const parts = lines(40).map((_, index) => ({ penalty: [7, 8, 9, 10].includes(index) ? KEEP : FREE }))
    expect(texts(plan(flow(parts), 10, notes(), verso))).toBe('0-6 6-12 12-22 22-32 32-40')
  })

  test('do not look to a page whose text ends on it, or was broken by its author', () => {
    expect(texts(plan(flow(lines(14)), 10, notes(), verso))).toBe('0-10 10-14')
    const broken = flow([...lines(14), { penalty: FORCED }, ...lines(3)])
    expect(texts(plan(broken, 10, notes(), verso))).toBe('0-10 10-14 14-18')
  })

  test('what fills a page gives nothing', () => {
    const pages = plan(
      flow([{ height: 10 * LINE }, ...lines(8), { height: 5 * LINE }, ...lines(9)]),
      10,
      notes(),
      verso,
    )
    expect(texts(pages)).toBe('0-1 1-9 9-15 15-19')
    expect(pages.some((page) => page.overfull)).toBe(false)
  })

  test('take every line once, no page more and tear no more than pages filled in turn, and differ by no more', () => {
    let better = 0
    for (let seed = 1; seed <= 200; seed++) {
      let state = seed
      const next = (below: number) => {
        state = (state * 48_271) % 2_147_483_647
        return state % below
      }
      const parts = Array.from({ length: 12 + next(24) }, () => {
        const heading = next(4) === 0 ? [{ height: 2 * LINE }] : []
        const [first, ...rest] = paragraph(1 + next(6))
        return [...heading, { ...first, penalty: heading.length > 0 ? KEEP : FREE }, ...rest]
      })
      const units = flow(parts.flat())
      const opens = seed % 2 === 0 ? 'recto' : 'verso'
      const alone = plan(units, 10)
      const together = plan(units, 10, notes(), { opens })
      expect(together.map(({ from }) => from).slice(1), `seed ${seed}`).toEqual(
        together.map(({ to }) => to).slice(0, -1),
      )
      expect([together[0]?.from, together.at(-1)?.to], `seed ${seed}`).toEqual([0, units.length])
      expect(together.length, `seed ${seed}`).toBeLessThanOrEqual(alone.length)
      expect(tornBy(units, together), `seed ${seed}`).toBeLessThanOrEqual(tornBy(units, alone))
      const [before, after] = [alone, together].map((pages) => differences(units, pages, opens))
      expect(after, `seed ${seed}`).toBeLessThanOrEqual(before ?? 0)
      if ((after ?? 0) < (before ?? 0)) better++
    }
    expect(better).toBeGreaterThan(50)
  })

  /** Penalties of all page ends together. */
  function tornBy(units: Unit[], pages: PagePlan[]): number {
    return pages.slice(1).reduce((sum, { from }) => sum + (units[from]?.penalty ?? 0), 0)
  }

  /** By how many lines the feet of spreads differ that go on overleaf; four at most each. */
  function differences(units: Unit[], pages: PagePlan[], opens: 'recto' | 'verso'): number {
    const heights = pages.map(({ from, to }) => (units[to - 1]?.bottom ?? 0) - (units[from]?.top ?? 0))
    let sum = 0
    for (let verso = opens === 'verso' ? 0 : 1; verso + 2 < pages.length; verso += 2)
      sum += Math.min(4, Math.abs((heights[verso] ?? 0) - (heights[verso + 1] ?? 0)) / LINE)
    return sum
  }

  test('notes are at the foot of their page, however much is white above them', () => {
    const units = flow([...lines(6), { notes: ['n0'] }, { penalty: BAD }, ...lines(22)])
    expect(texts(plan(units, 10, notes(1), verso))).toBe('0-8 8-18 18-28 28-30')
  })
})
