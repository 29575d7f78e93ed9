import { expect, test } from 'vitest'
import {
  firstCharacter,
  isCjk,
  isCjkPunctuation,
  isHan,
  isMainlyHan,
  lastCharacter,
} from '../../src/cjk/characters.ts'
import { findBadCharacters } from '../../src/cjk/control-characters.ts'
import { joinsWithoutSpace } from '../../src/cjk/join-lines.ts'

test('Han is Han in every plane', () => {
  for (const character of '汉々〇𠀀㐀') expect(isHan(character)).toBe(true)
  for (const character of ['a', '，', 'あ', '한', '1', '']) expect(isHan(character)).toBe(false)
})

test('kana and full-width signs are CJK, Hangul and Latin are not', () => {
  for (const character of '汉あア，。「！') expect(isCjk(character)).toBe(true)
  for (const character of ['a', '한', '“', '']) expect(isCjk(character)).toBe(false)
})

test('full-width punctuation is neither letter nor digit', () => {
  for (const character of '，。「（！：') expect(isCjkPunctuation(character)).toBe(true)
  for (const character of ['Ａ', '１', '“', ',', '汉']) expect(isCjkPunctuation(character)).toBe(false)
})

test('mainly Han', () => {
  expect(isMainlyHan('用 Go 写程序')).toBe(true)
  expect(isMainlyHan('Hello 世界')).toBe(false)
  expect(isMainlyHan('，。')).toBe(false)
})

test('surrogate pairs stay whole', () => {
  expect(firstCharacter('𠀀汉')).toBe('𠀀')
  expect(lastCharacter('汉𠀀')).toBe('𠀀')
  expect([firstCharacter(''), lastCharacter('')]).toEqual(['', ''])
})

test.each([
  ['学', '习', true],
  ['，', 'G', true],
  ['o', '，', true],
  ['学', '“', true],
  ['”', '学', true],
  ['用', 'G', false],
  ['a', 'b', false],
  ['a', '“', false],
  ['한', '한', false],
  ['', '学', false],
])('a line break between %s and %s vanishes: %s', (before, after, vanishes) => {
  expect(joinsWithoutSpace(before, after)).toBe(vanishes)
})

test('bad characters have their place and code', () => {
  expect(findBadCharacters('好\t\r\n𠀀')).toEqual([])
  expect(findBadCharacters('a\u0007\uD842b\uFFFD\u0000')).toEqual([
    { offset: 1, code: 'U+0007', kind: 'control' },
    { offset: 2, code: 'U+D842', kind: 'surrogate' },
    { offset: 4, code: 'U+FFFD', kind: 'replacement' },
    { offset: 5, code: 'U+0000', kind: 'control' },
  ])
})
