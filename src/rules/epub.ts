import type { Rule } from '../message.ts'

export const epubRules = {
  'table-no-head': {
    severity: 'warning',
    reason: {
      en: 'This table has no head cells, expected at least one <th>: who hears the EPUB does not learn what a number is of',
      zh: '此表没有表头单元格，应至少有一个 <th>：用朗读功能阅读 EPUB 的人不知道每一格指什么',
    },
    fix: {
      en: 'Write <th> instead of <td> in the first row or column, or make it a Markdown table, which always has a head.',
      zh: '把首行或首列的 <td> 改为 <th>，或改用 Markdown 表格（总有表头）。',
    },
  },
} satisfies Record<string, Rule>
