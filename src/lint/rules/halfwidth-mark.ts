import { type LintRule, matches } from '../lint-rule.ts'

const wide: Record<string, string> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
  '.': '。',
}

/** Marks of Chinese text take a whole cell. */
export const halfwidthMark: LintRule = {
  id: 'lint-halfwidth-mark',
  authority: 'GB/T 15834-2011, 5.1',
  examples: {
    wrong: ['他来了,又走了。', '真的吗?', '第一讲(上)讲完了。', '他走了.'],
    right: ['他来了，又走了。', '版本 2.0, 见 a.b.c。', '比例是 3:2。', '她说 OK, fine. 就这样。'],
  },
  check: ({ text }) => {
    const marks = matches(text, /(?<=[\p{Script=Han}》”’）])([,;:?!])(?![\d/\\a-zA-Z~=<>&|])/gu)
    const stops = matches(text, /(?<=[\p{Script=Han}》”’）])(\.)(?=$|[”’])/gu)
    // A bracket is the text's where Han stands on its inner and its outer side, or its pair's.
    const brackets = matches(
      text,
      /(?<=\p{Script=Han})\((?=\p{Script=Han})|(?<=\p{Script=Han})\)(?=\p{Script=Han}|[，。；：？！、]|$)/gu,
    )
    return [...marks, ...stops, ...brackets].map((finding) => {
      const found = text.slice(finding.at, finding.at + 1)
      return { ...finding, fix: wide[found], values: { found, expected: wide[found] ?? '' } }
    })
  },
}
