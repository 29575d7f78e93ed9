import { expect, test } from 'vitest'
import { orderOf } from '../../../src/compose/book-index/order-terms.ts'

function ordered(
  by: 'pinyin' | 'stroke',
  terms: (string | [string, string])[],
  language: 'zh-Hans' | 'zh-Hant' = 'zh-Hans',
) {
  const order = orderOf(by, language)
  return terms
    .map((term) => (typeof term === 'string' ? { term } : { term: term[0], reading: term[1] }))
    .toSorted(order.compare)
    .map((term) => `${order.groupOf(term)} ${term.term}`)
}

test('by pinyin, character for character, as the words are read', () => {
  expect(
    ordered('pinyin', [
      '重庆',
      '调整',
      '调查',
      '长江',
      '绿色',
      '鲁迅',
      '路线',
      'GDP',
      '2024年',
      '银行',
      '一分为二',
      '率领',
      '行走',
    ]),
  ).toEqual([
    '# 2024年',
    'C 长江',
    'C 重庆',
    'D 调查',
    'G GDP',
    'L 鲁迅',
    'L 路线',
    'L 绿色',
    'S 率领',
    'T 调整',
    'X 行走',
    'Y 一分为二',
    'Y 银行',
  ])
})

test('the author’s reading goes before the dictionary’s', () => {
  expect(ordered('pinyin', [['乐清', 'yuè qīng'], '快乐', ['尉犁', 'yu4 li2']])).toEqual([
    'K 快乐',
    'Y 尉犁',
    'Y 乐清',
  ])
})

test('the same syllable by its tone, then each character together', () => {
  expect(ordered('pinyin', ['妈祖', '马克思', '麻城', '骂', '马', '码头'])).toEqual([
    'M 妈祖',
    'M 麻城',
    'M 马',
    'M 马克思',
    'M 码头',
    'M 骂',
  ])
})

test('by the number of strokes', () => {
  expect(ordered('stroke', ['调查', '一分为二', '龙', '群众', 'GDP', '丁', '3 月', '龘'])).toEqual([
    '# 3 月',
    '一画 一分为二',
    '二画 丁',
    '五画 龙',
    '十画 调查',
    '十三画 群众',
    '四十八画 龘',
    'A–Z GDP',
  ])
  expect(ordered('stroke', ['龍', '調查', '一'], 'zh-Hant')).toEqual(['一畫 一', '十五畫 調查', '十六畫 龍'])
})
