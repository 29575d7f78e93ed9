import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describeMeasurements } from './measure/describe-measurements.ts'
import { measureBook } from './measure/measure-book.ts'
import { missingReaders } from './measure/missing-readers.ts'
import { readBook } from './measure/read-book.ts'
import { readManuscriptText } from './measure/read-manuscript-text.ts'

/*
 * The last part of npm run check: builds manuscript/ and measures its typography. Where the readers of Debian are
 * missing nothing is measured, and that is said; with CI=true it is a failure.
 */

const project = fileURLToPath(new URL('../', import.meta.url))
const missing = missingReaders()
if (missing.length > 0) {
  console.error(
    `Typography not measured: no ${missing.join(', ')} here (Debian: mupdf-tools, poppler-utils).`,
  )
  if (process.env.CI === 'true') process.exitCode = 3
} else await check()

async function check(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'banxin-check-'))
  try {
    const args = ['src/banxin.js', 'pdf', 'manuscript', '--output', folder, '--json', '--quiet']
    const said = execFileSync(process.execPath, args, { cwd: project, encoding: 'utf8' })
    const [file] = (JSON.parse(said) as { files: { path: string }[] }).files
    if (!file) throw new Error('manuscript/ made no PDF')
    const known = await readManuscriptText(join(project, 'manuscript'))
    const measurements = measureBook(await readBook(file.path, known))
    console.log(describeMeasurements(measurements, 5))
    if (measurements.some(({ passed }) => !passed)) process.exitCode = 1
  } finally {
    await rm(folder, { recursive: true })
  }
}
