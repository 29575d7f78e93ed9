import { type LintRule, matches } from '../lint-rule.ts'

/** Headings end in no mark, but for ？, ！ and ……; so do the titles of tables. */
export const headingMark: LintRule = {
  id: 'lint-heading-mark',
  authority: 'GB/T 15834-2011, A.1 and B.4',
  examples: {
    wrong: ['## 听完再说。', '## 怎样听，', '表：各村户数。\n\n| 村 | 户 |\n| - | - |\n| 甲 | 3 |'],
    right: ['## 听完再说', '## 怎样听？', '## 后来……', '听完再说。'],
  },
  check: ({ text, kind }) =>
    kind === 'heading' || /^(?:表|图|Table|Figure)\s*\d*\s*[:：]/.test(text)
      ? matches(text, /[。，、；：]$/gu)
      : [],
}
