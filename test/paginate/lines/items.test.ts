import { describe, expect, test } from 'vitest'
import { breaksInWord, itemsOf, NEVER, type Piece, type Strictness, show, textPiece } from './modules.ts'

function shown(text: string, strictness: Strictness = 'strict'): string {
  const pieces = [textPiece(text)]
  return show(itemsOf(pieces, strictness), pieces)
}

/** Whether a line may end between two characters that stand among Han characters. */
function mayBreak(before: string, after: string, strictness: Strictness = 'strict'): boolean {
  const items = itemsOf([textPiece(`国${before}${after}国`)], strictness)
  const at = items.to.indexOf(1 + before.length)
  return at >= 0 && items.penalty[at] !== NEVER
}

/**
 * W3C clreq 3.1.4 (标点避头尾) and GB/T 15834-2011 5.1; the characters are those that the line-break tests of W3C
 * i18n-tests hold for Chinese: classes CL, CP, EX, IS, NS, PO and OP, PR of UAX 14.
 */
const neverFirst = [...'，。、；：！？）》〉」』】〗〕］｝”’．·・／～－…—％‰℃々〻ヽヾゝゞー′″①⑳']
const neverFirstButStrictly = [...'～－—①⑳ーぁっゃァッャ']
const neverLast = [...'（《〈「『【〖〔［｛“‘￥＄￡№／']

test('a no-break space is a space that no line ends at; they do not collapse', () => {
  const { to, gap, penalty, spaces } = itemsOf([textPiece('第\u00a02 节 \u00a0 人 国')], 'strict')
  expect(to).toEqual([1, 3, 5, 9, 11])
  expect(gap).toEqual([1, 1, 1, 1, 0])
  expect(spaces).toEqual([1, 1, 3, 1, 0])
  expect(penalty.map((cost) => cost === NEVER)).toEqual([true, false, true, false, true])
})

test('no-break spaces at the head of a paragraph are its indent, and stay', () => {
  const { from, to, spaces } = itemsOf([textPiece('\u00a0\u00a0人 国')], 'strict')
  expect(from).toEqual([0, 2, 4])
  expect(to).toEqual([1, 3, 5])
  expect(spaces).toEqual([1, 1, 0])
})

describe('heads and ends of lines', () => {
  test.each(neverFirst)('no line begins with %s', (mark) => {
    expect(mayBreak('人', mark)).toBe(false)
  })
  test.each(neverLast)('no line ends with %s', (mark) => {
    expect(mayBreak(mark, '人')).toBe(false)
  })
  test.each(neverFirstButStrictly)('%s may begin a line by the normal rules', (mark) => {
    expect(mayBreak('人', mark)).toBe(false)
    expect(mayBreak('人', mark, 'normal')).toBe(true)
  })
  test.each([...'·／％々…'])('%s may begin a line by the loose rules', (mark) => {
    expect(mayBreak('人', mark, 'normal')).toBe(false)
    expect(mayBreak('人', mark, 'loose')).toBe(true)
  })
  test.each([...'，。）”'])('%s begins no line by any rules', (mark) => {
    expect(mayBreak('人', mark, 'loose')).toBe(false)
  })
  test('a sign leaves no number by any rules', () => {
    expect(mayBreak('50', '％', 'loose')).toBe(false)
    expect(mayBreak('￥', '50', 'loose')).toBe(false)
  })
  test.each(['⦃⦄', '｢｣', '⟨⟩', '[]'])('%s: no line ends with the one or begins with the other', (pair) => {
    const [opening = '', closing = ''] = pair
    expect([mayBreak(opening, '人'), mayBreak('人', closing)]).toEqual([false, false])
    expect([mayBreak('人', opening), mayBreak(closing, '人')]).toEqual([true, true])
  })
  test('any other two characters may be parted', () => {
    for (const [before, after] of [
      '人国',
      '。人',
      '”人',
      '人（',
      '）（',
      '…人',
      '—人',
      '人か',
      '한국',
      '😀人',
    ].map((pair) => [...pair]))
      expect([before, after, mayBreak(before ?? '', after ?? '')]).toEqual([before, after, true])
  })
})

describe('what stays together', () => {
  test.each([
    ['dashes and ellipses', '人——人……人', '人——|人……|人'],
    ['a mark on both sides', '他说：“人（甲）。”人', '他|说：|“人|（甲）。”|人'],
    ['numbers with their signs', '人50%人￥50人25℃人№3人', '人~|50%~|人|￥50~|人~|25℃~|人|№3~|人'],
    ['numbers with their units', '长 3 km 的路、5 GHz、8 MB/s', '长 |3 km |的|路、|5 GHz、|8 MB/s'],
    ['a number and a word', '长 3 cats', '长 |3 |cats'],
    ['words', 'the compositor’s stick', 'the |compositor’s |stick'],
    ['ASCII brackets and stops', '人(abc)人,人', '人|(abc)|人,|人'],
    ['accents and selectors', 'é人\u{E0100}国', 'é~|人\u{E0100}|国'],
    ['emoji', '人👍🏽国', '人|👍🏽|国'],
    ['ranges', '人1990–2000人，3～5人', '人~|1990–2000~|人，|3～|5~|人'],
  ])('%s', (_, text, expected) => {
    expect(shown(text)).toBe(expected)
  })

  test('note calls stay with what is before them', () => {
    const pieces: Piece[] = [
      textPiece('人。'),
      { type: 'box', width: 7, white: 0, as: 'note' },
      textPiece('人'),
    ]
    expect(show(itemsOf(pieces, 'strict'), pieces)).toBe('人。[box]|人')
  })
})

describe('addresses', () => {
  test.each([
    ['https://example.com/a/b-c?x=1&y=2', 'https://|example.|com/|a/|b-|c?|x=|1&|y=2'],
    ['state-of-the-art', 'state-|of-|the-|art'],
    ['2024-11-03', '2024-11-03'],
    ['km/h', 'km/h'],
    ['I/O', 'I/O'],
  ])('%s', (word, expected) => {
    const places = [...breaksInWord(word, false), word.length]
    expect(places.map((to, index) => word.slice(places[index - 1] ?? 0, to)).join('|')).toBe(expected)
  })
})

describe('spaces', () => {
  test('several spaces are one, and none is at the ends', () => {
    const pieces = [textPiece(' 人 \n'), textPiece('\tabc  '), textPiece(' 人 ')]
    expect(show(itemsOf(pieces, 'strict'), pieces)).toBe('人 |abc |人')
  })
  test('a space before a stop is no place to break', () => {
    expect(shown('abc ，人')).toBe('abc ，|人')
  })
  test('author’s breaks end lines', () => {
    const pieces: Piece[] = [textPiece('人 '), { type: 'break' }, { type: 'break' }, textPiece('\n国人')]
    expect(show(itemsOf(pieces, 'strict'), pieces)).toBe('人\n[break]\n国|人')
  })
})

test('a word that is wider than a line is broken between any two characters', () => {
  const pieces = [textPiece('人abcdé人')]
  const items = itemsOf(pieces, 'strict', (word) => word.length > 3)
  expect(show(items, pieces)).toBe('人~|a|b|c|d|é~|人')
})
