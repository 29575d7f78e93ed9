import { expect, test } from 'vitest'
import {
  acceptedPictures,
  countDifferences,
  type Picture,
  RESOLUTION,
  readPictures,
  TOLERANCE,
} from '../../scripts/measure/page-pictures.ts'

const millimetre = Math.round(RESOLUTION / 25.4)
const character = Math.round((10.5 / 72) * RESOLUTION)

/** Pages full of text, by number. */
const full = [9, 10, 12, 14]

async function pagesOfText(): Promise<Picture[]> {
  const pages = await readPictures(acceptedPictures('specimen'))
  return full.map((number) => pages[number - 1] ?? { width: 0, height: 0, greys: new Uint8Array() })
}

/** The page with a part of the first line moved: what stood there before is white. */
function moved({ width, height, greys }: Picture, characters: number, right: number, down: number): Picture {
  const [top, left] = firstInk({ width, height, greys })
  const result = greys.slice()
  const cells = Array.from({ length: character * characters * character }, (_, at) => ({
    x: left + (at % (character * characters)),
    y: top + Math.floor(at / (character * characters)),
  }))
  for (const { x, y } of cells) result[y * width + x] = 255
  for (const { x, y } of cells) result[(y + down) * width + x + right] = greys[y * width + x] ?? 255
  return { width, height, greys: result }
}

/** Row and column where the text begins, below the running head. */
function firstInk({ width, height, greys }: Picture): [row: number, column: number] {
  const dark = (y: number, x: number) => (greys[y * width + x] ?? 255) < 150
  const columns = Array.from({ length: width }, (_, x) => x)
  for (let y = Math.round(height * 0.2); y < height; y++) {
    const x = columns.findIndex((column) => dark(y, column))
    if (x >= 0) return [y, x]
  }
  return [0, 0]
}

test('a millimetre is seen, to the right and down', async () => {
  for (const page of await pagesOfText())
    for (const [right, down] of [
      [millimetre, 0],
      [0, millimetre],
    ] as const)
      expect(countDifferences(page, moved(page, 10, right, down))).toBeGreaterThan(TOLERANCE)
})

test('what is missing is seen', async () => {
  for (const page of await pagesOfText())
    expect(countDifferences(page, moved(page, 3, page.width, 0))).toBeGreaterThan(TOLERANCE)
})

test('greys that are rounded otherwise are not', async () => {
  for (const page of await pagesOfText()) {
    const rounded = page.greys.map((grey, at) => Math.max(0, Math.min(255, grey + ((at * 7919) % 25) - 12)))
    expect(countDifferences(page, { ...page, greys: rounded })).toBe(0)
  }
})

test('a page of another size differs in all of its pixels', () => {
  const page = (width: number) => ({ width, height: 10, greys: new Uint8Array(width * 10).fill(255) })
  expect(countDifferences(page(10), page(12))).toBe(120)
})
