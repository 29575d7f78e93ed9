import { type LintRule, matches } from '../lint-rule.ts'

/** Within a sentence one colon does not stand in the scope of another. */
export const nestedColon: LintRule = {
  id: 'lint-nested-colon',
  authority: 'GB/T 15834-2011, 4.7.3.5',
  examples: {
    wrong: ['办法如下：有三条：听、理、商。'],
    right: [
      '办法有三条：听、理、商。',
      '他说：“有三条：听、理、商。”',
      '时间：上午，地点：村口。',
      '时间：8：30',
      '甲：乙 丙：丁',
    ],
  },
  check: ({ text }) =>
    matches(text, /：[^：。！？；“”‘’《》（）「」\n\s，\uFFFC]{2,40}(：)(?!\d)/gu).map((finding) => ({
      ...finding,
      at: finding.at + text.slice(finding.at + 1).indexOf('：') + 1,
    })),
}
