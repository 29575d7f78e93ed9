import type { Rule } from '../message.ts'

/** What can stand in the way of a page budget. */
export const budgetRules = {
  'budget-no-proposal': {
    severity: 'error',
    reason: {
      en: 'There is no proposal `{id}` for this book; there are {known}',
      zh: '这本书没有方案 `{id}`，现有：{known}',
    },
    fix: {
      en: 'Run `npm run budget` without `--apply` and take a name of its table.',
      zh: '先不加 `--apply` 运行 `npm run budget`，再从表中选一个名称。',
    },
  },
  'budget-impossible': {
    severity: 'error',
    reason: {
      en: 'The proposal `{id}` makes no page of this book: type area and margins do not fit the trim size with it',
      zh: '方案 `{id}` 行不通：照此版心与页边放不进成品尺寸，或书稿出错',
    },
    fix: {
      en: 'Take another one, or leave `page.margins` to be computed. book.yaml was not changed.',
      zh: '请换一个方案，或让 `page.margins` 自动推算。book.yaml 没有改动。',
    },
  },
} as const satisfies Record<string, Rule>
