import { type LintRule, matches } from '../lint-rule.ts'

/** The year in the number of an official document stands in 〔〕. */
export const documentNumber: LintRule = {
  id: 'lint-document-number',
  authority: 'GB/T 15834-2011, 4.9.3.4',
  examples: {
    wrong: ['中发（2019）5号', '国办发[2020]第12号'],
    right: ['中发〔2019〕5号', '（2019）年第 3 号', '第（2019）期'],
  },
  check: ({ text }) =>
    matches(
      text,
      /(?<=\p{Script=Han})[（(［【[](?:19|20)\d{2}[）)］】\]](?=\s?第?\s?\d+\s?号)/gu,
      (found) => {
        const right = `〔${found.slice(1, -1)}〕`
        return { fix: right, values: { expected: right } }
      },
    ),
}
