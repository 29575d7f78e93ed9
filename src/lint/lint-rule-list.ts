import type { LintRule } from './lint-rule.ts'
import { aboutNumbers } from './rules/about-numbers.ts'
import { arabicNumeral } from './rules/arabic-numeral.ts'
import { bracketStop } from './rules/bracket-stop.ts'
import { dash } from './rules/dash.ts'
import { date } from './rules/date.ts'
import { documentNumber } from './rules/document-number.ts'
import { doubledMark } from './rules/doubled-mark.ts'
import { ellipsis } from './rules/ellipsis.ts'
import { ellipsisAndSoOn } from './rules/ellipsis-and-so-on.ts'
import { eventDate } from './rules/event-date.ts'
import { fullwidthLatin } from './rules/fullwidth-latin.ts'
import { halfwidthMark } from './rules/halfwidth-mark.ts'
import { hanNumeral } from './rules/han-numeral.ts'
import { headingMark } from './rules/heading-mark.ts'
import { headingNumbers } from './rules/heading-numbers.ts'
import { idleMark } from './rules/idle-mark.ts'
import { indirectQuestion } from './rules/indirect-question.ts'
import { leadingZero } from './rules/leading-zero.ts'
import { listNumbers } from './rules/list-numbers.ts'
import { lostSubject } from './rules/lost-subject.ts'
import { markBeforeWord } from './rules/mark-before-word.ts'
import { markBetweenTitles } from './rules/mark-between-titles.ts'
import { mixedNumeral } from './rules/mixed-numeral.ts'
import { mixedScript } from './rules/mixed-script.ts'
import { mixedSpacing } from './rules/mixed-spacing.ts'
import { nestedColon } from './rules/nested-colon.ts'
import { nestedQuotes } from './rules/nested-quotes.ts'
import { ordinalMark } from './rules/ordinal-mark.ts'
import { questionCall } from './rules/question-call.ts'
import { quotedStop } from './rules/quoted-stop.ts'
import { range } from './rules/range.ts'
import { rangeUnit } from './rules/range-unit.ts'
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
  questionCall,
  ordinalMark,
  headingMark,
  markBeforeWord,
  idleMark,
  quotedStop,
  bracketStop,
  documentNumber,
  eventDate,
  rangeUnit,
  date,
  hanNumeral,
  arabicNumeral,
  leadingZero,
  nestedColon,
  indirectQuestion,
  lostSubject,
  spaceInText,
  mixedSpacing,
  mixedScript,
  headingNumbers,
  listNumbers,
  terms,
  repeatedWord,
]
