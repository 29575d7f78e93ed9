import { type LintRule, matches } from '../lint-rule.ts'

/** Between Han characters, and beside Chinese marks, stands no space. */
export const spaceInText: LintRule = {
  id: 'lint-space-in-text',
  authority: 'house',
  examples: {
    wrong: ['到 群众中去。', '他来了 ，又走了。', '他来了， 又走了。', '（ 上）', '见 《实践论》 一文。'],
    right: ['到群众中去。', '用 USB 线。', '张　三', '第一讲　怎样到群众中去'],
  },
  check: ({ text, kind }) => [
    ...matches(text, kind === 'paragraph' ? amongHan : /(?!)/g, () => ({ fix: '' })),
    ...matches(text, / +(?=[，。；：？！、）》”])|(?<=[，。；：？！、（《“]) +(?!\s|$)/gu, () => ({
      fix: '',
    })),
  ],
}

/** In headings a space may part a number from its words. */
const amongHan = /(?<=\p{Script=Han}) +(?=[\p{Script=Han}《“（])|(?<=[》”）]) +(?=\p{Script=Han})/gu
