import { type LintRule, matches } from '../lint-rule.ts'

/** A small word twice, or a phrase of three characters and more: most often a slip. */
export const repeatedWord: LintRule = {
  id: 'lint-repeated-word',
  authority: 'house',
  examples: {
    wrong: ['这是的的确良的。你你说的的话。', '他把把书拿走了。', '群众的意见群众的意见要听。'],
    right: [
      '看看再说。',
      '研究研究。',
      '一个一个地问。',
      '好好学习，天天向上。',
      '了了一桩心事。',
      '的的确确',
    ],
  },
  check: ({ text }) => [
    ...matches(text, smallWords),
    // 一个村一个村: one after the other.
    ...matches(text, /(?!一)(\p{Script=Han}{3,8})\1/gu, (found, match) => ({
      length: match[0].length,
      values: { found },
    })),
  ],
}

/** Where the first may end another word, 目的, 现在, 实实在在, or the two are one, it is no slip. */
const smallWords =
  /(?<![目标])的的(?!确)|把把|被被|(?<!和)和和(?![和气])|与与|及及|(?<![现正存实自内外所好])在在|(?<!从)从从(?!容)|(?<!然)而而|但但|因因|(?<![由关对属])于于/gu
