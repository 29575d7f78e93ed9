import { expect, test } from 'vitest'
import { bookSchema } from '../src/config/schema.ts'
import { marginRoom } from '../src/margin-notes.ts'

const roomOf = (page: object) => marginRoom(bookSchema.parse({ title: '书', page }).page)

test('notes have five characters at least and twelve at the most', () => {
  expect(roomOf({ margins: { outer: '15mm' } }).width).toBe(0)
  const wide = roomOf({ typeArea: { characters: 25 }, margins: { inner: '18mm' } })
  expect(wide.width / wide.fontSize).toBe(9)
  expect(roomOf({ trim: 'A4', typeArea: { characters: 20, fontSize: '10.5pt' } }).width / 9).toBe(12)
})

test('they end 5 mm from the trim', () => {
  for (const characters of [18, 20, 22, 24, 25, 26]) {
    const page = bookSchema.parse({
      title: '书',
      page: { typeArea: { characters }, margins: { inner: '18mm' } },
    }).page
    const { gap, width } = marginRoom(page)
    if (width > 0) expect(page.margins.outer - gap - width).toBeGreaterThan((5 / 25.4) * 72 - 0.02)
  }
})
