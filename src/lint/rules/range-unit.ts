import { type LintRule, matches } from '../lint-rule.ts'

/** Both ends of a range have their 万, 亿, %: 9～16亿 may mean nine. */
export const rangeUnit: LintRule = {
  id: 'lint-range-unit',
  authority: 'GB/T 15835-2011, 5.1.3',
  examples: {
    wrong: ['增产15～30%。', '需要9～16亿元。'],
    right: ['增产15%～30%。', '需要9亿～16亿元。', '来了 10～20 人。', '1998—2008 年'],
  },
  check: ({ text }) =>
    matches(text, /(?<![\d.])\d+(?:\.\d+)?(?=\s?[～—-]\s?\d+(?:\.\d+)?\s?(万|亿|%|％|‰))/gu, (found) => ({
      values: { found, expected: '' },
    })).map((finding) => {
      const unit = /^[\d.\s]*[～—-][\d.\s]*(万|亿|%|％|‰)/u.exec(text.slice(finding.at))?.[1] ?? ''
      return { ...finding, values: { ...finding.values, expected: `${finding.values?.found}${unit}` } }
    }),
}
