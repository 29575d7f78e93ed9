import { type LintRule, matches } from '../lint-rule.ts'

/** The dash takes two cells. */
export const dash: LintRule = {
  id: 'lint-dash',
  authority: 'GB/T 15834-2011, 4.10',
  examples: {
    wrong: ['他来了--从北京。', '他来了—从北京。', '他来了－－从北京。', '他来了———从北京。'],
    right: ['他来了——从北京。', '1998—2008 年', '北京—上海航线', '甲-乙型'],
  },
  check: ({ text }) => {
    const say = (found: string) => ({ fix: '——', values: { found, expected: '——' } })
    return [
      ...matches(text, /(?<=[\p{Script=Han}，。！？”》）])(?:-{2,3}|－{2,})(?=[\p{Script=Han}“《（])/gu, say),
      ...matches(text, /(?<!—)—{3}(?!—)/gu, say),
      // One cell joins names and numbers: between two names of places it is right, in a sentence it is not.
      ...matches(text, /(?<=[了的着过是在，。！？”])—(?=\p{Script=Han})/gu, say),
    ]
  },
}
