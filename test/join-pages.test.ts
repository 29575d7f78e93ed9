import { expect, test } from 'vitest'
import { joinPages } from '../src/join-pages.ts'

test.each([
  [['12'], '12'],
  [['3', '3', '4', '5', '9'], '3–5 9'],
  [['viii', 'ix', 'x', '1', '2'], 'viii–x 1–2'],
  [['xi', '12'], 'xi 12'],
  [['9', '11', '12', '12'], '9 11–12'],
  [['?', '?'], '?'],
])('%j', (labels, expected) => {
  const runs = joinPages(labels).map(({ from, to }) =>
    from === to ? labels[from] : `${labels[from]}–${labels[to]}`,
  )
  expect(runs.join(' ').replace(/(\S+)–\1(?=\s|$)/g, '$1')).toBe(expected)
})

test('what is joined leads to the first place of its last page', () => {
  expect(joinPages(['3', '4', '4', '5', '5'])).toEqual([{ from: 0, to: 3 }])
})
