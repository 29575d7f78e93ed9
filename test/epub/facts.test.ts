import { describe, expect, test } from 'vitest'
import { bookSchema } from '../../src/config/schema.ts'
import { identify } from '../../src/epub/identify.ts'
import { isAnimated } from '../../src/epub/is-animated.ts'
import { modifiedDate } from '../../src/epub/modified-date.ts'
import { frontText } from '../../src/front-cover.ts'

const book = (identifier?: string) => bookSchema.parse({ title: '书', authors: '张三', identifier })

describe('identifiers', () => {
  test.each([
    ['978-7-01-000031-2', 'urn:isbn:9787010000312'],
    ['ISBN 978 7 01 000031 2', 'urn:isbn:9787010000312'],
    ['7-01-000031-x', 'urn:isbn:701000031X'],
    ['urn:uuid:ce607042-9f02-4f62-826e-7cf2e65c596f', 'urn:uuid:ce607042-9f02-4f62-826e-7cf2e65c596f'],
    ['https://example.org/book', 'https://example.org/book'],
  ])('%s', (written, expected) => expect(identify(book(written))).toBe(expected))

  test('a wrong check digit is no ISBN', () => {
    expect(identify(book('978-7-01-000031-3'))).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5/)
  })

  test('without one, a UUID of title, authors and issuer', () => {
    const id = identify(book())
    expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab]/)
    expect(identify(book())).toBe(id)
    expect(identify(bookSchema.parse({ title: '书', authors: '李四' }))).not.toBe(id)
    expect(identify(bookSchema.parse({ title: '书', authors: '张三', unit: '编印室' }))).not.toBe(id)
  })
})

test.each([
  ['2026', undefined, '2026-01-01T00:00:00.000Z'],
  ['2026-07', undefined, '2026-07-01T00:00:00.000Z'],
  ['2026-07-09', undefined, '2026-07-09T00:00:00.000Z'],
  [undefined, undefined, '2000-01-01T00:00:00.000Z'],
  ['1949-10-01', undefined, '1980-01-01T00:00:00.000Z'],
  ['2026', '1700000000', '2023-11-14T22:13:20.000Z'],
  ['2026', 'soon', '2026-01-01T00:00:00.000Z'],
])('the date of %s with SOURCE_DATE_EPOCH %s', (date, epoch, expected) => {
  expect(modifiedDate(date, epoch).toISOString()).toBe(expected)
})

describe('pictures that move', () => {
  const frame = [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0]
  const gif = (frames: number) =>
    Buffer.from([...Buffer.from('GIF89a'), 1, 0, 1, 0, 0, 0, 0, ...Array(frames).fill(frame).flat(), 0x3b])
  const webp = (flags: number) =>
    Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0', 'latin1'), Buffer.from([flags, 0, 0, 0])])

  test('GIF of one frame and of two', () => {
    expect(isAnimated(gif(1), 'image/gif')).toBe(false)
    expect(isAnimated(gif(2), 'image/gif')).toBe(true)
  })
  test('WebP with and without the flag', () => {
    expect(isAnimated(webp(0x10), 'image/webp')).toBe(false)
    expect(isAnimated(webp(0x02), 'image/webp')).toBe(true)
  })
  test('PNG with frames', () => {
    expect(isAnimated(Buffer.from('\x89PNG....IHDR....acTL....IDAT', 'latin1'), 'image/png')).toBe(true)
    expect(isAnimated(Buffer.from('\x89PNG....IHDR....IDAT..acTL', 'latin1'), 'image/png')).toBe(false)
  })
})

test('fonts of the cover have all that stands on it', () => {
  const config = bookSchema.parse({
    title: '书名',
    subtitle: '副题',
    authors: '张三 译',
    unit: '编印室',
    series: '小丛书',
    date: '2026-07-01',
  })
  for (const character of '书名副题张三译编印室小丛书2026年7月1日')
    expect(frontText(config)).toContain(character)
})
