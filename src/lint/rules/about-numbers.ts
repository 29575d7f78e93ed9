import { type LintRule, matches } from '../lint-rule.ts'

/** Two numbers side by side that mean about so many have no 、 between them. */
export const aboutNumbers: LintRule = {
  id: 'lint-about-numbers',
  authority: 'GB/T 15834-2011, 4.5.3.4',
  examples: {
    wrong: ['来了七、八个人。', '三、四十岁的人'],
    right: ['来了七八个人。', '三四十岁的人', '一、二年级', '第三、四章', '二、三产业', '十二、三两月'],
  },
  check: ({ text }) =>
    matches(
      text,
      /(?<![第一二三四五六七八九十、])(一、二|二、三|三、四|四、五|五、六|六、七|七、八|八、九)(?=十?(?:个|人|天|岁|次|里|斤|户|家|本|条|位|名|件|回|遍|句|分钟|小时)(?!级))/gu,
      (found) => ({ fix: found.replace('、', ''), values: { expected: found.replace('、', '') } }),
    ),
}
