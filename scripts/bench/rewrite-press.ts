import { readFile, writeFile } from 'node:fs/promises'
import { makePress } from '../../src/press/make-press.ts'
import { noMarks } from '../../src/press/marks.ts'

/*
 * node scripts/bench/run-bundle.js rewrite-press.cjs in.pdf out.pdf: the press alone, without the making of pages, so that
 * it can be measured beside Ghostscript. It is bundled as the program is. Seconds of the rewrite itself go to stdout.
 */

rewritePress()

async function rewritePress(): Promise<void> {
  const [from = '', to = ''] = process.argv.slice(-2)
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
}
