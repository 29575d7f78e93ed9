import { readFile, writeFile } from 'node:fs/promises'
import { makePress } from '../../src/press/make-press.ts'
import { noMarks } from '../../src/press/marks.ts'

/*
 * node --import tsx scripts/bench/rewrite-press.ts in.pdf out.pdf: the press alone, without the making of pages, so that
 * it can be measured beside Ghostscript. Seconds of the rewrite itself go to stdout.
 */

const [from = '', to = ''] = process.argv.slice(2)
const profile = await readFile(new URL('../../assets/icc/FOGRA39L_coated.icc', import.meta.url))
const pdf = await readFile(from)
const start = performance.now()
const made = await makePress(pdf, {
  standard: 'PDF/X-4',
  title: 'bench',
  date: new Date(0),
  profile,
  condition: 'FOGRA39',
  isRegistered: true,
  conditionInfo: 'Coated FOGRA39',
  bleed: 0,
  marks: { ...noMarks, crop: true, centre: true, registration: true, bar: true },
  edition: 'cmyk',
  inkLimit: 3,
  greys: new Map(),
  jpegQuality: 92,
  tell: () => undefined,
})
console.log((performance.now() - start) / 1000)
await writeFile(to, made)
