import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { describeMeasurements } from './measure/describe-measurements.ts'
import { measureBook } from './measure/measure-book.ts'
import { missingReaders } from './measure/missing-readers.ts'
import { readBook } from './measure/read-book.ts'
import { readManuscriptText } from './measure/read-manuscript-text.ts'

/*
 * npm run measure -- book.pdf [--manuscript folder] [--json file] [--faults 5]: the typography of a finished PDF, as
 * readers that are not ours see it. docs/typography.md says how each row is measured. Exit code 1 where a row fails, 3
 * where a reader is missing.
 */

const { values, positionals } = parseArgs({
  options: {
    manuscript: { type: 'string' },
    /** The layout from the PDF, even where the manuscript is known: for other programs' pages. */
    derive: { type: 'boolean', default: false },
    hanging: { type: 'boolean', default: false },
    json: { type: 'string' },
    faults: { type: 'string', default: '5' },
  },
  allowPositionals: true,
})
const [path, ...more] = positionals
const most = Number(values.faults)
const missing = missingReaders()

if (path === undefined || more.length > 0 || !Number.isInteger(most) || most < 0) {
  console.error(
    'Usage: npm run measure -- <book.pdf> [--manuscript <folder>] [--derive] [--hanging] [--json <file>] [--faults <count>]',
  )
  process.exitCode = 2
} else if (missing.length > 0) {
  console.error(
    `Missing: ${missing.join(', ')}. On Debian and Ubuntu: apt-get install mupdf-tools poppler-utils`,
  )
  process.exitCode = 3
} else if (!existsSync(path)) {
  console.error(`There is no ${path}.`)
  process.exitCode = 2
} else {
  const known = values.manuscript === undefined ? {} : await readManuscriptText(values.manuscript)
  if (values.derive) delete known.layout
  const measurements = measureBook(
    await readBook(path, { ...known, hanging: values.hanging || known.hanging }),
  )
  console.log(describeMeasurements(measurements, most))
  if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(measurements, null, 2)}\n`)
  if (measurements.some(({ passed }) => !passed)) process.exitCode = 1
}
