/** A PDF's text as blocks of lines. Types only. */
import type { Pt } from '../../src/units.ts'
import type { Bitmap, Glyph } from './pdf-pages.ts'

export type Kind =
  /** Paragraphs, items and quotations in the size of the text. */
  | 'body'
  /** Paragraphs in a smaller size. */
  | 'note'
  | 'heading'
  | 'caption'
  | 'cell'
  | 'code'
  /** Words in a drawing. */
  | 'figure'
  /** Entries of the contents: text and a page number. */
  | 'contents'
  /** Numbers and bullets of items and notes. */
  | 'marker'
  /** Running heads and folios: outside the type area. */
  | 'furniture'
  | 'formula'
  | 'vertical'
  /** In another size, centred, on a title page. */
  | 'other'

/** One line of a block. */
export type Line = {
  /** Baseline of its main characters, from the page's upper edge. */
  y: Pt
  /** From left to right: no ruby, no emphasis dots, no spaces at the ends. */
  glyphs: Glyph[]
  /** From its first to its last ink, or cell; pictures and ruby included. */
  left: Pt
  right: Pt
  /** The line begins or ends with a formula, ruby or picture, whose box is not that of its glyphs. */
  looseStart: boolean
  looseEnd: boolean
}

export type Block = {
  page: number
  kind: Kind
  /** From the root of the structure tree to the block's element. */
  roles: string[]
  /** Of its main characters. */
  size: Pt
  lines: Line[]
  /** Glyphs under a ruby element, whose distances are those of their pinyin. */
  ruby: Set<Glyph>
  /** All of it, in reading order, with ruby and dots. */
  all: Glyph[]
  bitmaps: Bitmap[]
}

export type Side = 'recto' | 'verso'

/** Where the text stands on the page. */
export type Layout = {
  fontSize: Pt
  linePitch: Pt
  /** Left and right edge of the type area, from the page's left edge. */
  edges: Record<Side, [left: Pt, right: Pt]>
  /** From the page's upper edge. */
  top: Pt
  bottom: Pt
}

export function sideOf(page: number): Side {
  return page % 2 === 1 ? 'recto' : 'verso'
}

export function textOfLine(line: Line): string {
  return line.glyphs.map(({ text }) => text).join('')
}
