import { type LintRule, matches } from '../lint-rule.ts'

/** The stop of a whole sentence that somebody says stands inside the quotation marks, that of a part of a sentence has none. */
export const quotedStop: LintRule = {
  id: 'lint-quoted-stop',
  authority: 'GB/T 15834-2011, B.2.1',
  examples: {
    wrong: ['他说：“走吧”。', '老周问：“钱从哪里来”？', '“先问后做。”的办法'],
    right: ['他说：“走吧。”', '他说“走吧”。', '“先问后做”的办法', '他说：“好。”的确好。', '分“听”“看”。'],
  },
  check: ({ text }) => [
    ...matches(text, /(?<=[说道问答喊叫讲]：)“[^“”]*[^“”。？！…—，、；：](”[。？！])/gu, (found) => ({
      fix: `${found[1] ?? ''}${found[0] ?? ''}`,
      values: { expected: `${found[1] ?? ''}${found[0] ?? ''}` },
    })),
    ...matches(text, /。”(?=的(?!确))/gu, () => ({ fix: '”', values: { expected: '”' } })),
  ],
}
