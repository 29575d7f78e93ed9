import { type LintRule, matches } from '../lint-rule.ts'

/** After a dash, and before an ellipsis, stands no mark within the sentence. */
export const idleMark: LintRule = {
  id: 'lint-idle-mark',
  authority: 'GB/T 15834-2011, B.2.3 and B.2.4',
  examples: {
    wrong: ['这是他的办法——，先问后做。', '苹果、梨、……', '走了，……'],
    right: ['这是他的办法——先问后做。', '苹果、梨……', '真的吗？……', '他说：……'],
  },
  check: ({ text }) => [
    ...matches(text, /(?<=[^—]——)[，、；：](?!—)/gu, () => ({ fix: '' })),
    ...matches(text, /、(?=……)/gu, () => ({ fix: '' })),
    ...matches(text, /，(?=……)/gu),
  ],
}
