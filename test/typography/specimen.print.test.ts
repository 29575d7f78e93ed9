import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { measureBook } from '../../scripts/measure/measure-book.ts'
import { missingReaders } from '../../scripts/measure/missing-readers.ts'
import { readBook } from '../../scripts/measure/read-book.ts'
import { readManuscriptText } from '../../scripts/measure/read-manuscript-text.ts'

const folder = fileURLToPath(new URL('specimen/', import.meta.url))
const skipped = missingReaders().length > 0 && process.env.CI !== 'true'

/** Hard cases one after the other: what they need in white is more than a book does. */
const hard = ['mean-gap', 'text']

test.skipIf(skipped)('the specimen is built without an error, and no line of it is at fault', async () => {
  const output = await mkdtemp(join(tmpdir(), 'banxin-specimen-'))
  try {
    const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url))
    const args = ['--import', 'tsx', cli, 'pdf', folder, '--output', output, '--cache', join(output, 'cache')]
    await promisify(execFile)(process.execPath, args)
    const book = await readBook(join(output, '难排样张.pdf'), await readManuscriptText(folder))
    expect(book.paragraphs.length).toBeGreaterThan(200)
    const failed = measureBook(book).filter(({ passed, id }) => !passed && !hard.includes(id))
    expect(failed.map(({ id, faults }) => [id, ...faults])).toEqual([])
  } finally {
    await rm(output, { recursive: true })
  }
})
