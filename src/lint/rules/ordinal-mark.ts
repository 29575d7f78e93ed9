import { type LintRule, matches } from '../lint-rule.ts'

/** What stands after the number of a paragraph or of a point: 第一， 一、 1. （一）. */
export const ordinalMark: LintRule = {
  id: 'lint-ordinal-mark',
  authority: 'GB/T 15834-2011, 4.4.3.3, 4.5.3.3 and B.3',
  examples: {
    wrong: [
      '首先、要听。',
      '其一、要去。其二、要问。',
      '一，听',
      '（一）、听',
      '②、问',
      '3、商',
      '第一章、起头',
    ],
    right: [
      '首先，要听。',
      '第一、第二两讲',
      '首先、其次、再次都要做到。',
      '一、听',
      '（一）听',
      '②问',
      '1. 商',
      '第一章　起头',
      '三、四个人',
      '一，二，三，走！',
      '2、3 两条',
    ],
  },
  check: ({ text }) =>
    rows.flatMap(({ pattern, expected }) =>
      matches(text, pattern, (found) => {
        const right = expected(found)
        return { values: { found, expected: right }, ...(/^\d/.test(found) ? {} : { fix: right }) }
      }),
    ),
}

const rows: readonly { pattern: RegExp; expected: (found: string) => string }[] = [
  // 第一、第二… is a row of words, and so is 首先、其次.
  {
    pattern:
      /(?<=^|[。！？；：])(?:第[一二三四五六七八九十]{1,3}|其[一二三四五六]|首先|其次|再次|最后)、(?![第其再最一二三四五六七八九十])/gu,
    expected: (found) => `${found.slice(0, -1)}，`,
  },
  {
    pattern: /^[一二三四五六七八九十]{1,3}[，．.](?![一二三四五六七八九十\d])/gu,
    expected: (found) => `${found.slice(0, -1)}、`,
  },
  {
    pattern: /^(?:[（(][一二三四五六七八九十\d]{1,3}[)）]|[①-⑳])[、，．.]/gu,
    expected: (found) => found.slice(0, -1),
  },
  { pattern: /^\d{1,2}、(?![\d\s])/gu, expected: (found) => `${found.slice(0, -1)}.` },
  {
    pattern: /^第[一二三四五六七八九十百]{1,4}[章讲编篇节课回][、，．.]/gu,
    expected: (found) => `${found.slice(0, -1)}\u3000`,
  },
]
