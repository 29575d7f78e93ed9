import type { BookConfig, Page } from '../book.ts'
import type { Run } from '../run.ts'
import type { Bleed } from './bleed.ts'
import { type FinishedPdf, finishPdf } from './finish-pdf.ts'
import { joinRanges, type Placement } from './join-ranges.ts'
import type { PrintedRange } from './print.ts'
import { reportStandards } from './report-standards.ts'

/**
 * One finished PDF of all printed ranges. With a bleed it is the press's to tell which standards it keeps.
 *
 * @throws BookError where PDF/A was asked for and the file is none
 */
export async function joinAndFinish(
  run: Run,
  ranges: readonly PrintedRange[],
  config: BookConfig,
  pages: Page[],
  wishes: { archive: boolean; bleed?: Bleed | undefined },
  placement?: Placement,
): Promise<FinishedPdf> {
  const joined = await joinRanges(ranges, config.language, placement)
  const pdf = await finishPdf(joined, config, pages, wishes)
  if (!wishes.bleed) reportStandards(run, pdf.faults, wishes.archive)
  return pdf
}
