import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readContent } from '../../src/pdf/read-content.ts'
import type { Operand } from '../../src/pdf/read-operands.ts'
import { ContentError } from '../../src/pdf/scan-content.ts'

const bytes = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'))

/** `10 0 Td`, `[(ab) -3] TJ` as plain values. */
function read(text: string) {
  return [...readContent(bytes(text))].map(({ operator, operands }) => [operator, ...operands.map(plain)])
}

function plain(operand: Operand): unknown {
  if (operand.type === 'array') return operand.items.map(plain)
  if (operand.type === 'dictionary')
    return Object.fromEntries([...operand.entries].map(([key, value]) => [key, plain(value)]))
  if (operand.type === 'string') return Buffer.from(operand.value).toString('latin1')
  return operand.type === 'name' ? `/${operand.value}` : operand.value
}

describe('reads', () => {
  test('numbers, names, strings, arrays and dictionaries', () => {
    expect(
      read('q\n1 0 0 -1 .5 +10. cm % a remark (\n/P <</MCID 3/A[1 true]>> BDC\n(a\\(b\\051\\n(c)) Tj'),
    ).toEqual([
      ['q'],
      ['cm', 1, 0, 0, -1, 0.5, 10],
      ['BDC', '/P', { MCID: 3, A: [1, 'true'] }],
      ['Tj', 'a(b)\n(c)'],
    ])
  })

  test('hexadecimal strings, an odd digit filled up, and escaped names', () => {
    expect(read("[<00 41> -20 <4>] TJ /A#20B gs (\\\r\nx\\12y) '")).toEqual([
      ['TJ', ['\0A', -20, '@']],
      ['gs', '/A B'],
      ["'", 'x\ny'],
    ])
  })

  test('inline images, whatever their data', () => {
    const [, image, after] = [...readContent(bytes('q BI /W 2/H 1 ID \x00EI\xff\x80EI \x90\x91 EI Q\n'))]
    expect(image?.operator).toBe('BI')
    expect(Buffer.from(image?.data ?? []).toString('latin1')).toBe('\x00EI\xff\x80EI \x90\x91')
    expect(after?.operator).toBe('Q')
  })

  test('the place of every operation', () => {
    const text = ' 0 0 m\n10 10 l S'
    const places = [...readContent(bytes(text))].map(({ from, to }) => text.slice(from, to))
    expect(places).toEqual(['0 0 m', '10 10 l', 'S'])
  })
})

test('operands are the same whenever they are asked for, and as often', () => {
  const operations = [...readContent(bytes('1 0 0 1 5 6 cm /A <</B (c)>> BDC [(d) 2] TJ'))].reverse()
  const asked = operations.map(({ operator, operands }) => [operator, ...operands.map(plain)])
  expect(asked).toEqual([
    ['TJ', ['d', 2]],
    ['BDC', '/A', { B: 'c' }],
    ['cm', 1, 0, 0, 1, 5, 6],
  ])
  for (const operation of operations) expect(operation.operands).toBe(operation.operands)
})

describe('what is damaged', () => {
  test.each([
    ['(no end', 'a string without an end at byte 0'],
    ['q <41 Tj', 'a string without an end at byte 2'],
    ['[1 2', 'an array without an end at byte 0'],
    ['[1 Tj]', 'an operator inside an array at byte 3'],
    ['/P <</A>> BDC', 'a dictionary that is none at byte 3'],
    ['1 2', 'operands without an operator at byte 0'],
    ['Q ) Q', 'a character that means nothing at byte 2'],
    ['BI /W 1 ID abc', 'an inline image without an end at byte 11'],
    ['['.repeat(100), 'arrays inside each other without end at byte 33'],
  ])('%s', (text, message) => {
    expect(() => read(text)).toThrow(message)
  })

  test('any bytes end, and fail in no other way', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (damaged) => {
        try {
          for (const { from, to } of readContent(damaged)) expect(to).toBeGreaterThan(from)
        } catch (error) {
          expect(error).toBeInstanceOf(ContentError)
        }
      }),
      { numRuns: 2000 },
    )
  })
})
