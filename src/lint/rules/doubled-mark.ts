import { type LintRule, matches } from '../lint-rule.ts'

/** Two marks where one should be; questions and calls may be doubled or joined. */
export const doubledMark: LintRule = {
  id: 'lint-doubled-mark',
  authority: 'GB/T 15834-2011, 4.2 and 4.3',
  examples: {
    wrong: ['他来了。。又走了。', '苹果、、梨。', '他来了，。', '他说：“走吧。”。', '真的吗？？？？'],
    right: ['他来了。又走了。', '真的吗？！', '太好了！！！', '他说：“走吧。”', '（他没来。）'],
  },
  check: ({ text }) => [
    ...matches(text, /(?<!。)。。(?!。)|，，+|、、+|；；+|：：+/gu, (found) => ({
      fix: found[0],
      values: { expected: found[0] ?? '' },
    })),
    ...matches(text, /(?:，(?!，)|、(?!、)|；(?!；)|：(?!：))[。？！，、；：]|。[，、；：]/gu, () => ({
      values: { expected: '' },
    })),
    ...matches(text, /(?<=[。？！]”)。/gu, () => ({ fix: '', values: { expected: '' } })),
    ...matches(text, /[？！]{4,}/gu, (found) => ({ values: { expected: found.slice(0, 3) } })),
  ],
}
