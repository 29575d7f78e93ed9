import { type LintRule, matches } from '../lint-rule.ts'

const right: Record<string, string> = {
  '•': '·',
  '‧': '·',
  '･': '·',
  '・': '·',
  '~': '～',
  '∼': '～',
  '﹑': '、',
  '﹐': '，',
  '｡': '。',
  '､': '、',
  '﹕': '：',
  '〝': '“',
  '〞': '”',
  '＂': '”',
  '﹏': '～',
}

/** Marks of other scripts that look alike. */
export const wrongMark: LintRule = {
  id: 'lint-wrong-mark',
  authority: 'GB/T 15834-2011, 4.13 and 4.14',
  examples: {
    wrong: ['卡尔•马克思', '列夫・托尔斯泰', '走了｡', '3~5 天'],
    right: ['卡尔·马克思', '列夫·托尔斯泰', '走了。', '3～5 天', '~/.config'],
  },
  check: ({ text }) => [
    ...matches(text, /(?<=\p{Script=Han})[•‧･・](?=\p{Script=Han})|[﹑﹐｡､﹕〝〞]/gu, (found) => ({
      fix: right[found],
      values: { expected: right[found] ?? '' },
    })),
    ...matches(text, /(?<=[\d\p{Script=Han}])\s?([~∼])\s?(?=\d)/gu, (found) => ({
      fix: right[found],
      values: { expected: right[found] ?? '' },
    })),
  ],
}
