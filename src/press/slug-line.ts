import { type PDFDocument, PDFName, type PDFPage } from '@cantoo/pdf-lib'
import type { Box } from '../pdf/page-box.ts'
import { subdictionary } from '../pdf/subdictionary.ts'
import type { Pt } from '../units.ts'
import { GAP, mm } from './marks.ts'

/** What stands outside of the bleed for people: title, standard, condition, date; and how to draw it without a font. */
export type SlugLine = {
  words: readonly string[]
  /** Operators that fill a text from the origin to the right, and its width. */
  draw: (text: string, size: Pt) => { operators: string; width: Pt }
}

const SIZE: Pt = 6

/** Name of what all pages share, among the objects of a page. */
const SHARED = 'BanxinSlug'

/**
 * Draws the slug line 版外文字 of a page, between the crop mark and the centre mark above it: which page it is, of how
 * many, the words and the size, on all plates (GWG 2022, R0024). Where there is little room it gets narrower.
 */
export function slugLine(
  document: PDFDocument,
  { words, draw }: SlugLine,
  bleed: Pt,
): (page: PDFPage, trim: Box, all: string, number: string) => string {
  const { width: wide, height: high } = document.getPage(0).getTrimBox()
  const size = `${inMillimetres(wide)} × ${inMillimetres(high)} mm + ${inMillimetres(bleed)} mm`
  const { operators, width } = draw([...words, size].join('  '), SIZE)
  const { context } = document
  const form = context.flateStream(operators, {
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [-SIZE, -SIZE, width + SIZE, 2 * SIZE],
    Resources: {},
  })
  const ref = context.register(form)
  return (page, [left, , right, top], all, number) => {
    subdictionary(page.node.normalizedEntries().Resources, 'XObject').set(PDFName.of(SHARED), ref)
    const own = draw(number, SIZE)
    const from = left + 2 * mm
    const room = (left + right) / 2 - 4 * mm - from
    const narrow = Math.min(1, room / (own.width + SIZE + width))
    const place = [narrow, 0, 0, 1, from, top + bleed + GAP + 1 * mm].map(written).join(' ')
    return [
      `q /${all} cs 1 scn ${place} cm`,
      own.operators,
      `1 0 0 1 ${written(own.width + SIZE)} 0 cm /${SHARED} Do Q`,
      '',
    ].join('\n')
  }
}

function inMillimetres(length: Pt): number {
  return Math.round((length / mm) * 10) / 10
}

function written(value: number): string {
  return String(Math.round(value * 1000) / 1000)
}
