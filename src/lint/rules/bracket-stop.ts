import { type LintRule, matches } from '../lint-rule.ts'

/** What stands in brackets within a sentence ends in no full stop. */
export const bracketStop: LintRule = {
  id: 'lint-bracket-stop',
  authority: 'GB/T 15834-2011, A.8 and B.2.2',
  examples: {
    wrong: ['来了三人（都是上村的。），坐下就谈。'],
    right: ['来了三人（都是上村的），坐下就谈。', '散会了。（明天再来。）', '来了三人（是吗？），坐下就谈。'],
  },
  check: ({ text }) => matches(text, /[。，；](?=）[，。、；：！？])/gu, () => ({ fix: '' })),
}
