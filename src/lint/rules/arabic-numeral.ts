import { type LintRule, matches } from '../lint-rule.ts'

/** Measures with signs for their units have Arabic numerals. */
export const arabicNumeral: LintRule = {
  id: 'lint-arabic-numeral',
  authority: 'GB/T 15835-2011, 4.1.1',
  examples: {
    wrong: ['重五十kg。', '高三 m。', '占四十%。'],
    right: ['重 50 kg。', '重五十公斤。', '3万 km', '百分之四十'],
  },
  check: ({ text }) =>
    matches(
      text,
      /(?<![\d.第A-Za-z一二三四五六七八九十百千两万亿])[一二三四五六七八九十百千两]+(?=\s?(?:kg|km|cm|mm|mL|ml|kW|Hz|°C|℃|%|％|m²|g|m|L|t)(?![A-Za-z]))/gu,
    ),
}
