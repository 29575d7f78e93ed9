import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { decode } from '../../src/import/decode.ts'
import { encodingNamed } from '../../src/import/encodings.ts'

const simplified = '板凳上的功课\n老乡说：“今年雨水多，3.5 亩地都淹了。”\n'
const traditional = '板凳上的功課\n老鄉說：「今年雨水多，三畝半地都淹了。」\n'

describe('the encoding is found out', () => {
  it.each([
    ['utf8', simplified, 'UTF-8'],
    ['utf8', traditional, 'UTF-8'],
    ['gb18030', simplified, 'GB18030'],
    ['gb18030', traditional, 'GB18030'],
    ['gb18030', '𠮷野家㐂€ 的店开了', 'GB18030'],
    ['big5', traditional, 'Big5'],
    ['big5-hkscs', '佢哋喺度學習，大家都來聽', 'Big5'],
    ['utf16le', simplified, 'UTF-16LE'],
    ['utf16be', traditional, 'UTF-16BE'],
    ['utf16le', 'plain English\n', 'UTF-16LE'],
    ['utf16be', 'plain English\n', 'UTF-16BE'],
    ['utf8', 'plain English, no more\n', 'UTF-8'],
    ['windows-1252', 'It’s “fine” at the café, really. And so on we go, naïvely.', 'Windows-1252'],
    ['gb18030', '学习', 'GB18030'],
  ])('%s of %j', (encoding, text, name) => {
    const decoded = decode(iconv.encode(text, encoding))
    expect(decoded).toEqual({ type: 'text', text, encoding: name, hasMark: false })
  })

  it.each(['utf8', 'utf16le', 'utf16be'])('a byte order mark of %s is no text', (encoding) => {
    const decoded = decode(iconv.encode('短', encoding, { addBOM: true }))
    expect(decoded).toMatchObject({ type: 'text', text: '短', hasMark: true })
  })

  it('a mark in the middle stays for the import to list', () => {
    expect(decode(Buffer.from('\uFEFF上\uFEFF下'))).toMatchObject({ text: '上\uFEFF下', hasMark: true })
  })

  it('may be given', () => {
    const bytes = iconv.encode('功', 'big5')
    expect(decode(bytes, encodingNamed('Big5'))).toMatchObject({ text: '功', encoding: 'Big5' })
    expect(encodingNamed('GBK')?.name).toBe('GB18030')
    expect(encodingNamed('klingon')).toBeUndefined()
  })
})

describe('what is no text is told', () => {
  it.each([
    ['utf8', simplified, 'UTF-8'],
    ['gb18030', simplified, 'GB18030'],
    ['big5', traditional, 'Big5'],
  ])('a byte that fits nowhere in %s', (encoding, text, name) => {
    const before = iconv.encode(`${text}第三行`, encoding)
    const decoded = decode(Buffer.concat([before, Buffer.of(0xff), iconv.encode(`\n${text}`, encoding)]))
    expect(decoded).toEqual({
      type: 'undecodable',
      encoding: name,
      place: { line: 3, column: 4, offset: before.length },
      byte: '0xFF',
    })
  })

  it('a character cut off at the end', () => {
    const bytes = Buffer.from(simplified.trimEnd())
    const decoded = decode(bytes.subarray(0, -1))
    const place = { line: 2, column: 22, offset: bytes.length - 3 }
    expect(decoded).toMatchObject({ type: 'undecodable', encoding: 'UTF-8', place })
  })

  it('offsets count from the beginning of the file, byte order mark and all', () => {
    expect(decode(Buffer.of(0xef, 0xbb, 0xbf, 0x61, 0xff))).toMatchObject({
      type: 'undecodable',
      place: { line: 1, column: 2, offset: 4 },
    })
  })

  it.each([
    ['%PDF-1.7\n…', 'PDF'],
    ['{\\rtf1\\ansi}', 'RTF'],
    ['PK\x03\x04 word/document.xml', 'Word (.docx)'],
    ['PK\x03\x04 mimetypeapplication/epub+zip', 'EPUB'],
    ['\x89PNG\r\n\x1a\n', 'PNG'],
  ])('%j', (head, kind) => {
    expect(decode(Buffer.from(head, 'latin1'))).toEqual({ type: 'binary', kind })
  })

  it('a file of control characters', () => {
    const bytes = Uint8Array.from({ length: 4000 }, (_, index) => (index * 7919) % 251)
    expect(decode(bytes)).toEqual({ type: 'binary', kind: '' })
    expect(decode(new Uint8Array(40))).toEqual({ type: 'binary', kind: '' })
  })

  it.each(['', ' \n\u3000\r\n\t', '\uFEFF'])('the empty text %j', (text) => {
    expect(decode(Buffer.from(text))).toEqual({ type: 'empty' })
  })
})
