import type { Block, Kind } from '../blocks.ts'
import { isHan, isLatin } from '../characters.ts'
import type { Glyph } from '../pdf-pages.ts'
import { type Fault, noneOf, type Row } from '../row.ts'

const kinds = new Set<Kind>(['body', 'note', 'heading', 'caption', 'cell', 'other', 'contents'])

/** The marks that both scripts write with one code point: each wants the glyph of its own. */
const shared = new Set('“”‘’—…·')

/**
 * Quotation marks, dashes, ellipses and interpuncts from the right font.
 *
 * What a mark belongs to is told by the letters before and after it; between a Han and a Latin letter both readings
 * are found in good books, and nothing is said. A Chinese mark fills a cell, the interpunct a whole or half a one, and
 * comes from a font that sets Han characters; a Latin one comes from the font of its letters and is narrower.
 */
export const markFonts: Row = {
  id: 'mark-font',
  measure: 'quotation marks, dashes, ellipses, interpuncts set from the wrong font',
  reach: '0',
  judge({ blocks, pages }) {
    const hanFonts = new Set(
      pages.flatMap(({ glyphs }) => glyphs.filter(({ text }) => isHan(text)).map(({ font }) => faceOf(font))),
    )
    let count = 0
    const faults: Fault[] = []
    for (const block of blocks.filter(({ kind }) => kinds.has(kind)))
      for (const { glyph, before, after } of marksOf(block)) {
        const script = scriptOf(before, after)
        if (!script) continue
        count++
        const letter = before && isLatin(before.text) ? before : after
        const wrong = script === 'Han' ? hanFault(glyph, hanFonts) : latinFault(glyph, letter)
        if (wrong)
          faults.push({
            page: block.page,
            text: `${before?.text ?? ''}${glyph.text}${after?.text ?? ''}`,
            found: wrong,
            place: '',
          })
      }
    return noneOf(faults, count)
  },
}

type Mark = { glyph: Glyph; before: Glyph | undefined; after: Glyph | undefined }

/** Every mark of a block with the nearest letters on its line, or at the end and start of the lines beside it. */
function* marksOf(block: Block): Generator<Mark> {
  const glyphs = block.lines.flatMap((line) => line.glyphs)
  const isLetter = ({ text }: Glyph) => isHan(text) || isLatin(text) || /^[，。、；：！？（）《》]/.test(text)
  for (const [index, glyph] of glyphs.entries()) {
    // The second half of a dash is part of the first one's glyph.
    if (!shared.has(glyph.text) || glyph.advance === 0) continue
    let before = index - 1
    while (before >= 0 && !isLetter(glyphs[before] ?? glyph)) before--
    let after = index + 1
    while (after < glyphs.length && !isLetter(glyphs[after] ?? glyph)) after++
    yield { glyph, before: glyphs[before], after: glyphs[after] }
  }
}

/** What a mark stands in; nothing where its neighbours do not agree. */
function scriptOf(before: Glyph | undefined, after: Glyph | undefined): 'Han' | 'Latin' | undefined {
  const scripts = new Set(
    [before, after].flatMap((glyph) => (glyph ? [isLatin(glyph.text) ? 'Latin' : 'Han'] : [])),
  )
  if (scripts.size !== 1) return undefined
  // At one end of its block a Latin mark may be a Chinese one around a Latin name.
  if (scripts.has('Latin')) return before && after ? 'Latin' : undefined
  return 'Han'
}

function hanFault({ text, advance, size, font }: Glyph, hanFonts: Set<string>): string | undefined {
  const width = advance / size
  const fills = width > 0.9 || (text === '·' && width > 0.45 && width < 0.55)
  if (!fills) return `${width.toFixed(2)} em wide, from ${faceOf(font)}`
  return hanFonts.has(faceOf(font)) ? undefined : `from ${faceOf(font)}, which sets no Han character`
}

function latinFault({ text, advance, size, font }: Glyph, letter: Glyph | undefined): string | undefined {
  if (letter && faceOf(letter.font) !== faceOf(font))
    return `from ${faceOf(font)} among letters from ${faceOf(letter.font)}`
  const width = advance / size
  return '“”‘’·'.includes(text) && width > 0.8 ? `${width.toFixed(2)} em wide` : undefined
}

/** `NotoSerifSC-Regular` of `AAAAAC+NotoSerifSC-Regular`. */
function faceOf(font: string): string {
  return font.replace(/^[A-Z]{6}\+/, '')
}
