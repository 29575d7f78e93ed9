import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildBook } from '../../scripts/measure/build-book.ts'
import { measureBook } from '../../scripts/measure/measure-book.ts'
import { missingReaders } from '../../scripts/measure/missing-readers.ts'
import { manuscriptOf } from '../../scripts/measure/page-pictures.ts'
import type { MeasuredBook } from '../../scripts/measure/row.ts'
import { meanGapOf } from '../../scripts/measure/rows/spacing.ts'
import { fontWidths, leastWhite } from './least-white.ts'
import { pagesNotAccepted } from './pages-not-accepted.ts'
import { sweepTexts } from './sweeps.ts'

const skipped = missingReaders().length > 0 && process.env.CI !== 'true'

/** What positions are rounded by in a PDF, in em a gap: 0.00007 on these pages. */
const ROUNDING = 0.0001

let output = ''
let path = ''
let book: MeasuredBook

describe.skipIf(skipped)('the sweeps', () => {
  beforeAll(async () => {
    output = await mkdtemp(join(tmpdir(), 'banxin-sweeps-'))
    ;({ path, book } = await buildBook(manuscriptOf('sweeps'), output))
  })
  afterAll(() => rm(output, { recursive: true }))

  test('are built without an error, and no row of them is at fault', () => {
    const failed = measureBook(book).filter(({ passed, id }) => !passed && id !== 'mean-gap')
    expect(failed.map(({ id, value, faults }) => [id, value, ...faults])).toEqual([])
  })

  test('have the least gaps that any lines of these characters, as wide as they are in the PDF, can have', () => {
    const texts = sweepTexts().map((text) => text.replaceAll('*', ''))
    const paragraphs = texts.map((text) => {
      const found = book.paragraphs.filter(
        ({ block }) => textOf(block.all) === bare(text.replaceAll('`', '')),
      )
      if (found.length !== 1 || !found[0]) throw new Error(`not once in the PDF: ${text}`)
      return found[0]
    })
    expect(paragraphs).toHaveLength(160)
    const widths = fontWidths(paragraphs)
    let least = 0
    let own = 0
    let pairs = 0
    for (const text of texts) {
      const found = leastWhite(text, widths)
      least += found.least
      own += found.own.white
      pairs += found.own.pairs
    }
    expect(own / least).toBeLessThan(1.001)
    const measured = meanGapOf(paragraphs)
    // The same lines stand in the PDF.
    expect(measured.pairs).toBe(pairs)
    expect(measured.mean).toBeLessThan(least / pairs + ROUNDING)
    // All other full lines keep the row.
    expect(meanGapOf(book.paragraphs)).toEqual(measured)
  })

  test('look as accepted: npm run accept-pictures, after a look at what changed', async () => {
    expect(await pagesNotAccepted('sweeps', path)).toEqual([])
  })
})

function textOf(glyphs: { text: string; size: number }[]): string {
  return bare(
    glyphs
      .filter(({ size }) => size > 8)
      .map(({ text }) => text)
      .join(''),
  )
}

function bare(text: string): string {
  return text.replace(/\s/g, '')
}
