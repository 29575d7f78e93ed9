import { type LintRule, matches } from '../lint-rule.ts'

/** The ellipsis has six dots in two cells; 等 and …… do not stand together. */
export const ellipsis: LintRule = {
  id: 'lint-ellipsis',
  authority: 'GB/T 15834-2011, 4.11',
  examples: {
    wrong: ['他想说...', '走了。。。', '他想说…又停住了。', '他想说………又停住了。'],
    right: ['他想说……又停住了。', 'Wait… what?', '……', '…………'],
  },
  check: ({ text }) => {
    const say = (found: string) => ({ fix: '……', values: { found, expected: '……' } })
    return [
      ...matches(text, /(?<=[\p{Script=Han}，。！？“”])(\.{3,}|·{3,})/gu, say),
      ...matches(text, /。{3,}/gu, say),
      ...matches(text, /(?<!…)(?:…|…{3})(?!…)/gu, say).filter(({ at, length }) =>
        /\p{Script=Han}|[，。！？“”]/u.test(text.charAt(at - 1) + text.charAt(at + length)),
      ),
    ]
  },
}
