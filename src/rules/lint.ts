import type { Rule } from '../message.ts'

/** What the proofreader says: src/lint. */
export const lintRules = {
  'lint-halfwidth-mark': {
    severity: 'warning',
    reason: {
      en: '`{found}` in Chinese text, expected `{expected}`',
      zh: '中文里用了半角的“{found}”，应为“{expected}”',
    },
    fix: { en: 'Use the full-width mark; `--fix` does.', zh: '请改用全角标点；--fix 会代改。' },
  },
  'lint-fullwidth-latin': {
    severity: 'warning',
    reason: {
      en: 'Full-width `{found}`, expected `{expected}`',
      zh: '全角的“{found}”，应为半角“{expected}”',
    },
    fix: {
      en: 'Use half-width digits and letters; `--fix` does.',
      zh: '数字和拉丁字母请用半角；--fix 会代改。',
    },
  },
  'lint-wrong-mark': {
    severity: 'warning',
    reason: {
      en: '`{found}` is a mark of another script, expected `{expected}`',
      zh: '“{found}”不是中文标点，应为“{expected}”',
    },
    fix: { en: 'Replace it; `--fix` does.', zh: '请替换；--fix 会代改。' },
  },
  'lint-straight-quotes': {
    severity: 'warning',
    reason: {
      en: 'The straight quotation mark {found}, expected {expected}',
      zh: '直引号 {found}，应为 {expected}',
    },
    fix: {
      en: 'Use curly quotation marks; `--fix` does where they come in pairs.',
      zh: '请改用弯引号；成对的 --fix 会代改。',
    },
  },
  'lint-unpaired-mark': {
    severity: 'warning',
    reason: {
      en: '`{found}` stands alone, expected `{expected}` with it',
      zh: '`{found}` 没有配对，应有 `{expected}` 与之成对',
    },
    fix: { en: 'Add the other one, or take this one away.', zh: '请补上另一半，或删去这一个。' },
  },
  'lint-nested-quotes': {
    severity: 'warning',
    reason: {
      en: '{found} within {found}, expected {expected} inside',
      zh: '{found} 里又用 {found}，里层应为 {expected}',
    },
    fix: { en: 'Use {expected} for the inner ones.', zh: '里层请改用 {expected}。' },
  },
  'lint-doubled-mark': {
    severity: 'warning',
    reason: {
      en: 'The marks `{found}` stand together, expected one',
      zh: '“{found}”标点重复或相连，应只留一个',
    },
    fix: { en: 'Keep the one that is meant.', zh: '请只保留需要的一个。' },
  },
  'lint-ellipsis': {
    severity: 'warning',
    reason: { en: '`{found}` for the ellipsis, expected `……`', zh: '省略号写成“{found}”，应为“……”' },
    fix: { en: 'Six dots in two cells; `--fix` does.', zh: '省略号为六点，占两格；--fix 会代改。' },
  },
  'lint-ellipsis-and-so-on': {
    severity: 'warning',
    reason: {
      en: '`{found}`: the ellipsis and 等 say the same, expected one of them',
      zh: '“{found}”：省略号与“等”不应并用',
    },
    fix: { en: 'Keep one.', zh: '请只保留一个。' },
  },
  'lint-dash': {
    severity: 'warning',
    reason: { en: '`{found}` for the dash, expected `——`', zh: '破折号写成“{found}”，应为“——”' },
    fix: { en: 'The dash takes two cells; `--fix` does.', zh: '破折号占两格；--fix 会代改。' },
  },
  'lint-range': {
    severity: 'warning',
    reason: {
      en: '`{found}` between two numbers, expected `～` or `—`',
      zh: '数值范围用了“{found}”，应为“～”或“—”',
    },
    fix: { en: 'Use ～; `--fix` does.', zh: '请用浪纹线“～”；--fix 会代改。' },
  },
  'lint-about-numbers': {
    severity: 'warning',
    reason: {
      en: '`{found}` for about so many, expected `{expected}`',
      zh: '概数写成“{found}”，应为“{expected}”',
    },
    fix: {
      en: 'Take the 、 away; `--fix` does. For one number and the other, leave it and set the rule aside.',
      zh: '表示概数时请删去顿号，--fix 会代改；如果确指两个数，可用注释略过本条。',
    },
  },
  'lint-mark-between-titles': {
    severity: 'info',
    reason: {
      en: 'A `、` between titles or quotations that stand side by side; usually there is none',
      zh: '并列的书名号或引号之间用了顿号，通常不用',
    },
    fix: { en: 'Take it away; `--fix` does.', zh: '可以删去；--fix 会代改。' },
  },
  'lint-mixed-numeral': {
    severity: 'warning',
    reason: { en: '`{found}` mixes two kinds of digits', zh: '“{found}”混用了两种数字' },
    fix: { en: 'Write the number in one kind; {expected} is meant.', zh: '同一个数请用一种写法{expected}。' },
  },
  'lint-space-in-text': {
    severity: 'warning',
    reason: { en: 'A space within Chinese text, expected none', zh: '中文之间有空格，不应有' },
    fix: { en: 'Take it away; `--fix` does.', zh: '请删去；--fix 会代改。' },
  },
  'lint-mixed-spacing': {
    severity: 'info',
    reason: {
      en: '“{found}”: in this chapter {spaced} borders of Han and Latin have a space and {joined} have none, expected one way',
      zh: '“{found}”：本章汉字与拉丁字母、数字相邻处，{spaced} 处有空格，{joined} 处没有，宜统一',
    },
    fix: {
      en: 'Write them all one way: print sets the gap by itself.',
      zh: '请统一写法；间隙由排版自动调整。',
    },
  },
  'lint-mixed-script': {
    severity: 'warning',
    reason: {
      en: '`{found}` is of the other script, expected `{expected}`',
      zh: '“{found}”与全书的简繁不一致，应为“{expected}”',
    },
    fix: {
      en: 'Replace it, or mark it as what it is: `<span lang="zh-Hant">…</span>`, or `lang:` in the chapter’s front matter.',
      zh: '请改正；如果是引用原文，请标明语言：<span lang="zh-Hant">…</span>，或在章首写 lang:。',
    },
  },
  'lint-heading-numbers': {
    severity: 'warning',
    reason: {
      en: 'The heading has number {found}, expected {expected} after the one before',
      zh: '这个标题的序号是 {found}，接上一个应为 {expected}',
    },
    fix: {
      en: 'Number the headings anew, or look for one that is missing.',
      zh: '请改正序号，或查找缺漏的标题。',
    },
  },
  'lint-list-numbers': {
    severity: 'warning',
    reason: {
      en: 'The paragraph has number {found}, expected {expected} after the one before',
      zh: '这一段的序号是 {found}，接上一个应为 {expected}',
    },
    fix: {
      en: 'Number the paragraphs anew, or look for one that is missing.',
      zh: '请改正序号，或查找缺漏的一段。',
    },
  },
  'lint-terms': {
    severity: 'warning',
    reason: {
      en: '“{found}”, expected “{expected}” by the terms in book.yaml',
      zh: '“{found}”，按 book.yaml 的用词表应为“{expected}”',
    },
    fix: { en: 'Replace it; `--fix` does.', zh: '请替换；--fix 会代改。' },
  },
  'lint-repeated-word': {
    severity: 'warning',
    reason: { en: '“{found}” twice in a row', zh: '“{found}”连写了两次' },
    fix: { en: 'Take one away if it is a slip.', zh: '如为笔误，请删去一个。' },
  },
  'lint-question-call': {
    severity: 'warning',
    reason: { en: '`{found}`, expected `{expected}`', zh: '“{found}”的次序应为“{expected}”' },
    fix: { en: 'The question mark comes first; `--fix` does.', zh: '问号在前，叹号在后；--fix 会代改。' },
  },
  'lint-ordinal-mark': {
    severity: 'warning',
    reason: {
      en: '`{found}` at the beginning of a point, expected `{expected}`',
      zh: '序次语写成“{found}”，应为“{expected}”',
    },
    fix: {
      en: 'Replace the mark; `--fix` does, but for Arabic numbers, of which Markdown would make a list.',
      zh: '请改正序号后的标点；--fix 会代改，阿拉伯数字除外（Markdown 会把它变成列表）。',
    },
  },
  'lint-heading-mark': {
    severity: 'warning',
    reason: {
      en: 'A heading or title ends in `{found}`, expected no mark',
      zh: '标题或图表名末尾用了“{found}”，通常不用标点',
    },
    fix: { en: 'Take it away.', zh: '请删去。' },
  },
  'lint-mark-before-word': {
    severity: 'warning',
    reason: {
      en: '`{found}` before 等 or 以及, expected `{expected}`',
      zh: '“等”“以及”前用了“{found}”，应为“{expected}”',
    },
    fix: {
      en: 'Before 等 there is no mark, before 以及 a comma; `--fix` does.',
      zh: '“等”前不用顿号，“以及”前用逗号；--fix 会代改。',
    },
  },
  'lint-idle-mark': {
    severity: 'info',
    reason: {
      en: '`{found}` beside a dash or an ellipsis, where usually none stands',
      zh: '破折号后、省略号前通常不用“{found}”',
    },
    fix: {
      en: 'Take it away, unless the pause has to be shown; `--fix` does, but for commas before an ellipsis.',
      zh: '如非必须标示停顿，请删去；--fix 会代改，省略号前的逗号除外。',
    },
  },
  'lint-quoted-stop': {
    severity: 'warning',
    reason: {
      en: '`{found}` at the end of a quotation, expected `{expected}`',
      zh: '引文末尾写成“{found}”，应为“{expected}”',
    },
    fix: {
      en: 'After 说： the stop is the quotation’s; in the midst of a sentence it has none. `--fix` does.',
      zh: '冒号后的引文，句末标点在引号内；引文作句子成分，末尾不用句号。--fix 会代改。',
    },
  },
  'lint-bracket-stop': {
    severity: 'warning',
    reason: {
      en: '`{found}` at the end of brackets within a sentence, expected no mark',
      zh: '句内括号末尾用了“{found}”，不应有',
    },
    fix: { en: 'Take it away; `--fix` does.', zh: '请删去；--fix 会代改。' },
  },
  'lint-document-number': {
    severity: 'warning',
    reason: {
      en: 'The year of a document’s number as {found}, expected {expected}',
      zh: '发文字号中的年份写成 {found}，应为 {expected}',
    },
    fix: { en: 'Use 〔〕; `--fix` does.', zh: '请用六角括号；--fix 会代改。' },
  },
  'lint-event-date': {
    severity: 'warning',
    reason: {
      en: '`{found}` in the name of a day, expected `{expected}`',
      zh: '以月日为名写成“{found}”，应为“{expected}”',
    },
    fix: {
      en: 'Digits stand in quotation marks and are parted by ·, Chinese numbers only after 一, 十一 and 十二; `--fix` does.',
      zh: '阿拉伯数字用引号，月日间用间隔号；汉字数字只在一、十一、十二月后用间隔号；--fix 会代改。',
    },
  },
  'lint-range-unit': {
    severity: 'warning',
    reason: {
      en: '`{found}` begins a range whose end has a unit, expected `{expected}`',
      zh: '数值范围的前一个数“{found}”缺单位，应为“{expected}”',
    },
    fix: { en: 'Write the unit twice, if it is meant twice.', zh: '如果前后单位相同，前一个也请写出。' },
  },
  'lint-date': {
    severity: 'warning',
    reason: {
      en: 'The date `{found}` is short, expected four digits for the year, or `{expected}`',
      zh: '日期“{found}”写法不当：年份应为四位，或应写作“{expected}”',
    },
    fix: {
      en: 'Write the year whole; where all three stand, `--fix` puts hyphens.',
      zh: '请写全年份；年月日齐全的，--fix 会改用短横线。',
    },
  },
  'lint-han-numeral': {
    severity: 'warning',
    reason: {
      en: '`{found}` in digits, expected Chinese numerals {expected}',
      zh: '“{found}”宜用汉字数字{expected}',
    },
    fix: {
      en: 'Words, days of the old calendar and rough numbers have Chinese numerals; `--fix` does where there is but one way.',
      zh: '固定词语、农历和旧纪年、概数用汉字数字；写法唯一的，--fix 会代改。',
    },
  },
  'lint-arabic-numeral': {
    severity: 'warning',
    reason: {
      en: '`{found}` before the sign of a unit, expected Arabic numerals',
      zh: '计量单位符号前用了汉字数字“{found}”，应为阿拉伯数字',
    },
    fix: {
      en: 'Write the number in Arabic numerals, or the unit in words.',
      zh: '请改用阿拉伯数字，或把单位写成汉字。',
    },
  },
  'lint-leading-zero': {
    severity: 'warning',
    reason: {
      en: '`{found}` without its zero, expected `{expected}`',
      zh: '小数“{found}”缺整数位的 0，应为“{expected}”',
    },
    fix: { en: 'Write the zero.', zh: '请补上 0。' },
  },
  'lint-nested-colon': {
    severity: 'info',
    reason: { en: 'A second colon within the sentence', zh: '一句之内套用了冒号' },
    fix: {
      en: 'Part the sentence, or begin a paragraph for what it lists.',
      zh: '请断句，或把所列各项另起段落。',
    },
  },
  'lint-indirect-question': {
    severity: 'info',
    reason: {
      en: 'A question mark after a question that is only told, expected `。`',
      zh: '句子并不发问，只是转述问题，却用了问号，应为句号或逗号',
    },
    fix: { en: 'End the sentence with 。, or quote the question.', zh: '请改用句号，或加引号直接引用。' },
  },
  'lint-lost-subject': {
    severity: 'info',
    reason: { en: '“{found}”: the sentence may have lost its subject', zh: '“{found}”：句子可能缺主语' },
    fix: { en: 'Take away 通过 or 使.', zh: '请删去“通过（经过）”或“使（让）”。' },
  },
  'lint-fixed': {
    severity: 'info',
    reason: { en: '{count} faults mended', zh: '已改正 {count} 处' },
    fix: { en: 'Look the changes over before you print.', zh: '付印前请再看一遍改动。' },
  },
} satisfies Record<string, Rule>
