import type { BookConfig } from '../book.ts'
import { type Pt, PX_PER_PT } from '../units.ts'
import type { Area } from './session.ts'

/**
 * The type area in whole CSS pixels: a fraction less than the characters need would cost every line one of them.
 *
 * W3C clreq 2.3.5: the measure is a multiple of the character.
 */
export function typeArea(page: BookConfig['page']): Area {
  const { characters, lines, fontSize, linePitch } = page.typeArea
  const line = linePitch * PX_PER_PT
  return {
    width: Math.ceil(characters * fontSize * PX_PER_PT - 0.001),
    height: Math.ceil(lines * line - 0.001),
    line,
  }
}

/** The style rules that follow from book.yaml: page size, margins, and the variables of `styles/page.css`. */
export function pageCss(page: BookConfig['page']): string {
  const area = typeArea(page)
  const { trim, margins } = page
  const px = (length: Pt) => `${Math.round(length * PX_PER_PT * 1000) / 1000}px`
  const fontSize = page.typeArea.fontSize
  return `
:root {
  --font-size: ${px(fontSize)};
  --small-size: ${px(smallSize(fontSize))};
  --line: ${Math.round(area.line * 1000) / 1000}px;
  --type-width: ${area.width}px;
  --type-height: ${area.height}px;
  --margin-top: ${px(margins.top)};
  --margin-bottom: ${px(margins.bottom)};
  --margin-inner: ${px(margins.inner)};
  --margin-outer: ${px(margins.outer)};
}
@page { size: ${px(trim.width)} ${px(trim.height)}; margin: ${px(margins.top)} ${px(margins.outer)} ${px(margins.bottom)} ${px(margins.inner)}; }
@page :left { margin-left: ${px(margins.outer)}; margin-right: ${px(margins.inner)}; }
@page :right { margin-left: ${px(margins.inner)}; margin-right: ${px(margins.outer)}; }
`
}

/** Notes, tables, captions: one Chinese size below the text (五号 10.5 pt → 小五 9 pt). */
function smallSize(fontSize: Pt): Pt {
  return Math.round(fontSize * (6 / 7) * 4) / 4
}
