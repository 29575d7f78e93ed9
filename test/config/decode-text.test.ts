import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeText } from '../../src/config/decode-text.ts'

describe('decodeText', () => {
  it('gives back any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(decodeText(Buffer.from(`\ufeff${text}`))).toEqual({ text })
      }),
    )
  })

  it('finds the byte that was put in', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('一', '😀', 'a', '\n', 'é')), fc.string(), (before, after) => {
        const text = before.join('')
        const bytes = Buffer.concat([Buffer.from(text), Buffer.from([0xff]), Buffer.from(after)])
        const lines = text.split('\n')
        expect(decodeText(bytes)).toEqual({
          byte: '0xFF',
          invalidAt: {
            line: lines.length,
            column: (lines.at(-1)?.length ?? 0) + 1,
            offset: Buffer.byteLength(text),
          },
        })
      }),
    )
  })

  it('points to the beginning of a character that is cut off', () => {
    expect(decodeText(Buffer.from('ab中').subarray(0, 4))).toEqual({
      byte: '0xE4',
      invalidAt: { line: 1, column: 3, offset: 2 },
    })
  })
})
