import { type Fault, noneOf, type Row } from '../row.ts'

/** Pictures of the book are bitmaps; nothing else is. */
export const bitmaps: Row = {
  id: 'bitmap',
  measure: 'marks, waves, rules or dots painted as bitmaps',
  reach: '0',
  judge({ pages, pictures }) {
    let count = 0
    const faults: Fault[] = []
    for (const { number, bitmaps, marks } of pages)
      for (const { pixels, mark, left, top, right, bottom } of bitmaps) {
        count++
        const size = pixels.join('x')
        if (marks[mark] === 'Figure' && (pictures === undefined || pictures.has(size))) continue
        const place = `at ${left.toFixed(0)}, ${top.toFixed(0)}, ${(right - left).toFixed(1)} × ${(bottom - top).toFixed(1)} pt`
        faults.push({
          page: number,
          text: `a bitmap of ${size} pixels that is no picture of the book`,
          found: place,
          place: '',
        })
      }
    return noneOf(faults, count)
  },
}

/** Fonts as fonts: not drawn glyph by glyph, and with the file. */
export const fonts: Row = {
  id: 'font',
  measure: 'fonts that are Type 3, not embedded, without a table of their characters, or slanted',
  reach: '0',
  judge({ fonts: list, pages }) {
    const slanted = new Set(
      pages.flatMap((page) => page.glyphs.flatMap((one) => (one.slanted ? [one.font] : []))),
    )
    const faults = list.flatMap(({ name, type, embedded, hasUnicode }): Fault[] => {
      const wrong = [
        ...(type === 'Type 3' ? ['Type 3'] : []),
        ...(embedded ? [] : ['not embedded']),
        ...(hasUnicode ? [] : ['no ToUnicode']),
        ...(slanted.has(name) ? ['slanted by the program'] : []),
      ]
      return wrong.length === 0 ? [] : [{ page: 0, text: name, found: wrong.join(', '), place: '' }]
    })
    return noneOf(faults, list.length)
  },
}
