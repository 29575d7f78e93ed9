import type { Element } from 'hast'
import type { Section } from '../book.ts'

/** A section on its way into the EPUB. */
export type EpubDocument = {
  section: Section
  /** Its name in the EPUB, ASCII and unique: `s01.xhtml`. */
  file: string
  /** The adapted `<section>`; what works on documents changes it in place. */
  root: Element
}
