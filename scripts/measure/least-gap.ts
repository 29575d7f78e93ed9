import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { changedProgram } from '../bench/changed-program.ts'
import { buildBook } from './build-book.ts'
import type { Paragraph } from './paragraphs.ts'
import { meanGapOf } from './rows/spacing.ts'

/*
 * npm run least-gap -- manuscript…: how small the mean gap between Han characters of a text can be. Each is built as it
 * is, and by a copy of the program that finds, of all lines that the rules allow, those with the least white between
 * characters, whatever must be squeezed for it.
 */

/** The sum of the white that is added between characters counts alone; last lines and parted words cost as they do. */
const change = {
  file: 'src/paginate/in-page/lines/fit-lines.js',
  from: 'export function lineCost(line, em) {\n',
  to: `export function lineCost(line, em) {
  if (-line.slack > line.gapShrink + line.shrink + line.lastShrink + ROUNDING * em) return Number.POSITIVE_INFINITY
  return (200 * Math.max(0, line.slack - line.gapStretch)) / em
}
function ownCost(line, em) {
`,
}

const manuscripts = process.argv.slice(2)
if (manuscripts.length === 0) {
  console.error('Usage: npm run least-gap -- <manuscript>…')
  process.exitCode = 2
} else await compare(manuscripts)

async function compare(manuscripts: string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'banxin-least-'))
  try {
    const least = await changedProgram(join(folder, 'program'), change)
    for (const manuscript of manuscripts) {
      const own = await buildBook(resolve(manuscript), join(folder, 'own'))
      const other = await buildBook(resolve(manuscript), join(folder, 'least'), least)
      print(basename(manuscript), own.book.paragraphs, other.book.paragraphs)
    }
  } finally {
    await rm(folder, { recursive: true })
  }
}

function print(name: string, own: Paragraph[], least: Paragraph[]): void {
  const { mean, pairs } = meanGapOf(own)
  console.log(
    `${name}: ${mean.toFixed(4)} em over ${pairs} pairs; least ${meanGapOf(least).mean.toFixed(4)} em`,
  )
}
