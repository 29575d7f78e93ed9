/** Pages as ranges: `1–3, 7`; after `most` ranges an ellipsis. */
export function formatPages(pages: readonly number[], most = Number.POSITIVE_INFINITY): string {
  const ranges: [first: number, last: number][] = []
  for (const page of pages) {
    const range = ranges.at(-1)
    if (range && page === range[1] + 1) range[1] = page
    else ranges.push([page, page])
  }
  const shown = ranges
    .slice(0, most)
    .map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`))
  return ranges.length > most ? `${shown.join(', ')} …` : shown.join(', ')
}
