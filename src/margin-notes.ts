import type { BookConfig } from './book.ts'
import type { Pt } from './units.ts'

/** Notes in the margin stand this far from the trim at least: 5 mm. */
const FROM_TRIM: Pt = (5 * 72) / 25.4

/** Less than so many characters to a line, and a note in the margin is no longer read with pleasure; more need no wider line. */
const LEAST = 5
const MOST = 12

/** Where notes in the margin stand: sizes in points. */
export type MarginRoom = {
  fontSize: Pt
  /** Between the text and the notes. */
  gap: Pt
  /** Of their lines, in whole characters; 0 where the outer margin is too narrow for them. */
  width: Pt
  /** The least outer margin that holds them. */
  needed: Pt
}

/** The room beside the type area, in the outer margin. */
export function marginRoom({ typeArea, margins }: BookConfig['page']): MarginRoom {
  const fontSize = Math.round(typeArea.fontSize * (6 / 7) * 4) / 4
  const gap = typeArea.fontSize * 0.75
  const characters = Math.min(MOST, Math.floor((margins.outer - FROM_TRIM - gap + 0.01) / fontSize))
  const needed = LEAST * fontSize + gap + FROM_TRIM
  return { fontSize, gap, width: characters < LEAST ? 0 : characters * fontSize, needed }
}
