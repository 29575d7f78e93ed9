import { type LintRule, matches } from '../lint-rule.ts'

/** Where a question is a call, too, ？ stands first. */
export const questionCall: LintRule = {
  id: 'lint-question-call',
  authority: 'GB/T 15834-2011, 4.3.3.4',
  examples: { wrong: ['真的吗！？'], right: ['真的吗？！', '太好了！！', '真的？？！'] },
  check: ({ text }) =>
    matches(text, /(?<![？！])！？(?![？！])/gu, () => ({ fix: '？！', values: { expected: '？！' } })),
}
