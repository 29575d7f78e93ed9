import { type LintRule, matches } from '../lint-rule.ts'

/** A decimal below one has its zero. */
export const leadingZero: LintRule = {
  id: 'lint-leading-zero',
  authority: 'GB/T 15835-2011, 5.1.2',
  examples: { wrong: ['高约.5米。'], right: ['高约 0.5 米。', '点.22口径', '见 a.5', '扩展名是.7z。'] },
  check: ({ text }) =>
    matches(text, /(?<=[\p{Script=Han}，、（]\s?)\.\d+(?![\d.]*[A-Za-z]|\d*口径)/gu, (found) => ({
      values: { expected: `0${found}` },
    })),
}
