/** What the measures are taken from: a finished PDF as independent readers see it. Types only. */
import type { Pt } from '../../src/units.ts'

/** One painted character. `x` and `y` are its origin on the baseline, from the page's upper left corner. */
export type Glyph = {
  text: string
  x: Pt
  y: Pt
  /** Font size as painted. */
  size: Pt
  /** What the font says of the glyph's width; a mark set in half a cell still has the whole. */
  advance: Pt
  /** `AAAAAC+NotoSerifSC-Regular`: the letters before + tell subsets of one font apart. */
  font: string
  /** Its upright axis is not upright to its line: the program made an italic up. */
  slanted: boolean
  /** In which marked content of its page it stands, in order of painting; -1 for none. */
  mark: number
}

export type Box = { left: Pt; top: Pt; right: Pt; bottom: Pt }

/** What lines and areas of a marked content reach over, less what is clipped. */
export type Drawing = Box & { mark: number }

/** A bitmap on the page. */
export type Bitmap = Box & {
  pixels: [width: number, height: number]
  mark: number
}

export type PaintedPage = {
  /** From 1. */
  number: number
  width: Pt
  height: Pt
  glyphs: Glyph[]
  bitmaps: Bitmap[]
  drawings: Drawing[]
  /** Name of every marked content in order of painting: `P`, `NonStruct`, `Artifact`. */
  marks: string[]
}

/** An element of the PDF's structure tree on one page. */
export type Tag = { role: string; parent: Tag | undefined; children: (Tag | { mark: number })[] }
