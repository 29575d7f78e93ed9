import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildBook } from '../../scripts/measure/build-book.ts'
import { measureBook } from '../../scripts/measure/measure-book.ts'
import { missingReaders } from '../../scripts/measure/missing-readers.ts'
import { manuscriptOf } from '../../scripts/measure/page-pictures.ts'
import type { MeasuredBook } from '../../scripts/measure/row.ts'
import { pagesNotAccepted } from './pages-not-accepted.ts'

const skipped = missingReaders().length > 0 && process.env.CI !== 'true'

let output = ''
let path = ''
let book: MeasuredBook

describe.skipIf(skipped)('the specimen', () => {
  beforeAll(async () => {
    output = await mkdtemp(join(tmpdir(), 'banxin-specimen-'))
    ;({ path, book } = await buildBook(manuscriptOf('specimen'), output))
  })
  afterAll(() => rm(output, { recursive: true }))

  test('is built without an error, and no row of it is at fault', () => {
    // As the build counts them: without the notes' own.
    expect(book.paragraphs.length).toBeGreaterThan(100)
    const failed = measureBook(book).filter(({ passed }) => !passed)
    expect(failed.map(({ id, value, faults }) => [id, value, ...faults])).toEqual([])
  })

  test('looks as accepted: npm run accept-pictures, after a look at what changed', async () => {
    expect(await pagesNotAccepted('specimen', path)).toEqual([])
  })
})
