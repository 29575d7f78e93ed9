import type { Row } from './row.ts'
import { composed } from './rows/composed.ts'
import { facing } from './rows/facing.ts'
import { forbidden } from './rows/forbidden.ts'
import { grid } from './rows/grid.ts'
import { flush, lineEndMarks } from './rows/line-edges.ts'
import { markFonts } from './rows/mark-fonts.ts'
import { lonelyCharacters, lonelyLines, strandedHeadings } from './rows/page-ends.ts'
import { bitmaps, fonts } from './rows/painting.ts'
import { hanLatin, meanGap, widestGap } from './rows/spacing.ts'
import { text } from './rows/text.ts'

/** All measures, in the order of the table. */
export const rows: Row[] = [
  grid,
  flush,
  lineEndMarks,
  forbidden,
  lonelyCharacters,
  lonelyLines,
  strandedHeadings,
  facing,
  widestGap,
  meanGap,
  hanLatin,
  text,
  bitmaps,
  fonts,
  markFonts,
  composed,
]
