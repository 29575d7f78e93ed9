import { type LintRule, matches } from '../lint-rule.ts'

/** A question that is only told ends in no question mark. */
export const indirectQuestion: LintRule = {
  id: 'lint-indirect-question',
  authority: 'GB/T 15834-2011, A.2',
  examples: {
    wrong: ['他问我去不去？我说不去。', '我不知道他为什么不来？'],
    right: [
      '他问我：“去不去？”',
      '他问我去不去。',
      '谁问你去不去？',
      '你知道他为什么不来吗？',
      '他不知道吗？',
      '他问：去不去？',
      '你问过我去不去吗？',
    ],
  },
  check: ({ text }) =>
    matches(
      text,
      /(?<=^|[。！？；，“])(?:[我他她]们?|大家|老\p{Script=Han})(?:问[我你他她]们?|也?都?还?不(?:知道|清楚|明白|晓得))[^，。？！：“”谁]{0,10}(?:(?<verb>\p{Script=Han})不\k<verb>|是否|有没有|为什么|怎么|怎样|什么|多少|哪)[^，。？！：“”]{0,8}(?<![吗吧呢])(？)/gu,
    ).map(({ at, values }) => ({
      at: text.indexOf('？', at),
      length: 1,
      values: { ...values, found: '？', expected: '。' },
    })),
}
