import type { BookConfig } from '../book.ts'
import { marginRoom } from '../margin-notes.ts'
import { type Pt, PX_PER_PT } from '../units.ts'
import type { Area } from './session.ts'

/**
 * The type area, up to a sixteenth of a CSS pixel (0.05 pt) more than its characters and lines: a fraction less than they
 * need would cost every line one of them.
 *
 * W3C clreq 2.3.5: the measure is a multiple of the character.
 */
export function typeArea(page: BookConfig['page']): Area {
  const { characters, lines, fontSize, linePitch } = page.typeArea
  const line = linePitch * PX_PER_PT
  return {
    width: roomFor(characters * fontSize * PX_PER_PT),
    height: roomFor(lines * line),
    line,
  }
}

/** Whole units of the layout, which counts in 1/64 CSS pixels. */
function roomFor(length: number): number {
  return Math.ceil(length * 16 - 0.001) / 16
}

/** The style rules that follow from book.yaml: page size, margins, and the variables of `styles/page.css`. */
export function pageCss(page: BookConfig['page']): string {
  const area = typeArea(page)
  const { trim, margins } = page
  const px = (length: Pt) => `${Math.round(length * PX_PER_PT * 1000) / 1000}px`
  const fontSize = page.typeArea.fontSize
  const room = marginRoom(page)
  return `
:root {
  --font-size: ${px(fontSize)};
  --small-size: ${px(smallSize(fontSize))};
  --line: ${lineLength(area.line)}px;
  --type-width: ${area.width}px;
  --type-height: ${area.height}px;
  --margin-top: ${px(margins.top)};
  --margin-bottom: ${px(margins.bottom)};
  --margin-inner: ${px(margins.inner)};
  --margin-outer: ${px(margins.outer)};
  --margin-note-size: ${px(room.fontSize)};
  --margin-note-gap: ${px(room.gap)};
  --margin-note-width: ${px(room.width)};
}
@page { size: ${px(trim.width)} ${px(trim.height)}; margin: ${px(margins.top)} ${px(margins.outer)} ${px(margins.bottom)} ${px(margins.inner)}; }
@page :left { margin-left: ${px(margins.outer)}; margin-right: ${px(margins.inner)}; }
@page :right { margin-left: ${px(margins.inner)}; margin-right: ${px(margins.outer)}; }
`
}

/** Rounded up: a layout that is `layoutScale` times as large has a whole pixel, and none less 1/64. */
function lineLength(line: number): number {
  return Math.ceil(line * 10_000 - 0.001) / 10_000
}

/** Notes, tables, captions: one Chinese size below the text (五号 10.5 pt → 小五 9 pt). */
function smallSize(fontSize: Pt): Pt {
  return Math.round(fontSize * (6 / 7) * 4) / 4
}
