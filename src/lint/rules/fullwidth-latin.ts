import { type LintRule, matches } from '../lint-rule.ts'

/** Digits and Latin letters take half a cell. */
export const fullwidthLatin: LintRule = {
  id: 'lint-fullwidth-latin',
  authority: 'house',
  examples: {
    wrong: ['共有１２人。', '用ＵＳＢ线连接。', '占３５％。'],
    right: ['共有 12 人。', '用 USB 线连接。', '价格（￥）另计。'],
  },
  check: ({ text }) =>
    matches(text, /[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A\uFF05]+/gu, (found) => {
      const fix = found.normalize('NFKC')
      return { fix, values: { expected: fix } }
    }),
}
