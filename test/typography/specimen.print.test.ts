import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildBook } from '../../scripts/measure/build-book.ts'
import { measureBook } from '../../scripts/measure/measure-book.ts'
import { missingReaders } from '../../scripts/measure/missing-readers.ts'
import {
  acceptedPictures,
  countDifferences,
  drawPages,
  readPictures,
  TOLERANCE,
  writePicture,
} from '../../scripts/measure/page-pictures.ts'
import type { MeasuredBook } from '../../scripts/measure/row.ts'
import { MEAN, meanGapOf } from '../../scripts/measure/rows/spacing.ts'

const folder = fileURLToPath(new URL('specimen/', import.meta.url))
const skipped = missingReaders().length > 0 && process.env.CI !== 'true'

/**
 * The mean gap between Han characters that the specimen may have with its sweeps, in em: all but the first lines of the
 * sweeps keep the row's 0.003. Those are nothing but Han characters before something that can't be parted; what they are
 * spaced out by, nothing else in the line could take. sweeps.test.ts finds the least that they can have: what they have.
 */
const WITH_SWEEPS = 0.0096

let output = ''
let path = ''
let book: MeasuredBook

describe.skipIf(skipped)('the specimen', () => {
  beforeAll(async () => {
    output = await mkdtemp(join(tmpdir(), 'banxin-specimen-'))
    ;({ path, book } = await buildBook(folder, output))
  })
  afterAll(() => rm(output, { recursive: true }))

  test('is built without an error, and no line of it is at fault', () => {
    expect(book.paragraphs.length).toBeGreaterThan(200)
    const measured = measureBook(book)
    const failed = measured.filter(({ passed, id }) => !passed && id !== 'mean-gap')
    expect(failed.map(({ id, faults }) => [id, ...faults])).toEqual([])
    expect(meanGapOf(book.paragraphs).mean).toBeLessThanOrEqual(WITH_SWEEPS)
    const others = book.paragraphs.filter(({ place }) => !place.includes('07-逐字.md'))
    expect(others.length).toBeGreaterThan(70)
    expect(meanGapOf(others).mean).toBeLessThanOrEqual(MEAN)
  })

  test('looks as accepted: npm run accept-pictures, after a look at what changed', async () => {
    const accepted = await readPictures(acceptedPictures)
    const pages = await drawPages(path)
    const changed: string[] = []
    for (const [index, page] of pages.entries()) {
      const old = accepted[index]
      const count = old ? countDifferences(old, page) : Number.POSITIVE_INFINITY
      if (count <= TOLERANCE) continue
      const now = join(tmpdir(), `banxin-page-${index + 1}.png`)
      await writeFile(now, writePicture(page))
      changed.push(`page ${index + 1}: ${count} pixels differ, now ${now}`)
    }
    expect(changed).toEqual([])
    expect(pages).toHaveLength(accepted.length)
  })
})
