import assert from 'node:assert/strict'
import { openSource, type Source } from './open-source.ts'
import type { Sheet } from './plan.ts'
import { type ImposeJob, type ImposeWishes, settleJob } from './settle-job.ts'
import { writeSheets } from './write-sheets.ts'

export type Imposed = {
  job: ImposeJob
  /** Pages and trim of what was imposed. */
  source: Pick<Source, 'width' | 'height' | 'isPdfX' | 'radicals'> & { pages: number }
  /** One file, or one for each side where the printer does not print both. */
  files: { side?: 'front' | 'back'; bytes: Uint8Array; pages: number }[]
}

/**
 * Put the pages of any PDF on sheets as a print shop or an office printer wants them.
 *
 * `reverseBacks`: the file of the backs begins with the last sheet.
 *
 * @throws ImposeError where the PDF or the wishes don't allow it
 */
export async function imposePdf(
  pdf: Uint8Array,
  wishes: ImposeWishes & { reverseBacks?: boolean },
): Promise<Imposed> {
  const source = await openSource(pdf)
  const { width, height, bleed, isPdfX, radicals } = source
  const pages = source.pages.length
  const job = settleJob({ pages, width, height, bleed }, wishes)
  const { sheets } = job.plan
  assertEachOnce(sheets, pages)
  const files: Imposed['files'] = []
  const add = async (from: typeof source, listed: Side[], side?: 'front' | 'back') => {
    files.push({ side, bytes: await writeSheets(from, job, listed), pages: listed.length })
  }
  if (wishes.sides === 'one') await add(source, sidesOf(sheets, ['front']))
  else if (wishes.duplex !== 'separate') await add(source, sidesOf(sheets, ['front', 'back']))
  else {
    const backs = wishes.reverseBacks ? sheets.toReversed() : sheets
    await add(source, sidesOf(sheets, ['front']), 'front')
    // Writing uses a document up.
    await add(await openSource(pdf), sidesOf(backs, ['back']), 'back')
  }
  return { job, source: { pages, width, height, isPdfX, radicals }, files }
}

/** A page left out or printed twice is found here, not by the reader of the book. */
function assertEachOnce(sheets: Sheet[], pages: number): void {
  const placed = sheets.flatMap(({ front, back }) => [...front, ...back].flatMap(({ page }) => page ?? []))
  const isWhole = new Set(placed).size === pages && placed.every((page) => page >= 1 && page <= pages)
  assert(isWhole && placed.length === pages, `${pages} pages, but ${placed.length} places`)
}

type Side = { sheet: Sheet; side: 'front' | 'back' }

function sidesOf(sheets: Sheet[], sides: readonly ('front' | 'back')[]): Side[] {
  return sheets.flatMap((sheet) => sides.map((side) => ({ sheet, side })))
}
