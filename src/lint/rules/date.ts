import { type LintRule, matches } from '../lint-rule.ts'

/** Years have four digits; a date in short form has hyphens. */
export const date: LintRule = {
  id: 'lint-date',
  authority: 'GB/T 15834-2011, 4.13.3.1 and A.4.2; GB/T 15835-2011, 5.1.4',
  examples: {
    wrong: ['98年5月到村里。', '2010、3、2 到会。', '2010—3—2 到会。'],
    right: [
      '1998年5月到村里。',
      '2010-03-02 到会。',
      '民国26年7月',
      '历时12年5月',
      '2010—2012 年',
      '第 2010、3、2 号',
      '90年代',
    ],
  },
  check: ({ text }) => [
    ...matches(
      text,
      /(?<![\d.年])(?<!民国|光绪|宣统|咸丰|同治|道光|嘉庆|乾隆|雍正|康熙|昭和|平成|令和|明治|大正|历时|长达|用了|有|共|近|约|满)\d{2}年(?=\d{1,2}月)/gu,
      () => ({ values: { expected: '' } }),
    ),
    ...matches(
      text,
      /(?<![\d、第]|第\s)(?:19|20)\d{2}([、—–～])(?:1[0-2]|0?[1-9])\1(?:3[01]|[12]\d|0?[1-9])(?![\d、—–～])/gu,
    ).map(({ at }) => {
      const found = /^\d+[、—–～]\d+[、—–～]\d+/.exec(text.slice(at - 4))?.[0] ?? ''
      const right = found.replace(/[、—–～]/g, '-')
      return { at: at - 4, length: found.length, values: { found, expected: right }, fix: right }
    }),
  ],
}
