import { type LintRule, matches } from '../lint-rule.ts'

/** Numbers that are words, or of the old calendar, or about so many, are written in Han. */
export const hanNumeral: LintRule = {
  id: 'lint-han-numeral',
  authority: 'GB/T 15835-2011, 4.2',
  examples: {
    wrong: ['星期3开会。', '还有1些人没来。', '农历8月15', '正月15', '光绪20年', '来了20几个人', '7、8个人'],
    right: [
      '星期三开会。',
      '还有一些人没来。',
      '农历八月十五',
      '正月十五',
      '光绪二十年',
      '民国26年',
      '来了二十几个人',
      '七八个人',
      '第7、8个',
      '表1系列',
      'A1系列',
      '周 3 次',
    ],
  },
  check: ({ text }) => [
    ...matches(text, /(?<=星期|礼拜)[1-6](?!\d)/gu, (found) => ({
      fix: han[Number(found)],
      values: { expected: han[Number(found)] ?? '' },
    })),
    ...matches(
      text,
      /(?<=^|[\p{Script=Han}，。；：])(?<![第表图例式步页节章])1(?=些|下子|旦|贯|系列)/gu,
      () => ({
        fix: '一',
        values: { expected: '一' },
      }),
    ),
    ...matches(
      text,
      /(?<=农历|阴历|旧历)\d{1,2}月(?:初?\d{1,2})?|(?<=正月|腊月|冬月)初?\d{1,2}(?!\d)/gu,
      () => ({
        values: { expected: '' },
      }),
    ),
    ...matches(text, /(?<=康熙|雍正|乾隆|嘉庆|道光|咸丰|同治|光绪|宣统)\d{1,2}年/gu, () => ({
      values: { expected: '' },
    })),
    ...matches(text, /(?<![\d.])\d{1,2}(?=几[个岁人年天户里次名])/gu, () => ({ values: { expected: '' } })),
    ...matches(
      text,
      /(?<![\d.、第]|第\s)([1-9]、[1-9])(?=十?(?:个|人|天|岁|里|斤|户|家)(?!级))/gu,
      (found) => ({
        values: { expected: `${han[Number(found[0])] ?? ''}${han[Number(found[2])] ?? ''}` },
      }),
    ).filter(({ at }) => Number(text[at + 2]) === Number(text[at]) + 1),
  ],
}

const han = '〇一二三四五六七八九'
