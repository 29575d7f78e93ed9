import { type LintRule, matches } from '../lint-rule.ts'

/** Before 等 stands no 、, and before 以及 a ，. */
export const markBeforeWord: LintRule = {
  id: 'lint-mark-before-word',
  authority: 'GB/T 15834-2011, A.3 and B.1.2',
  examples: {
    wrong: ['带上锹、镐、筐、等。', '有村里、镇上、以及县里的人。'],
    right: ['带上锹、镐、筐等。', '看书、等车、聊天', '有村里、镇上，以及县里的人。', '一等、二等、等外'],
  },
  check: ({ text }) => [
    ...matches(text, /、(?=等等?(?:[，。；：！？）”]|$))/gu, () => ({ fix: '', values: { expected: '' } })),
    ...matches(text, /、(?=以及)/gu, () => ({ fix: '，', values: { expected: '，' } })),
  ],
}
