import { type LintRule, matches } from '../lint-rule.ts'

/** 等 says what …… says: one of them. */
export const ellipsisAndSoOn: LintRule = {
  id: 'lint-ellipsis-and-so-on',
  authority: 'GB/T 15834-2011, 4.11',
  examples: {
    wrong: ['苹果、梨、桃……等。', '苹果、梨、桃等等……'],
    right: ['苹果、梨、桃……', '苹果、梨、桃等。', '……等他来了再说。'],
  },
  check: ({ text }) =>
    matches(text, /(?<=\p{Script=Han})……等等?(?=[，。；！？、）]|$)|等等?……(?=$|[，。；！？、）])/gu),
}
