import type { LintRule } from './lint-rule.ts'
import { aboutNumbers } from './rules/about-numbers.ts'
import { dash } from './rules/dash.ts'
import { doubledMark } from './rules/doubled-mark.ts'
import { ellipsis } from './rules/ellipsis.ts'
import { ellipsisAndSoOn } from './rules/ellipsis-and-so-on.ts'
import { fullwidthLatin } from './rules/fullwidth-latin.ts'
import { halfwidthMark } from './rules/halfwidth-mark.ts'
import { headingNumbers } from './rules/heading-numbers.ts'
import { listNumbers } from './rules/list-numbers.ts'
import { markBetweenTitles } from './rules/mark-between-titles.ts'
import { mixedNumeral } from './rules/mixed-numeral.ts'
import { mixedScript } from './rules/mixed-script.ts'
import { mixedSpacing } from './rules/mixed-spacing.ts'
import { nestedQuotes } from './rules/nested-quotes.ts'
import { range } from './rules/range.ts'
import { repeatedWord } from './rules/repeated-word.ts'
import { spaceInText } from './rules/space-in-text.ts'
import { straightQuotes } from './rules/straight-quotes.ts'
import { terms } from './rules/terms.ts'
import { unpairedMark } from './rules/unpaired-mark.ts'
import { wrongMark } from './rules/wrong-mark.ts'

/** All that a proofreader looks for. */
export const lintRuleList: readonly LintRule[] = [
  halfwidthMark,
  fullwidthLatin,
  wrongMark,
  straightQuotes,
  unpairedMark,
  nestedQuotes,
  doubledMark,
  ellipsis,
  ellipsisAndSoOn,
  dash,
  range,
  aboutNumbers,
  markBetweenTitles,
  mixedNumeral,
  spaceInText,
  mixedSpacing,
  mixedScript,
  headingNumbers,
  listNumbers,
  terms,
  repeatedWord,
]
