import { type LintRule, matches } from '../lint-rule.ts'

/** A number is written in one kind of digits, and the Chinese zero among digits is 〇. */
export const mixedNumeral: LintRule = {
  id: 'lint-mixed-numeral',
  authority: 'GB/T 15835-2011, 4.3.3, 5.2.5 and 5.3',
  examples: {
    wrong: [
      '二0二六年',
      '3千5百人',
      '百分之15',
      '来了几10人',
      '二零二六年',
      '2026年三月',
      '三月5日',
      '一百〇三人',
    ],
    right: [
      '二〇二六年',
      '3500 人',
      '百分之十五',
      '来了几十人',
      '3 万人',
      '零下三度',
      '一百零三',
      '第一百〇三条',
      '2026 年 3 月',
    ],
  },
  check: ({ text }) => [
    ...matches(
      text,
      /(?<=[一二三四五六七八九])[0０oO](?=[一二三四五六七八九0０oO年])|(?<=[一二三四五六七八九][0０])[0０](?=[一二三四五六七八九年])/gu,
      () => ({ fix: '〇', values: { expected: '〇' } }),
    ),
    ...matches(
      text,
      /(?<=[一二][一二三四五六七八九])零(?=[一二三四五六七八九]年)|(?<=[一二])零(?=[一二三四五六七八九零][一二三四五六七八九]年)/gu,
      () => ({ fix: '〇', values: { expected: '〇' } }),
    ),
    ...matches(text, /\d+[十百千]\d*[十百]?/gu, () => ({ values: { expected: '' } })),
    ...matches(text, /百分之\d+(?:\.\d+)?/gu, (found) => ({ values: { expected: `${found.slice(3)}%` } })),
    ...matches(
      text,
      /\d{4}年[一二三四五六七八九十]+月|(?<![年历])[一二三四五六七八九十]+月\d{1,2}[日号]/gu,
      () => ({
        values: { expected: '' },
      }),
    ),
    // As a count; as a number of order it is 〇.
    ...matches(text, /(?<=(?<!第[一二三四五六七八九十百千]{0,6})[百千])〇(?=[一二三四五六七八九])/gu, () => ({
      fix: '零',
      values: { expected: '零' },
    })),
    ...matches(text, /[几数]10+(?!\d)/gu, () => ({ values: { expected: '' } })),
  ],
}
