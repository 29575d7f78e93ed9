import { deflateSync } from 'node:zlib'
import { PDFContext, PDFRawStream } from '@cantoo/pdf-lib'
import { expect, test } from 'vitest'
import { decodeStream } from '../../src/pdf/decode-stream.ts'

test.each([10, 13])('data whose last byte is %d, as the end of a line, are whole without it', (last) => {
  const context = PDFContext.create()
  for (let number = 0; ; number++) {
    const text = `q ${number} Q`
    const packed = deflateSync(text)
    if (packed.at(-1) !== last) continue
    const stream = PDFRawStream.of(context.obj({ Filter: 'FlateDecode' }), packed.subarray(0, -1))
    const { bytes, problem } = decodeStream(context, stream)
    expect([Buffer.from(bytes).toString(), problem]).toEqual([text, undefined])
    return
  }
})

test('data that are cut short are given as far as they go, with the problem', () => {
  const context = PDFContext.create()
  const packed = deflateSync('q 1 0 0 1 0 0 cm Q '.repeat(40))
  const stream = PDFRawStream.of(context.obj({ Filter: 'FlateDecode' }), packed.subarray(0, -6))
  const { bytes, problem } = decodeStream(context, stream)
  expect(problem).toBeDefined()
  expect(bytes.length).toBeGreaterThan(0)
})

test('nothing, as qpdf packs it, is nothing', () => {
  const context = PDFContext.create()
  const stream = PDFRawStream.of(context.obj({ Filter: 'FlateDecode', Length: 0 }), new Uint8Array())
  expect(decodeStream(context, stream)).toEqual({ bytes: new Uint8Array() })
})
