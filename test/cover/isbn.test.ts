import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hyphenated, looksLikeIsbn, readIsbn, thirteenDigits } from '../../src/isbn.ts'

describe('ISBN', () => {
  test.each([
    ['978-7-108-00982-1', '9787108009821'],
    ['ISBN 978 7 01 000031 2', '9787010000312'],
    ['urn:isbn:9780306406157', '9780306406157'],
    ['0-306-40615-2', '0306406152'],
    ['7-5327-4690-9', '7532746909'],
    ['0-8044-2957-X', '080442957X'],
    ['978-7-108-00982-2', undefined],
    ['9771234567898', undefined],
    ['某书 978', undefined],
  ])('%s is %s', (text, isbn) => expect(readIsbn(text)).toBe(isbn))

  test('one wrong digit is always found', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 9 }), (at, more) => {
        const digits = [...'9787108009821']
        digits[at] = String((Number(digits[at]) + more) % 10)
        return readIsbn(digits.join('')) === undefined
      }),
    )
  })

  test('of ten digits thirteen are made', () => {
    expect(thirteenDigits('0306406152')).toBe('9780306406157')
    expect(thirteenDigits('9780306406157')).toBe('9780306406157')
  })

  // Books of these publishers: 人民, 三联, 上海译文, 浙江人民, a small one.
  test.each([
    ['9787010000312', '978-7-01-000031-2'],
    ['9787108009821', '978-7-108-00982-1'],
    ['9787532746903', '978-7-5327-4690-3'],
    ['9787807190004', '978-7-80719-000-4'],
    ['9787900000002', '978-7-900000-00-2'],
  ])('the hyphens of %s', (isbn, shown) => expect(hyphenated(isbn, isbn)).toBe(shown))

  test('hyphens that were written stay, of other groups none are made up', () => {
    expect(hyphenated('9780306406157', 'ISBN 978-0-306-40615-7')).toBe('978-0-306-40615-7')
    expect(hyphenated('9780306406157', '9780306406157')).toBe('9780306406157')
  })

  test('what is meant as one', () => {
    expect(looksLikeIsbn('978-7-108-00982-2')).toBe(true)
    expect(looksLikeIsbn('ISBN 12')).toBe(true)
    expect(looksLikeIsbn('内部资料 2026-01')).toBe(false)
  })
})
