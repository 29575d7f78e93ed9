import { describe, expect, test } from 'vitest'
import { findAdded, findLost } from '../../src/print/find-fault.ts'

const page =
  '<div><h2>书名</h2><style>.a{}</style>' +
  '<p data-src="m/01.md:3:1">先说甲乙丙，再说丁。</p><ul data-src="m/01.md:5:1"><li data-src="m/01.md:5:1">甲</li>' +
  '<li data-src="m/01.md:6:1">乙<b>字</b></li></ul><p data-src="m/01.md:8:1">后来甲乙丙又来。</p></div>'
const plain = (text: string) => text.replace(/\s/g, '')

describe('what the PDF lacks is found', () => {
  test.each([
    [
      'in a paragraph',
      '书名先说甲丙，再说丁。甲乙字后来甲乙丙又来。',
      '乙',
      'm/01.md:3:1',
      '先说甲乙丙，再说丁。',
    ],
    ['in a list item', '书名先说甲乙丙，再说丁。甲字后来甲乙丙又来。', '乙', 'm/01.md:6:1', '乙字'],
    ['in a running head', '先说甲乙丙，再说丁。甲乙字后来甲乙丙又来。', '书名', '', '书名'],
    ['at the end', '书名先说甲乙丙，再说丁。甲乙字后来甲乙丙又来', '。', 'm/01.md:8:1', '后来甲乙丙又来。'],
    [
      'where blocks come in another order',
      '后来甲丙又来。书名甲乙字先说甲乙丙，再说丁。',
      '乙',
      'm/01.md:8:1',
      '后来甲乙丙又来。',
    ],
  ])('%s', (_, found, characters, src, around) => {
    expect(findLost(page, found, characters, plain)).toEqual({ src, around })
  })
})

describe('what the PDF has besides is found', () => {
  test.each([
    ['in a paragraph', '书名先说甲乙丙，再说丁。甲乙字后来甲乙丙又又来。', '又', 'm/01.md:8:1'],
    [
      'where a paragraph stands twice',
      '书名先说甲乙丙，再说丁。先说甲乙丙，再说丁。甲乙字后来甲乙丙又来。',
      '先说甲乙丙，再丁。',
      'm/01.md:3:1',
    ],
    ['where something else stands', '书名先说甲乙丙，再说丁。甲乙字注后来甲乙丙又来。', '注', 'm/01.md:8:1'],
  ])('%s', (_, found, characters, src) => {
    expect(findAdded(page, found, characters, plain).src).toBe(src)
  })
})
