import { type LintRule, matches } from '../lint-rule.ts'

/** From one number to another: ～ or —, not a hyphen. */
export const range: LintRule = {
  id: 'lint-range',
  authority: 'GB/T 15834-2011, 4.13',
  examples: {
    wrong: ['来了10-20人。', '第3-5页', '占30%-40%。'],
    right: ['来了 10～20 人。', '第 3—5 页', '电话 010-12345678', '2026-11-24', '型号 A-5', '12-34-56 号'],
  },
  check: ({ text }) =>
    matches(
      text,
      /(?<![\d\-－A-Za-z])\d{1,4}[%％]?([-－])\d{1,4}[%％]?(?=\s?(?:[人个年月日天页章节岁米里元角分次件种条户斤亩时周]|小时|分钟|公里|平方|万|亿)|[%％])/gu,
      () => ({ fix: '～', values: { expected: '～' } }),
    ),
}
