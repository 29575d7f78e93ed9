import type { LintFinding, LintRule } from '../lint-rule.ts'

const pairs: readonly (readonly [outer: string, inner: string])[] = [
  ['“”', '‘’'],
  ['「」', '『』'],
  ['《》', '〈〉'],
  ['（）', '〔〕'],
]

/** Within double quotation marks stand single ones, within 《》 stand 〈〉, within （） others. */
export const nestedQuotes: LintRule = {
  id: 'lint-nested-quotes',
  authority: 'GB/T 15834-2011, 4.8.3.4, 4.9.3.6 and 4.15.3.5',
  examples: {
    wrong: ['他说：“我看过“西游”。”', '《读《红楼梦》》是一篇文章。', '来了三人（两人（甲、乙）是上村的）。'],
    right: ['他说：“我看过‘西游’。”', '《读〈红楼梦〉》是一篇文章。', '“一”和“二”。', '（一）听；（二）理。'],
  },
  check: ({ text }) =>
    pairs.flatMap(([outer, inner]) => {
      const [open = '', close = ''] = outer
      const findings: LintFinding[] = []
      let depth = 0
      for (const [at, mark] of text.split('').entries()) {
        if (mark === open && ++depth === 2)
          findings.push({ at, length: 1, values: { found: outer, expected: inner } })
        if (mark === close) depth = Math.max(0, depth - 1)
      }
      return findings
    }),
}
