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
  'lint-fixed': {
    severity: 'info',
    reason: { en: '{count} faults mended', zh: '已改正 {count} 处' },
    fix: { en: 'Look the changes over before you print.', zh: '付印前请再看一遍改动。' },
  },
} satisfies Record<string, Rule>
