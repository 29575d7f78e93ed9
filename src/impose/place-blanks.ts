export type BlanksPlace = 'end' | 'before-back-cover'

/**
 * The pages of a book in reading order, with as many blanks (`undefined`) as `total` asks for.
 *
 *     placeBlanks(5, 8, 'end')               → [1, 2, 3, 4, 5, ␣, ␣, ␣]
 *     placeBlanks(5, 8, 'before-back-cover') → [1, 2, 3, 4, ␣, ␣, ␣, 5]
 */
export function placeBlanks(pages: number, total: number, place: BlanksPlace): (number | undefined)[] {
  const all = Array.from({ length: pages }, (_, index) => index + 1)
  const blanks = Array.from({ length: total - pages }, () => undefined)
  // A book of one page has no back cover.
  return place === 'end' || pages < 2 ? [...all, ...blanks] : [...all.slice(0, -1), ...blanks, pages]
}
