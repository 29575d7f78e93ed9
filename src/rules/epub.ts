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
  'epub-text-differs': {
    severity: 'error',
    reason: {
      en: 'The EPUB does not have the text of “{title}”: expected “{expected}”, found “{found}”',
      zh: 'EPUB 中“{title}”的文字与书稿不符：应为“{expected}”，实为“{found}”',
    },
    fix: {
      en: 'This is a fault of ours, not of the text. Please report it with the paragraph these words are in.',
      zh: '这是程序的错误，不是书稿的错误。请附上这些文字所在的段落报告给我们。',
    },
  },
  'epub-file-differs': {
    severity: 'error',
    reason: {
      en: 'The file {path} in the EPUB is not the one that was put there',
      zh: 'EPUB 中的文件 {path} 与放入的不一致',
    },
    fix: {
      en: 'This is a fault of ours. Please report it.',
      zh: '这是程序的错误，请报告给我们。',
    },
  },
} satisfies Record<string, Rule>
