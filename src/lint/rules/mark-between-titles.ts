import { type LintRule, matches } from '../lint-rule.ts'

/** Between titles or quotations that stand side by side there is usually no 、. */
export const markBetweenTitles: LintRule = {
  id: 'lint-mark-between-titles',
  authority: 'GB/T 15834-2011, 4.5.3.5',
  examples: {
    wrong: ['读《红楼梦》、《西游记》。', '讲“听”、“理”、“商”。'],
    right: ['读《红楼梦》《西游记》。', '讲“听”“理”“商”。', '读《红楼梦》（上册）、《西游记》。'],
  },
  check: ({ text }) =>
    matches(text, /(?<=[》”])、(?=[《“])/gu, () => ({ fix: '', values: { expected: '' } })),
}
