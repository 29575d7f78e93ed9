/** What a measure works on and what it finds. Types only. */
import type { DescribedMessage } from '../../src/terminal/describe-message.ts'
import type { Block, Layout } from './blocks.ts'
import type { Paragraph } from './paragraphs.ts'
import type { PaintedPage } from './pdf-pages.ts'
import type { PdfFont } from './read-fonts.ts'
import type { SourceText } from './source-text.ts'

export type MeasuredBook = {
  pages: PaintedPage[]
  layout: Layout
  blocks: Block[]
  paragraphs: Paragraph[]
  fonts: PdfFont[]
  /** The text as two readers take it out: lines by page. */
  texts: Record<Reader, string[]>
  /** Where the manuscript is known. */
  source: SourceText | undefined
  /** Widths and heights of the book's pictures as `640x415`, where the manuscript is known. */
  pictures: Set<string> | undefined
  /** Marks at a line's end may hang out of the type area. */
  hanging: boolean
  /** What the build said, where it is known. */
  told: DescribedMessage[] | undefined
}

export type Reader = 'poppler' | 'MuPDF'

/** One thing that is not as it should be. */
export type Fault = {
  /** From 1; 0 where it is of the whole book. */
  page: number
  text: string
  /** What was found: `0.31 pt`. */
  found: string
  /** `manuscript/01-x.md:12:1`, or ''. */
  place: string
}

export type Verdict = {
  /** As the table shows it: `2 of 640`. */
  value: string
  passed: boolean
  faults: Fault[]
}

/** A row of the table. */
export type Row = {
  /** A short name for people and scripts. */
  id: string
  measure: string
  /** In words. */
  reach: string
  judge: (book: MeasuredBook) => Verdict
}

/** The verdict of a row that wants nothing found. */
export function noneOf(faults: Fault[], among: number): Verdict {
  return { value: `${faults.length} of ${among}`, passed: faults.length === 0, faults }
}
