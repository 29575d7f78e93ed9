import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildBook } from './measure/build-book.ts'
import { describeMeasurements } from './measure/describe-measurements.ts'
import { measureBook } from './measure/measure-book.ts'
import { missingReaders } from './measure/missing-readers.ts'

/*
 * The last part of npm run check: builds manuscript/, the specimen and a text of others as it is imported, and measures
 * their typography; the sweeps have a test of their own. Where the readers of Debian or that text are missing nothing is
 * measured, and that is said; with CI=true it is a failure.
 */

const project = fileURLToPath(new URL('../', import.meta.url))
/** It lies beside the project, and not everywhere. */
const masses = join(project, '../shared/data/manuscripts/to-the-masses.txt')

const missing = missingReaders()
const folder = await mkdtemp(join(tmpdir(), 'banxin-check-'))
try {
  if (missing.length > 0)
    lack(`Typography not measured: no ${missing.join(', ')} here (Debian: mupdf-tools, poppler-utils).`)
  else {
    await check('manuscript/', join(project, 'manuscript'))
    await check('the specimen', join(project, 'test/typography/specimen'))
    if (existsSync(masses)) await check('to-the-masses', imported(masses))
    else lack(`Typography of to-the-masses not measured: there is no ${masses}.`)
  }
} finally {
  await rm(folder, { recursive: true })
}

async function check(name: string, manuscript: string): Promise<void> {
  const { book } = await buildBook(manuscript, join(folder, name))
  const measurements = measureBook(book)
  console.log(`${name}\n${describeMeasurements(measurements, 5)}\n`)
  if (measurements.some(({ passed }) => !passed)) process.exitCode = 1
}

function imported(text: string): string {
  const manuscript = join(folder, 'imported')
  const args = ['src/banxin.js', 'import', text, '--to', manuscript, '--quiet']
  execFileSync(process.execPath, args, { cwd: project, stdio: 'pipe' })
  return manuscript
}

function lack(what: string): void {
  console.error(what)
  if (process.env.CI === 'true') process.exitCode = 3
}
